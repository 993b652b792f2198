OPTIONAL MATCH (f:City:Entity {version: $version, id: $from}) USING INDEX SEEK f:Entity(version, id)
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i, bound) {
  MATCH (p:Country:Entity {version: $version, id: $keys[i]})<-[:IN_COUNTRY]-(x:City) USING INDEX SEEK p:Entity(version, id)
  WHERE true /*filter*/
  WITH x WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "City"}}) AS items
}
RETURN i, bound, CASE WHEN $counted THEN COUNT {
  MATCH (p:Country:Entity {version: $version, id: $keys[i]})<-[:IN_COUNTRY]-(x:City) USING INDEX SEEK p:Entity(version, id)
  WHERE true /*filter*/
} END AS total, bound IS NOT NULL AND EXISTS {
  MATCH (p:Country:Entity {version: $version, id: $keys[i]})<-[:IN_COUNTRY]-(x:City) USING INDEX SEEK p:Entity(version, id)
  WHERE x.rank {{.Behind}} bound /*filter*/
} AS behind, items
