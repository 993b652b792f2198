MATCH (n:Entity {version: $version})
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*)
