UNWIND $rows AS row
CREATE (n:Source {version: $version})
SET n += row
