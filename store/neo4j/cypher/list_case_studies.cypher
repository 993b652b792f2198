OPTIONAL MATCH (f:CaseStudy:Entity {version: $version, id: $from}) USING INDEX SEEK f:Entity(version, id)
WITH f.{{.Rank}} AS bound
CALL (bound) {
  MATCH (x:CaseStudy:Entity {version: $version}) USING INDEX SEEK x:CaseStudy(version, {{.Rank}})
  WHERE x.{{.Rank}} {{.Beyond}} coalesce(bound, {{.End}}) /*filter*/
  WITH x ORDER BY x.version {{.Direction}}, x.{{.Rank}} {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "CaseStudy"}}) AS items
}
RETURN 0 AS i, bound, NULL AS total, bound IS NOT NULL AND EXISTS {
  MATCH (x:CaseStudy:Entity {version: $version}) USING INDEX SEEK x:CaseStudy(version, {{.Rank}})
  WHERE x.{{.Rank}} {{.Behind}} bound /*filter*/
} AS behind, items
