UNWIND $rows AS row
MATCH (s:Source {version: $version, id: row.to}) USING INDEX SEEK s:Source(version, id)
OPTIONAL MATCH (e:Entity {version: $version, id: row.from}) USING INDEX SEEK e:Entity(version, id)
OPTIONAL MATCH (l:SDGLink {version: $version, id: row.from}) USING INDEX SEEK l:SDGLink(version, id)
WITH row, s, coalesce(e, l) AS n
CREATE (n)-[:CITES {fields: row.fields}]->(s)
