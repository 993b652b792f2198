UNWIND range(0, size($keys) - 1) AS i
MATCH (e:Entity {version: $version, id: $keys[i]})
RETURN i, e
