MATCH (d:Dataset)
WHERE d.schema IS NOT NULL AND d.complete IS NOT NULL AND d.version IS NOT NULL
RETURN d, EXISTS { (:Current {id: 'current'})-[:IS]->(d) } AS current
ORDER BY d.currentSince DESC, d.version
