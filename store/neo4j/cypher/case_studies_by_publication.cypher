UNWIND range(0, size($keys) - 1) AS i
MATCH (p:Entity {version: $version, id: $keys[i]})<-[:PUBLISHED_IN]-(x:CaseStudy)
WITH i, x ORDER BY x.rankCityAsc
RETURN i, collect(x)
