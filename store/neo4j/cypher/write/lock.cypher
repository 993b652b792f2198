MERGE (c:Current {id: 'current'})
SET c.seededBy = $by
WITH c
OPTIONAL MATCH (c)-[:IS]->(d:Dataset)
RETURN d
