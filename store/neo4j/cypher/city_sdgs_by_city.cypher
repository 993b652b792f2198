UNWIND range(0, size($keys) - 1) AS i
MATCH (c:Entity {version: $version, id: $keys[i]})-[r:SERVES]->(g:SDG) USING INDEX SEEK c:Entity(version, id)
CALL (r) {
  UNWIND range(0, size(r.evidence) - 1) AS n
  MATCH (l:SDGLink {version: $version, id: r.evidence[n]}) USING INDEX SEEK l:SDGLink(version, id)
  WITH n, l ORDER BY n
  RETURN collect({{record "l" "SDGLink"}}) AS evidence
}
WITH i, c, collect([g.id, evidence, size(r.evidence)]) AS list
RETURN collect([i, {{record "c" "City"}}, list]) AS batch
