MATCH (d:Dataset {version: $version})
WITH d LIMIT $limit
DETACH DELETE d
RETURN count(*)
