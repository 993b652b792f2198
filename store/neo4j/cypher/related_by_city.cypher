UNWIND range(0, size($keys) - 1) AS i
MATCH (c:City:Entity {version: $version, id: $keys[i]}) USING INDEX SEEK c:Entity(version, id)
MATCH (l:RelatedCities {version: $version, city: c.id}) USING INDEX SEEK l:RelatedCities(version, city)
WITH i, c, l.cities AS cities, l.scores AS scores, l.reasons AS reasons
WITH i, c, cities, scores, reasons, head([n IN range(0, size(cities) - 1) WHERE cities[n] = $from]) AS bound
CALL (cities, scores, reasons) {
  UNWIND range(0, size(cities) - 1) AS n
  WITH n WHERE scores[n] >= $minScore AND any(kind IN $kinds WHERE reasons[n] CONTAINS kind)
  {{if .Filtered}}MATCH (x:City:Entity {version: $version, id: cities[n]}) USING INDEX SEEK x:Entity(version, id) WHERE true /*filter*/ WITH n ORDER BY n{{end}}
  RETURN collect(n) AS kept
}
CALL (cities, scores, reasons, kept, bound) {
  UNWIND kept AS n
  WITH n WHERE bound IS NULL OR n {{.Beyond}} bound
  WITH n ORDER BY n {{.Direction}} LIMIT $limit + 1
  OPTIONAL MATCH (x:City:Entity {version: $version, id: cities[n]}) USING INDEX SEEK x:Entity(version, id)
  WITH n, x ORDER BY n {{.Direction}}
  RETURN collect([CASE WHEN x IS NULL THEN NULL ELSE {{record "x" "City"}} END, n + 1, scores[n], split(reasons[n], '\n')]) AS items
}
RETURN i, bound, size(kept) AS total, bound IS NOT NULL AND any(n IN kept WHERE n {{.Behind}} bound) AS behind, items, {{record "c" "City"}} AS c
