UNWIND $rows AS row
CREATE (n:NetworkSize {version: $version})
SET n += row
