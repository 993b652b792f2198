UNWIND range(0, size($keys) - 1) AS i
MATCH (e:Entity {version: $version, entityKind: $keys[i]}) USING INDEX SEEK e:Entity(version, entityKind, rank)
WHERE e.rank >= 0
WITH i, e ORDER BY e.rank
WITH i, collect({{entity "e"}}) AS list
RETURN collect([i, list]) AS batch
