MATCH (c:Current)-[:IS]->(d:Dataset)
RETURN c.schema AS schema, d.version AS version
