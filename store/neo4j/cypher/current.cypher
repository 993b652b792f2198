MATCH (c:Current {id: 'current'})-[:IS]->(d:Dataset)
RETURN c.schema AS schema, d.version AS version
