OPTIONAL MATCH (f:City:Entity {version: $version, id: $from})
WITH f.rank AS bound
CALL () {
  MATCH (x:Entity {version: $version, entityKind: 'CITY'})
  WHERE x.rank >= 0
  RETURN count(x) AS total, min(x.rank) AS low, max(x.rank) AS high
}
CALL (bound) {
  MATCH (x:Entity {version: $version, entityKind: 'CITY'})
  WHERE x.rank {{.Beyond}} coalesce(bound, {{.End}})
  WITH x ORDER BY x.rank {{.Direction}} LIMIT $limit
  RETURN collect(x) AS items
}
RETURN 0 AS i, bound, total, low, high, items
