UNWIND range(0, size($keys) - 1) AS i
MATCH (e:Entity {version: $version, id: $keys[i]}) USING INDEX SEEK e:Entity(version, id)
RETURN collect([i, {{entity "e"}}]) AS batch
