OPTIONAL MATCH (f:City:Entity {version: $version, id: $from})
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i, bound) {
  MATCH (:Country:Entity {version: $version, id: $keys[i]})<-[:IN_COUNTRY]-(x:City)
  WHERE true /*filter*/
  WITH x WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "City"}}) AS items
}
RETURN i, bound, CASE WHEN $counted THEN COUNT {
  MATCH (:Country:Entity {version: $version, id: $keys[i]})<-[:IN_COUNTRY]-(x:City)
  WHERE true /*filter*/
} END AS total, bound IS NOT NULL AND EXISTS {
  MATCH (:Country:Entity {version: $version, id: $keys[i]})<-[:IN_COUNTRY]-(x:City)
  WHERE x.rank {{.Behind}} bound /*filter*/
} AS behind, items
