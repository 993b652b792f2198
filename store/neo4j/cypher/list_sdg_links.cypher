OPTIONAL MATCH (f:SDGLink {version: $version, id: $from}) USING INDEX SEEK f:SDGLink(version, id)
WITH f.rank AS bound
CALL (bound) {
  MATCH (x:SDGLink {version: $version}) USING INDEX SEEK x:SDGLink(version, rank)
  WHERE x.rank {{.Beyond}} coalesce(bound, {{.End}}) /*filter*/
  WITH x ORDER BY x.version {{.Direction}}, x.rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "SDGLink"}}) AS items
}
RETURN 0 AS i, bound, NULL AS total, bound IS NOT NULL AND EXISTS {
  MATCH (x:SDGLink {version: $version}) USING INDEX SEEK x:SDGLink(version, rank)
  WHERE x.rank {{.Behind}} bound /*filter*/
} AS behind, items
