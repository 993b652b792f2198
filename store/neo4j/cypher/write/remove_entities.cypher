MATCH (n:Entity {version: $version}) USING INDEX SEEK n:Entity(version, id)
WHERE n.id IS NOT NULL
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*)
