MATCH (e:Entity {version: $version, entityKind: $kind}) USING INDEX SEEK e:Entity(version, entityKind, rank)
WHERE e.rank >= 0 AND $label IN labels(e)
WITH e.rank / 100 AS hundred, collect(e) AS entities
RETURN [x IN entities | head([p IN [properties(x)] | [name IN $names | p[name]]])]
