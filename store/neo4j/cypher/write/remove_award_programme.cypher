MATCH (n:AwardProgramme {version: $version}) USING INDEX SEEK n:AwardProgramme(version)
WITH n LIMIT $limit
DETACH DELETE n
RETURN count(*)
