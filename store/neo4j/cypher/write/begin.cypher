MERGE (d:Dataset {version: $version})
SET d = $info, d.schema = $schema, d.complete = false
