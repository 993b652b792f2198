OPTIONAL MATCH (f:SDGLink {version: $version, id: $from})
WITH f.rank AS bound
UNWIND range(0, size($keys) - 1) AS i
CALL (i) {
  MATCH (x:SDGLink {version: $version, sdg: $keys[i]})
  WHERE true /*filter*/
  RETURN count(x) AS total, min(x.rank) AS low, max(x.rank) AS high
}
CALL (i, bound) {
  MATCH (x:SDGLink {version: $version, sdg: $keys[i]})
  WHERE true /*filter*/
  WITH x WHERE bound IS NULL OR x.rank {{.Beyond}} bound
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit
  MATCH (g:Entity {version: $version, id: x.sdg})
  WITH x, g ORDER BY x.rank {{.Direction}}
  RETURN collect([{{record "x" "SDGLink"}}, {{record "g" "SDG"}}]) AS items
}
RETURN i, bound, total, low, high, items
