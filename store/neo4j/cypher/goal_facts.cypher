RETURN COLLECT {
  MATCH (g:Entity {version: $version, entityKind: 'SDG'})
  WHERE g.rank >= 0
  RETURN g ORDER BY g.rank
} AS goals, COLLECT {
  MATCH (x:Entity {version: $version, entityKind: 'CITY'})
  WHERE x.rank >= 0
  RETURN [x.id, x.rank, [(x)-[r:SERVES]->(g:SDG) WHERE $basis = '' OR $basis IN r.bases | g.number], COLLECT {
    MATCH (y:CaseStudy)-[:ABOUT]->(x)
    WHERE y.rank >= 0
    RETURN [y.id, y.rank, [(y)-[r:ADDRESSES]->(g:SDG) WHERE $basis = '' OR r.basis = $basis | g.number]] ORDER BY y.rank
  }] ORDER BY x.rank
} AS cities
