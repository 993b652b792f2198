MATCH (n:NetworkSize {version: $version})
WITH n ORDER BY n.rank
RETURN n
