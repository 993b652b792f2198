MATCH (a:AwardProgramme {version: $version}) USING INDEX SEEK a:AwardProgramme(version)
RETURN a
