MATCH (d:Dataset {version: $version})
RETURN d
