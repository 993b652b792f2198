MATCH (n:RelatedCities {version: $version})
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*)
