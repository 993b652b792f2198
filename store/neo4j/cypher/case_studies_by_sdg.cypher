OPTIONAL MATCH (f:CaseStudy:Entity {version: $version, id: $from}) USING INDEX SEEK f:Entity(version, id)
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i, bound) {
  MATCH (g:SDG:Entity {version: $version, id: $keys[i]})<-[r:ADDRESSES]-(x:CaseStudy) USING INDEX SEEK g:Entity(version, id)
  WHERE ($basis = '' OR r.basis = $basis) /*filter*/
  WITH x, r WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x, r ORDER BY x.rank {{.Direction}} LIMIT $limit + 1
  MATCH (l:SDGLink {version: $version, id: r.link}) USING INDEX SEEK l:SDGLink(version, id)
  WITH x, l ORDER BY x.rank {{.Direction}}
  RETURN collect([{{record "x" "CaseStudy"}}, {{record "l" "SDGLink"}}]) AS items
}
RETURN i, bound, CASE WHEN $counted THEN COUNT {
  MATCH (g:SDG:Entity {version: $version, id: $keys[i]})<-[r:ADDRESSES]-(x:CaseStudy) USING INDEX SEEK g:Entity(version, id)
  WHERE ($basis = '' OR r.basis = $basis) /*filter*/
} END AS total, bound IS NOT NULL AND EXISTS {
  MATCH (g:SDG:Entity {version: $version, id: $keys[i]})<-[r:ADDRESSES]-(x:CaseStudy) USING INDEX SEEK g:Entity(version, id)
  WHERE x.rank {{.Behind}} bound AND ($basis = '' OR r.basis = $basis) /*filter*/
} AS behind, items
