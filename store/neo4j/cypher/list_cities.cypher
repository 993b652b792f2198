OPTIONAL MATCH (f:City:Entity {version: $version, id: $from})
WITH f.{{.Rank}} AS bound
CALL () {
  MATCH (x:City:Entity {version: $version}) USING INDEX SEEK {{.Index}}
  WHERE x.{{.Rank}} >= 0 {{.Only}} /*filter*/
  RETURN count(x) AS total, min(x.{{.Rank}}) AS low, max(x.{{.Rank}}) AS high
}
CALL (bound) {
  MATCH (x:City:Entity {version: $version}) USING INDEX SEEK {{.Index}}
  WHERE x.{{.Rank}} {{.Beyond}} coalesce(bound, {{.End}}) {{.Only}} /*filter*/
  WITH x ORDER BY x.{{.Rank}} {{.Direction}} LIMIT $limit
  RETURN collect({{record "x" "City"}}) AS items
}
RETURN 0 AS i, bound, total, low, high, items
