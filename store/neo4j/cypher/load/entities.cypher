MATCH (e:Entity {version: $version, entityKind: $kind}) USING INDEX SEEK e:Entity(version, entityKind, rank)
WHERE e.rank >= 0
WITH e ORDER BY e.rank
WITH e.rank / 100 AS hundred, collect(e) AS entities
RETURN entities
ORDER BY hundred
