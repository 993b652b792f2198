OPTIONAL MATCH (f:SDGLink {version: $version, id: $from}) USING INDEX SEEK f:SDGLink(version, id)
WITH f.rank AS bound
{{- if .Gathered}}
CALL (bound) {
  {{.Found}} /*filter*/
  RETURN collect(x) AS found
}
CALL (found, bound) {
  UNWIND CASE WHEN size(found) <= $few THEN found ELSE [] END AS x
  WITH x, x.rank AS rank, bound
  WHERE bound IS NULL OR rank {{.Beyond}} bound
  WITH x, rank ORDER BY rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "SDGLink"}}) AS gathered
}
CALL (found, bound) {
  MATCH (x:SDGLink {version: $version}) USING INDEX SEEK x:SDGLink(version, rank)
  WHERE x.rank {{.Beyond}} CASE WHEN size(found) > $few THEN coalesce(bound, {{.End}}) END /*filter*/
  WITH x ORDER BY x.version {{.Direction}}, x.rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "SDGLink"}}) AS walked
}
RETURN 0 AS i, bound, size(found) AS total, bound IS NOT NULL AND CASE WHEN size(found) <= $few THEN any(x IN found WHERE x.rank {{.Behind}} bound) ELSE EXISTS {
  MATCH (x:SDGLink {version: $version}) USING INDEX SEEK x:SDGLink(version, rank)
  WHERE x.rank {{.Behind}} bound /*filter*/
} END AS behind, gathered + walked AS items
{{- else}}
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
{{- end}}
