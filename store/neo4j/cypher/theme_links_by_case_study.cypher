UNWIND range(0, size($keys) - 1) AS i
MATCH (p:CaseStudy:Entity {version: $version, id: $keys[i]})-[r:HAS_THEME]->(t:Theme) USING INDEX SEEK p:Entity(version, id)
WITH i, collect([t.id, r]) AS list
RETURN collect([i, list]) AS batch
