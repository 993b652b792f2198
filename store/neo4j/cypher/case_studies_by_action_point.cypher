OPTIONAL MATCH (f:CaseStudy:Entity {version: $version, id: $from})
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i) {
  MATCH (:ActionPoint:Entity {version: $version, id: $keys[i]})<-[:ADVANCES]-(x:CaseStudy)
  RETURN count(x) AS total, min(x.rank) AS low, max(x.rank) AS high
}
CALL (i, bound) {
  MATCH (:ActionPoint:Entity {version: $version, id: $keys[i]})<-[:ADVANCES]-(x:CaseStudy)
  WITH x WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit
  RETURN collect({{record "x" "CaseStudy"}}) AS items
}
RETURN i, bound, total, low, high, items
