UNWIND range(0, size($keys) - 1) AS i
MATCH (k:Cluster:Entity {version: $version, id: $keys[i]})<-[r:MEMBER_OF|WORKS_ON]-(c:City) USING INDEX SEEK k:Entity(version, id)
WITH i, collect([{{record "c" "City"}}, r]) AS list
RETURN collect([i, list]) AS batch
