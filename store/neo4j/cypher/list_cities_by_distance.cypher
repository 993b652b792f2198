OPTIONAL MATCH (f:City:Entity {version: $version, id: $from}) USING INDEX SEEK f:Entity(version, id)
WITH f.rank AS bound, coalesce($sign * ((f.x - $x) * (f.x - $x) + (f.y - $y) * (f.y - $y) + (f.z - $z) * (f.z - $z)), 9.0) AS edge
CALL () {
  MATCH (x:City:Entity {version: $version}) USING INDEX SEEK {{.Index}}
  WHERE x.rankNameAsc >= 0 {{.Only}} /*filter*/
  RETURN count(x) AS total
}
CALL (bound, edge) {
  MATCH (x:City:Entity {version: $version}) USING INDEX SEEK {{.Index}}
  WHERE x.rankNameAsc >= 0 {{.Only}} /*filter*/
  WITH x, bound, edge, coalesce($sign * ((x.x - $x) * (x.x - $x) + (x.y - $y) * (x.y - $y) + (x.z - $z) * (x.z - $z)), 9.0) AS key
  WHERE bound IS NULL OR key {{.Beyond}} edge OR key = edge AND x.rank {{.Beyond}} bound
  RETURN count(x) AS beyond
}
CALL (bound, edge) {
  MATCH (x:City:Entity {version: $version}) USING INDEX SEEK {{.Index}}
  WHERE x.rankNameAsc >= 0 {{.Only}} /*filter*/
  WITH x, bound, edge, coalesce($sign * ((x.x - $x) * (x.x - $x) + (x.y - $y) * (x.y - $y) + (x.z - $z) * (x.z - $z)), 9.0) AS key
  WHERE bound IS NULL OR key {{.Beyond}} edge OR key = edge AND x.rank {{.Beyond}} bound
  WITH x, key ORDER BY key {{.Direction}}, x.rank {{.Direction}} LIMIT $limit
  RETURN collect({{record "x" "City"}}) AS items
}
RETURN 0 AS i, bound, total, beyond, items
