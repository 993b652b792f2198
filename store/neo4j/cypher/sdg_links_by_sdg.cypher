OPTIONAL MATCH (f:SDGLink {version: $version, id: $from}) USING INDEX SEEK f:SDGLink(version, id)
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i, bound) {
  MATCH (x:SDGLink {version: $version, sdg: $keys[i]}) USING INDEX SEEK x:SDGLink(version, sdg, basis, subjectKind)
  WHERE x.basis IS NOT NULL AND x.subjectKind IS NOT NULL /*filter*/
  WITH x WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "SDGLink"}}) AS items
}
RETURN i, bound, CASE WHEN $counted THEN COUNT {
  MATCH (x:SDGLink {version: $version, sdg: $keys[i]}) USING INDEX SEEK x:SDGLink(version, sdg, basis, subjectKind)
  WHERE x.basis IS NOT NULL AND x.subjectKind IS NOT NULL /*filter*/
} END AS total, bound IS NOT NULL AND EXISTS {
  MATCH (x:SDGLink {version: $version, sdg: $keys[i]}) USING INDEX SEEK x:SDGLink(version, sdg, basis, subjectKind)
  WHERE x.basis IS NOT NULL AND x.subjectKind IS NOT NULL AND x.rank {{.Behind}} bound /*filter*/
} AS behind, items
