MATCH (c:Current {id: 'current'})
OPTIONAL MATCH (c)-[was:IS]->(old:Dataset)
SET old.currentUntil = timestamp()
DELETE was
WITH DISTINCT c
MATCH (d:Dataset {version: $version}) USING INDEX SEEK d:Dataset(version)
SET d.complete = true, d.currentSince = timestamp()
REMOVE d.currentUntil
CREATE (c)-[:IS]->(d)
RETURN d.version
