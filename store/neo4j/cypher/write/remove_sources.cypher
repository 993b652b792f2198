MATCH (n:Source {version: $version})
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*)
