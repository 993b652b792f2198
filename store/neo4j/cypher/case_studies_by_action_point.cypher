OPTIONAL MATCH (f:CaseStudy:Entity {version: $version, id: $from}) USING INDEX SEEK f:Entity(version, id)
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i, bound) {
  MATCH (p:ActionPoint:Entity {version: $version, id: $keys[i]})<-[:ADVANCES]-(x:CaseStudy) USING INDEX SEEK p:Entity(version, id)
  WITH x WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "CaseStudy"}}) AS items
}
RETURN i, bound, CASE WHEN $counted THEN COUNT {
  MATCH (p:ActionPoint:Entity {version: $version, id: $keys[i]})<-[:ADVANCES]-(x:CaseStudy) USING INDEX SEEK p:Entity(version, id)
} END AS total, bound IS NOT NULL AND EXISTS {
  MATCH (p:ActionPoint:Entity {version: $version, id: $keys[i]})<-[:ADVANCES]-(x:CaseStudy) USING INDEX SEEK p:Entity(version, id)
  WHERE x.rank {{.Behind}} bound
} AS behind, items
