UNWIND $rows AS row
CREATE (n:RelatedCities {version: $version})
SET n += row
