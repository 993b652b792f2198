MATCH (n:SDGLink {version: $version}) USING INDEX SEEK n:SDGLink(version, id)
WHERE n.id IS NOT NULL
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*)
