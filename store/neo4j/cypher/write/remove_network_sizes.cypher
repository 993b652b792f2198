MATCH (n:NetworkSize {version: $version}) USING INDEX SEEK n:NetworkSize(version)
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*)
