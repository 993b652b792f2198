UNWIND range(0, size($keys) - 1) AS i
MATCH (:CaseStudy:Entity {version: $version, id: $keys[i]})-[r:ADVANCES]->(a:ActionPoint)
WITH i, r, a ORDER BY a.rank
WITH i, collect([{{record "a" "ActionPoint"}}, r]) AS list
RETURN collect([i, list]) AS batch
