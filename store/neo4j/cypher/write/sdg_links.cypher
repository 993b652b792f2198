UNWIND $rows AS row
CREATE (n:SDGLink {version: $version})
SET n += row
