UNWIND range(0, size($keys) - 1) AS i
MATCH (p:CaseStudy:Entity {version: $version, id: $keys[i]})-[r:ADVANCES]->(a:ActionPoint) USING INDEX SEEK p:Entity(version, id)
WITH i, collect([a.id, r]) AS list
RETURN collect([i, list]) AS batch
