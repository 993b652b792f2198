UNWIND $kinds AS kind
MATCH (x:Entity {version: $version, entityKind: kind}) USING INDEX SEEK x:Entity(version, entityKind, rank)
WHERE x.rank >= 0
MATCH (e:Entity {version: $version})-[r:RECEIVED|HAS_THEME|ADVANCES|MEMBER_OF|WORKS_ON]->(x)
RETURN x.id, collect([type(r), e.id, properties(r)])
