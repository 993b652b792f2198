OPTIONAL MATCH (f:City:Entity {version: $version, id: $from}) USING INDEX SEEK f:Entity(version, id)
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i, bound) {
  MATCH (x:City:Entity {version: $version, country: $keys[i]}) USING INDEX SEEK x:City(version, country, rank)
  WHERE x.rank {{.Beyond}} coalesce(bound, {{.End}}) /*filter*/
  WITH x ORDER BY x.version {{.Direction}}, x.country {{.Direction}}, x.rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "City"}}) AS items
}
RETURN i, bound, CASE WHEN $counted THEN COUNT {
  MATCH (x:City:Entity {version: $version, country: $keys[i]}) USING INDEX SEEK x:City(version, country, rank)
  WHERE x.rank >= 0 /*filter*/
} END AS total, bound IS NOT NULL AND EXISTS {
  MATCH (x:City:Entity {version: $version, country: $keys[i]}) USING INDEX SEEK x:City(version, country, rank)
  WHERE x.rank {{.Behind}} bound /*filter*/
} AS behind, items
