CREATE (d:Dataset {version: $version, schema: $schema, complete: false})
SET d += $info
