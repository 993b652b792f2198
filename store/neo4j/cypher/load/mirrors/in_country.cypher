MATCH (b:Entity {version: $version, entityKind: 'COUNTRY'}) USING INDEX SEEK b:Entity(version, entityKind, rank)
WHERE b.rank >= 0
WITH b, b.id AS id
MATCH (a:City)-[:IN_COUNTRY]->(b)
WHERE a.country = id
RETURN 'IN_COUNTRY' AS what, count(*) AS number
