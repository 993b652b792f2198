OPTIONAL MATCH (f:CaseStudy:Entity {version: $version, id: $from})
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i) {
  MATCH (g:SDG:Entity {version: $version, id: $keys[i]})<-[r:ADDRESSES]-(x:CaseStudy) WHERE ($basis = '' OR r.basis = $basis) /*filter*/
  RETURN count(x) AS total, min(x.rank) AS low, max(x.rank) AS high
}
CALL (i, bound) {
  MATCH (g:SDG:Entity {version: $version, id: $keys[i]})<-[r:ADDRESSES]-(x:CaseStudy) WHERE ($basis = '' OR r.basis = $basis) /*filter*/
  WITH x, r, g WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x, r, g ORDER BY x.rank {{.Direction}} LIMIT $limit
  MATCH (l:SDGLink {version: $version, id: r.link})
  WITH x, l, g ORDER BY x.rank {{.Direction}}
  RETURN collect([{{record "x" "CaseStudy"}}, {{record "l" "SDGLink"}}, {{record "g" "SDG"}}]) AS items
}
RETURN i, bound, total, low, high, items
