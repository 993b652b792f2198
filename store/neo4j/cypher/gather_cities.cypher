OPTIONAL MATCH (f:City:Entity {version: $version, id: $from}) USING INDEX SEEK f:Entity(version, id)
WITH f[$rank] AS bound
CALL (bound) {
  {{.Found}} /*filter*/
  RETURN collect(x) AS found
}
CALL (found, bound) {
  UNWIND found AS x
  WITH x, x[$rank] AS rank, bound
  WHERE bound IS NULL OR rank {{.Beyond}} bound
  WITH x, rank ORDER BY rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "City"}}) AS items
}
RETURN 0 AS i, bound, size(found) AS total, bound IS NOT NULL AND any(x IN found WHERE x[$rank] {{.Behind}} bound) AS behind, items
