OPTIONAL MATCH (f:CaseStudy:Entity {version: $version, id: $from})
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i, bound) {
  MATCH (:ActionPoint:Entity {version: $version, id: $keys[i]})<-[:ADVANCES]-(x:CaseStudy)
  WITH x WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "CaseStudy"}}) AS items
}
RETURN i, bound, CASE WHEN $counted THEN COUNT {
  MATCH (:ActionPoint:Entity {version: $version, id: $keys[i]})<-[:ADVANCES]-(x:CaseStudy)
} END AS total, bound IS NOT NULL AND EXISTS {
  MATCH (:ActionPoint:Entity {version: $version, id: $keys[i]})<-[:ADVANCES]-(x:CaseStudy)
  WHERE x.rank {{.Behind}} bound
} AS behind, items
