MATCH (d:Dataset {version: $version})
SET d.complete = false
