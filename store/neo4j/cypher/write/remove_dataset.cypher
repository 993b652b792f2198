MATCH (d:Dataset {version: $version}) USING INDEX SEEK d:Dataset(version)
WITH d LIMIT $limit
DETACH DELETE d
RETURN count(*)
