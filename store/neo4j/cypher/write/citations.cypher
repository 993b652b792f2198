UNWIND $rows AS row
MATCH (s:Source {version: $version, id: row.to})
OPTIONAL MATCH (e:Entity {version: $version, id: row.from})
OPTIONAL MATCH (l:SDGLink {version: $version, id: row.from})
WITH row, s, coalesce(e, l) AS n
CREATE (n)-[:CITES {fields: row.fields}]->(s)
