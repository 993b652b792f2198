MATCH (:Current {id: 'current'})-[:IS]->(d:Dataset)
MATCH (g:SDG:Entity {version: d.version, id: 'sdg:' + toString(toInteger($number))})
CALL (g) {
  MATCH (g)<-[:ADDRESSES]-(s:CaseStudy)
  WITH s ORDER BY s.rank LIMIT 20
  MATCH (s)-[:ABOUT]->(c:City)-[:IN_COUNTRY]->(n:Country)
  WITH s, c, n ORDER BY s.rank
  RETURN collect(s {.id, .name, city: c {.id, .name, country: n {.code, .name}}}) AS nodes
}
RETURN {sdg: g {.id, caseStudies: {nodes: nodes}}} AS data
