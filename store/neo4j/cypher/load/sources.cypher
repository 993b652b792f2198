MATCH (s:Source {version: $version}) USING INDEX SEEK s:Source(version, rank)
WHERE s.rank >= 0
WITH s ORDER BY s.rank
WITH s.rank / 100 AS hundred, collect(s) AS sources
RETURN sources
ORDER BY hundred
