MATCH (:Current {id: 'current'})-[:IS]->(d:Dataset)
RETURN d.schema AS schema, d.version AS version, d.currentSince AS since
