MATCH (e:Entity {version: $version, entityKind: $kind})
WHERE e.rank >= 0
MATCH (e)-[r:RECEIVED|HAS_THEME|ADVANCES|MEMBER_OF|WORKS_ON]->(x:Entity {version: $version})
RETURN e.id, collect([type(r), x.id, properties(r)])
