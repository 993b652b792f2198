OPTIONAL MATCH (f:SDGLink {version: $version, id: $from})
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i, bound) {
  MATCH (x:SDGLink {version: $version, sdg: $keys[i]})
  WHERE true /*filter*/
  WITH x WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit + 1
  MATCH (g:Entity {version: $version, id: x.sdg})
  WITH x, g ORDER BY x.rank {{.Direction}}
  RETURN collect([{{record "x" "SDGLink"}}, {{record "g" "SDG"}}]) AS items
}
RETURN i, bound, CASE WHEN $counted THEN COUNT {
  MATCH (x:SDGLink {version: $version, sdg: $keys[i]})
  WHERE true /*filter*/
} END AS total, bound IS NOT NULL AND EXISTS {
  MATCH (x:SDGLink {version: $version, sdg: $keys[i]})
  WHERE x.rank {{.Behind}} bound /*filter*/
} AS behind, items
