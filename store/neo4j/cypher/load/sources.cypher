MATCH (s:Source {version: $version}) USING INDEX SEEK s:Source(version, rank)
WHERE s.rank >= 0
WITH s.rank / 100 AS hundred, collect(s) AS sources
RETURN [x IN sources | head([p IN [properties(x)] | [name IN $names | p[name]]])]
