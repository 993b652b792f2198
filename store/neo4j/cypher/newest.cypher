MATCH (d:Dataset {complete: true})
WHERE d.schema = $schema
RETURN d.schema AS schema, d.version AS version, d.currentSince AS since
ORDER BY d.currentSince DESC, d.version
LIMIT 1
