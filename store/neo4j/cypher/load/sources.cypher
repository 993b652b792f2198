MATCH (s:Source {version: $version})
WHERE s.rank >= 0
RETURN s
ORDER BY s.rank
