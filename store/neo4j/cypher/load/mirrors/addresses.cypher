MATCH (b:Entity {version: $version, entityKind: 'SDG'}) USING INDEX SEEK b:Entity(version, entityKind, rank)
WHERE b.rank >= 0
WITH b, ':' + b.number AS goal
MATCH (a:Entity)-[r:ADDRESSES]->(b)
WHERE r.link STARTS WITH 'sdg-link:' + a.id + goal
RETURN 'ADDRESSES' AS what, count(*) AS number
