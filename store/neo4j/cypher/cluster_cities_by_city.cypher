UNWIND range(0, size($keys) - 1) AS i
MATCH (c:City:Entity {version: $version, id: $keys[i]})-[r:MEMBER_OF|WORKS_ON]->(k:Cluster)
RETURN i, c, collect([k, r])
