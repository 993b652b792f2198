UNWIND range(0, size($keys) - 1) AS i
MATCH (:CaseStudy:Entity {version: $version, id: $keys[i]})-[r:HAS_THEME]->(t:Theme)
WITH i, r, t ORDER BY t.rank
WITH i, collect([{{record "t" "Theme"}}, r]) AS list
RETURN collect([i, list]) AS batch
