MATCH (a:Entity {version: $version}) USING INDEX SEEK a:Entity(version, id)
WHERE a.id IS NOT NULL
RETURN 'any type from entities' AS what, sum(COUNT { (a)-->() }) AS number
