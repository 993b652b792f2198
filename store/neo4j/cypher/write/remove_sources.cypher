MATCH (n:Source {version: $version}) USING INDEX SEEK n:Source(version, id)
WHERE n.id IS NOT NULL
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*)
