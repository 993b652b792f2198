MATCH (n:NetworkSize {version: $version}) USING INDEX SEEK n:NetworkSize(version)
WITH n ORDER BY n.rank
RETURN n
