UNWIND range(0, size($keys) - 1) AS i
MATCH (c:City:Entity {version: $version, id: $keys[i]})-[r:MEMBER_OF|WORKS_ON]->(k:Cluster) USING INDEX SEEK c:Entity(version, id)
WITH i, c, collect([k.id, r]) AS list
RETURN collect([i, {{record "c" "City"}}, list]) AS batch
