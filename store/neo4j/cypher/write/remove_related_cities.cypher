MATCH (n:RelatedCities {version: $version}) USING INDEX SEEK n:RelatedCities(version, city)
WHERE n.city IS NOT NULL
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*)
