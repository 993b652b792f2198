MATCH (a:AwardProgramme {version: $version})
RETURN a
