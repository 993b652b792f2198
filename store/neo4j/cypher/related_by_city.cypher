UNWIND range(0, size($keys) - 1) AS i
MATCH (c:City:Entity {version: $version, id: $keys[i]}) USING INDEX SEEK c:Entity(version, id)
MATCH (l:RelatedCities {version: $version, city: $keys[i]}) USING INDEX SEEK l:RelatedCities(version, city)
WITH i, c, l.cities AS cities, l.scores AS scores, l.reasons AS reasons
WITH i, c, cities, scores, reasons, CASE WHEN $from <> '' THEN head([n IN range(0, size(cities) - 1) WHERE cities[n] = $from]) END AS bound,
{{- if .Chosen}}
  [n IN range(0, size(cities) - 1) WHERE scores[n] >= $minScore AND any(kind IN $kinds WHERE reasons[n] CONTAINS kind)] AS kept
{{- else}}
  range(0, size(cities) - 1) AS kept
{{- end}}
{{- if .Filtered}}
CALL (cities, kept) {
  UNWIND kept AS n
  MATCH (x:City:Entity {version: $version, id: cities[n]}) USING INDEX SEEK x:Entity(version, id)
  WHERE true /*filter*/
  WITH n ORDER BY n
  RETURN collect(n) AS chosen
}
WITH i, c, cities, scores, reasons, bound, chosen AS kept
{{- end}}
CALL (cities, scores, reasons, kept, bound) {
  UNWIND [n IN {{if eq .Direction "DESC"}}reverse(kept){{else}}kept{{end}} WHERE bound IS NULL OR n {{.Beyond}} bound][..$limit + 1] AS n
  OPTIONAL MATCH (x:City:Entity {version: $version, id: cities[n]}) USING INDEX SEEK x:Entity(version, id)
  WITH n, x ORDER BY n {{.Direction}}
  RETURN collect([CASE WHEN x IS NULL THEN NULL ELSE {{record "x" "City"}} END, n + 1, scores[n], CASE WHEN $explained THEN split(reasons[n], '\n') END]) AS items
}
RETURN i, bound, size(kept) AS total, bound IS NOT NULL AND any(n IN kept WHERE n {{.Behind}} bound) AS behind, items, {{record "c" "City"}} AS c
