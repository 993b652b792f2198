MATCH (:Current {id: 'current'})-[:IS]->(d:Dataset)
MATCH (c:City:Entity {version: d.version})-[:IN_COUNTRY]->(n:Country)
WHERE 0 <= c.rankNameAsc < 50
WITH c, n,
  COLLECT { MATCH (c)-[:RECEIVED]->(a:Award) RETURN a {.year} ORDER BY a.rank } AS awards,
  COLLECT { MATCH (c)<-[:ABOUT]-(s:CaseStudy) RETURN s {.id, .name, sdgs: [g IN s.sdgs | {number: g}]} ORDER BY s.rank } AS studies
ORDER BY c.rankNameAsc
RETURN {cities: {nodes: collect(c {.id, .name, country: n {.code, .name}, awards: awards, caseStudies: studies})}} AS data
