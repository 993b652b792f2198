UNWIND range(0, size($keys) - 1) AS i
MATCH (e:Entity {version: $version, id: $keys[i]})
RETURN collect([i, {{entity "e"}}]) AS batch
