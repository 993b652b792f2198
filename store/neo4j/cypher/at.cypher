MATCH (d:Dataset {version: $version, complete: true})
RETURN d.schema AS schema, d.version AS version
