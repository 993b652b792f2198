UNWIND range(0, size($keys) - 1) AS i
MATCH (p:CaseStudy:Entity {version: $version, id: $keys[i]})-[r:HAS_THEME]->(t:Theme) USING INDEX SEEK p:Entity(version, id)
WITH i, r, t ORDER BY t.rank
WITH i, collect([{{record "t" "Theme"}}, r]) AS list
RETURN collect([i, list]) AS batch
