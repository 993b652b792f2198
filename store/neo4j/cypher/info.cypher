MATCH (d:Dataset {version: $version}) USING INDEX SEEK d:Dataset(version)
RETURN d
