OPTIONAL MATCH (f:City:Entity {version: $version, id: $from}) USING INDEX SEEK f:Entity(version, id)
WITH f.{{.Rank}} AS bound
{{- if .Gathered}}
CALL (bound) {
  {{.Found}} /*filter*/
  RETURN collect(x) AS found
}
CALL (found, bound) {
  UNWIND CASE WHEN size(found) <= $few THEN found ELSE [] END AS x
  WITH x, x.{{.Rank}} AS rank, bound
  WHERE bound IS NULL OR rank {{.Beyond}} bound
  WITH x, rank ORDER BY rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "City"}}) AS gathered
}
CALL (found, bound) {
  MATCH (x:City:Entity {version: $version}) USING INDEX SEEK x:City(version, {{.Rank}})
  WHERE x.{{.Rank}} {{.Beyond}} CASE WHEN size(found) > $few THEN coalesce(bound, {{.End}}) END /*filter*/
  WITH x ORDER BY x.version {{.Direction}}, x.{{.Rank}} {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "City"}}) AS walked
}
RETURN 0 AS i, bound, size(found) AS total, bound IS NOT NULL AND CASE WHEN size(found) <= $few THEN any(x IN found WHERE x.{{.Rank}} {{.Behind}} bound) ELSE EXISTS {
  MATCH (x:City:Entity {version: $version}) USING INDEX SEEK x:City(version, {{.Rank}})
  WHERE x.{{.Rank}} {{.Behind}} bound /*filter*/
} END AS behind, gathered + walked AS items
{{- else}}
CALL (bound) {
  MATCH (x:City:Entity {version: $version}) USING INDEX SEEK x:City(version, {{.Rank}})
  WHERE x.{{.Rank}} {{.Beyond}} coalesce(bound, {{.End}}) /*filter*/
  WITH x ORDER BY x.version {{.Direction}}, x.{{.Rank}} {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "City"}}) AS items
}
RETURN 0 AS i, bound, NULL AS total, bound IS NOT NULL AND EXISTS {
  MATCH (x:City:Entity {version: $version}) USING INDEX SEEK x:City(version, {{.Rank}})
  WHERE x.{{.Rank}} {{.Behind}} bound /*filter*/
} AS behind, items
{{- end}}
