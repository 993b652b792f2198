OPTIONAL MATCH (f:City:Entity {version: $version, id: $from})
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i) {
  MATCH (:Country:Entity {version: $version, id: $keys[i]})<-[:IN_COUNTRY]-(x:City)
  WHERE true /*filter*/
  RETURN count(x) AS total, min(x.rank) AS low, max(x.rank) AS high
}
CALL (i, bound) {
  MATCH (:Country:Entity {version: $version, id: $keys[i]})<-[:IN_COUNTRY]-(x:City)
  WHERE true /*filter*/
  WITH x WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit
  RETURN collect({{record "x" "City"}}) AS items
}
RETURN i, bound, total, low, high, items
