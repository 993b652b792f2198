UNWIND range(0, size($keys) - 1) AS i
MATCH (p:ActionPoint:Entity {version: $version, id: $keys[i]})-[:HAS_THEME]->(x:Theme) USING INDEX SEEK p:Entity(version, id)
WITH i, collect(x.id) AS list
RETURN collect([i, list]) AS batch
