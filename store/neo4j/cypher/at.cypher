MATCH (d:Dataset {version: $version, complete: true}) USING INDEX SEEK d:Dataset(version)
RETURN d.schema AS schema, d.version AS version, d.currentSince AS since
