OPTIONAL MATCH (f:Source {version: $version, id: $from}) USING INDEX SEEK f:Source(version, id)
WITH f.rank AS bound
CALL (bound) {
  MATCH (x:Source {version: $version}) USING INDEX SEEK x:Source(version, rank)
  WHERE x.rank {{.Beyond}} coalesce(bound, {{.End}})
  WITH x ORDER BY x.version {{.Direction}}, x.rank {{.Direction}} LIMIT $limit + 1
  RETURN collect({{record "x" "Source"}}) AS items
}
RETURN 0 AS i, bound, CASE WHEN $counted THEN COUNT {
  MATCH (x:Source {version: $version}) USING INDEX SEEK x:Source(version, rank)
  WHERE x.rank >= 0
} END AS total, bound IS NOT NULL AND EXISTS {
  MATCH (x:Source {version: $version}) USING INDEX SEEK x:Source(version, rank)
  WHERE x.rank {{.Behind}} bound
} AS behind, items
