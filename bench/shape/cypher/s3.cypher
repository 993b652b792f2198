MATCH (:Current {id: 'current'})-[:IS]->(d:Dataset)
MATCH (c:City:Entity {version: d.version, id: 'city:' + $slug})
CALL (c) {
  MATCH (c)-[r:RELATED_TO]->(o:City)-[:IN_COUNTRY]->(n:Country)
  WITH r, o, n, COLLECT { MATCH (o)-[:RECEIVED]->(a:Award) RETURN a {.year} ORDER BY a.rank } AS awards
  ORDER BY r.rank LIMIT 10
  RETURN collect(o {.id, .name, country: n {.code, .name}, awards: awards}) AS nodes
}
RETURN {city: c {.id, .name, relatedCities: {nodes: nodes}}} AS data
