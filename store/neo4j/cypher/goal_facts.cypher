MATCH (x:City:Entity {version: $version}) USING INDEX SEEK {{.Index}}
WHERE x.{{.Rank}} >= 0 {{.Only}} /*filter*/
WITH x, CASE WHEN $own THEN CASE $basis WHEN '' THEN x.sdgs WHEN 'SOURCE' THEN x.sdgsSource WHEN 'EDITORIAL' THEN x.sdgsEditorial ELSE [] END ELSE [] END AS goals, COLLECT {
  MATCH (y:CaseStudy)-[:ABOUT]->(x)
  WHERE y.rank >= 0 /*studies*/
  RETURN [y.id, y.rank, CASE $basis WHEN '' THEN y.sdgs WHEN 'SOURCE' THEN y.sdgsSource WHEN 'EDITORIAL' THEN y.sdgsEditorial ELSE [] END] ORDER BY y.rank
} AS studies ORDER BY x.rank
WITH count(x) AS asked, collect(CASE WHEN goals = [] AND studies = [] THEN NULL ELSE [x.id, x.rank, goals, studies] END) AS cities
RETURN COLLECT {
  MATCH (g:Entity {version: $version, entityKind: 'SDG'})
  WHERE g.rank >= 0
  RETURN {{record "g" "SDG"}} ORDER BY g.rank
} AS goals, cities, asked - size(cities) AS silent
