MATCH (n:RelatedCities {version: $version})
WHERE n.city IS NOT NULL
RETURN n.city, n.packed
