UNWIND $rows AS row
CREATE (n:AwardProgramme {version: $version})
SET n += row
