OPTIONAL MATCH (f:City:Entity {version: $version, id: $from}) USING INDEX SEEK f:Entity(version, id)
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i, bound) {
  MATCH (g:SDG:Entity {version: $version, id: $keys[i]})<-[r:SERVES]-(x:City) USING INDEX SEEK g:Entity(version, id)
  WHERE ($basis = '' OR $basis IN r.bases) /*filter*/
  WITH x, r WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x, r ORDER BY x.rank {{.Direction}} LIMIT $limit + 1
  CALL (r) {
    UNWIND range(0, size(r.evidence) - 1) AS n
    MATCH (l:SDGLink {version: $version, id: r.evidence[n]}) USING INDEX SEEK l:SDGLink(version, id)
    WITH n, l ORDER BY n
    RETURN collect({{record "l" "SDGLink"}}) AS evidence
  }
  WITH x, evidence, size(r.evidence) AS claimed ORDER BY x.rank {{.Direction}}
  RETURN collect([{{record "x" "City"}}, evidence, claimed]) AS items
}
RETURN i, bound, CASE WHEN $counted THEN COUNT {
  MATCH (g:SDG:Entity {version: $version, id: $keys[i]})<-[r:SERVES]-(x:City) USING INDEX SEEK g:Entity(version, id)
  WHERE ($basis = '' OR $basis IN r.bases) /*filter*/
} END AS total, bound IS NOT NULL AND EXISTS {
  MATCH (g:SDG:Entity {version: $version, id: $keys[i]})<-[r:SERVES]-(x:City) USING INDEX SEEK g:Entity(version, id)
  WHERE x.rank {{.Behind}} bound AND ($basis = '' OR $basis IN r.bases) /*filter*/
} AS behind, items
