CALL () {
  MATCH (g:Entity {version: $version, entityKind: 'SDG'})
  WHERE g.rank >= 0
  WITH g ORDER BY g.rank
  RETURN collect(g) AS goals
}
CALL () {
  MATCH (x:Entity {version: $version, entityKind: 'CITY'})
  WHERE x.rank >= 0
  CALL (x) {
    MATCH (y:CaseStudy)-[:ABOUT]->(x)
    WHERE y.rank >= 0
    WITH y, [(y)-[r:ADDRESSES]->(g:SDG) WHERE $basis = '' OR r.basis = $basis | g.number] AS goals
    ORDER BY y.rank
    RETURN collect([y.id, y.rank, goals]) AS studies
  }
  WITH x, studies, [(x)-[r:SERVES]->(g:SDG) WHERE $basis = '' OR $basis IN r.bases | g.number] AS goals
  ORDER BY x.rank
  RETURN collect([x.id, x.rank, goals, studies]) AS cities
}
RETURN goals, cities
