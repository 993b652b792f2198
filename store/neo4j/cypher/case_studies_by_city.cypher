UNWIND range(0, size($keys) - 1) AS i
MATCH (p:Entity {version: $version, id: $keys[i]})<-[:ABOUT]-(x:CaseStudy)
WITH i, x ORDER BY x.rank
RETURN i, collect(x)
