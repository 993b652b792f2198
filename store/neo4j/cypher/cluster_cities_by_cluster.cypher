UNWIND range(0, size($keys) - 1) AS i
MATCH (k:Cluster:Entity {version: $version, id: $keys[i]})<-[r:MEMBER_OF|WORKS_ON]-(c:City)
RETURN i, k, collect([c, r])
