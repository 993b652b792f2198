OPTIONAL MATCH (f:City:Entity {version: $version, id: $from}) USING INDEX SEEK f:Entity(version, id)
WITH f.rank AS bound, coalesce($sign * ((f.x - $x) * (f.x - $x) + (f.y - $y) * (f.y - $y) + (f.z - $z) * (f.z - $z)), 9.0) AS edge
CALL (bound, edge) {
  {{.Found}} /*filter*/
  WITH x, x.rank AS rank, coalesce($sign * ((x.x - $x) * (x.x - $x) + (x.y - $y) * (x.y - $y) + (x.z - $z) * (x.z - $z)), 9.0) AS key
  ORDER BY key {{.Direction}}, rank {{.Direction}}
  RETURN collect(x) AS found, collect([key, rank]) AS keys
}
WITH bound, found, CASE WHEN bound IS NULL THEN 0 ELSE size([k IN keys WHERE NOT (k[0] {{.Beyond}} edge OR k[0] = edge AND k[1] {{.Beyond}} bound)]) END AS skipped
CALL (found, skipped) {
  UNWIND found[skipped..skipped + $limit + 1] AS x
  RETURN collect({{record "x" "City"}}) AS items
}
RETURN 0 AS i, bound, size(found) AS total, skipped > 0 AS behind, items
