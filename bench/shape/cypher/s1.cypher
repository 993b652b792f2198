MATCH (:Current {id: 'current'})-[:IS]->(d:Dataset)
MATCH (c:City:Entity {version: d.version, id: 'city:' + $slug})-[:IN_COUNTRY]->(n:Country)
RETURN {city: c {.id, .name, .memberSince, country: n {.id, .code, .name}}} AS data
