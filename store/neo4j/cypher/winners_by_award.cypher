UNWIND range(0, size($keys) - 1) AS i
MATCH (p:Entity {version: $version, id: $keys[i]})<-[:RECEIVED]-(x:City) USING INDEX SEEK p:Entity(version, id)
WITH i, collect(x.id) AS list
RETURN collect([i, list]) AS batch
