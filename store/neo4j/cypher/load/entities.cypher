MATCH (e:Entity {version: $version, entityKind: $kind})
WHERE e.rank >= 0
RETURN e
ORDER BY e.rank
