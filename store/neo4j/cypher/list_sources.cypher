OPTIONAL MATCH (f:Source {version: $version, id: $from})
WITH f.rank AS bound
CALL () {
  MATCH (x:Source {version: $version})
  WHERE x.rank >= 0
  RETURN count(x) AS total, min(x.rank) AS low, max(x.rank) AS high
}
CALL (bound) {
  MATCH (x:Source {version: $version})
  WHERE x.rank {{.Beyond}} coalesce(bound, {{.End}})
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit
  RETURN collect({{record "x" "Source"}}) AS items
}
RETURN 0 AS i, bound, total, low, high, items
