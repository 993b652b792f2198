UNWIND range(0, size($keys) - 1) AS i
MATCH (p:Entity {version: $version, id: $keys[i]})<-[:PART_OF]-(x:Theme) USING INDEX SEEK p:Entity(version, id)
WITH i, x ORDER BY x.rank
WITH i, collect({{record "x" "Theme"}}) AS list
RETURN collect([i, list]) AS batch
