OPTIONAL MATCH (f:SDGLink {version: $version, id: $from})
WITH f.rank AS bound
CALL () {
  MATCH (x:SDGLink {version: $version}) USING INDEX SEEK {{.Index}}
  WHERE x.rank >= 0 {{.Only}} /*filter*/
  RETURN count(x) AS total, min(x.rank) AS low, max(x.rank) AS high
}
CALL (bound) {
  MATCH (x:SDGLink {version: $version}) USING INDEX SEEK {{.Index}}
  WHERE x.rank {{.Beyond}} coalesce(bound, {{.End}}) {{.Only}} /*filter*/
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit
  MATCH (g:Entity {version: $version, id: x.sdg})
  WITH x, g ORDER BY x.rank {{.Direction}}
  RETURN collect([{{record "x" "SDGLink"}}, {{record "g" "SDG"}}]) AS items
}
RETURN 0 AS i, bound, total, low, high, items
