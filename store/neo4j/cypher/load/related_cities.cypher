MATCH (n:RelatedCities {version: $version}) USING INDEX SEEK n:RelatedCities(version, city)
WHERE n.city IS NOT NULL
WITH collect(n) AS lists
UNWIND range(0, size(lists) - 1, 100) AS i
RETURN [n IN lists[i..i + 100] | [n.city, n.packed]]
