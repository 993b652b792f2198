MATCH (b:Entity {version: $version, entityKind: 'SDG'}) USING INDEX SEEK b:Entity(version, entityKind, rank)
WHERE b.rank >= 0
WITH b, b.number AS goal
MATCH (a:City)-[r:SERVES]->(b)
WITH goal, a, a {.sdgs, .sdgsSource, .sdgsEditorial} AS serves, r.bases AS bases
WHERE goal IN serves.sdgs AND ('SOURCE' IN bases) = (goal IN serves.sdgsSource) AND ('EDITORIAL' IN bases) = (goal IN serves.sdgsEditorial)
WITH goal, count(DISTINCT a) AS cities
RETURN 'SERVES' AS what, sum(cities) AS number
