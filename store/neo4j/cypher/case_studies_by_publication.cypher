UNWIND range(0, size($keys) - 1) AS i
MATCH (p:Entity {version: $version, id: $keys[i]})<-[:PUBLISHED_IN]-(x:CaseStudy) USING INDEX SEEK p:Entity(version, id)
WITH i, x ORDER BY x.rankCityAsc
WITH i, collect({{record "x" "CaseStudy"}}) AS list
RETURN collect([i, list]) AS batch
