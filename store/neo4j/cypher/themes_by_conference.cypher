UNWIND range(0, size($keys) - 1) AS i
MATCH (p:Conference:Entity {version: $version, id: $keys[i]})-[:HAS_THEME]->(x:Theme)
WITH i, x ORDER BY x.rank
RETURN i, collect(x)
