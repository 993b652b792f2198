OPTIONAL MATCH (f:SDGLink {version: $version, id: $from}) USING INDEX SEEK f:SDGLink(version, id)
WITH f.rank AS bound
CALL (bound) {
  MATCH (x:SDGLink {version: $version}) USING INDEX SEEK {{.Index}}
  WHERE x.rank {{.Beyond}} coalesce(bound, {{.End}}) {{.Only}} /*filter*/
  WITH x ORDER BY x.version {{.Direction}}, x.rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "SDGLink"}}) AS items
}
RETURN 0 AS i, bound, CASE WHEN $counted THEN COUNT {
  MATCH (x:SDGLink {version: $version}) USING INDEX SEEK {{.Index}}
  WHERE x.rank >= 0 {{.Only}} /*filter*/
} END AS total, bound IS NOT NULL AND EXISTS {
  MATCH (x:SDGLink {version: $version}) USING INDEX SEEK {{.Index}}
  WHERE x.rank {{.Behind}} bound {{.Only}} /*filter*/
} AS behind, items
