RETURN COLLECT {
  MATCH (g:Entity {version: $version, entityKind: 'SDG'})
  WHERE g.rank >= 0
  RETURN {{record "g" "SDG"}} ORDER BY g.rank
} AS goals, COLLECT {
  MATCH (x:City:Entity {version: $version}) USING INDEX SEEK {{.Index}}
  WHERE x.{{.Rank}} >= 0 {{.Only}} /*filter*/
  RETURN [x.id, x.rank, CASE WHEN $own THEN CASE $basis WHEN '' THEN x.sdgs WHEN 'SOURCE' THEN x.sdgsSource WHEN 'EDITORIAL' THEN x.sdgsEditorial ELSE [] END ELSE [] END, COLLECT {
    MATCH (y:CaseStudy)-[:ABOUT]->(x)
    WHERE y.rank >= 0 /*studies*/
    RETURN [y.id, y.rank, CASE $basis WHEN '' THEN y.sdgs WHEN 'SOURCE' THEN y.sdgsSource WHEN 'EDITORIAL' THEN y.sdgsEditorial ELSE [] END] ORDER BY y.rank
  }] ORDER BY x.rank
} AS cities
