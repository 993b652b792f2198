MATCH (d:Dataset)
RETURN d, EXISTS { (:Current)-[:IS]->(d) } AS current
ORDER BY d.currentSince DESC, d.version
