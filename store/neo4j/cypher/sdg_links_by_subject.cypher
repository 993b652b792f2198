UNWIND range(0, size($keys) - 1) AS i
MATCH (l:SDGLink {version: $version, subject: $keys[i]}) USING INDEX SEEK l:SDGLink(version, subject)
WITH i, l ORDER BY l.rank
WITH i, collect({{record "l" "SDGLink"}}) AS list
WITH collect([i, list]) AS batch
RETURN batch, COLLECT {
  MATCH (g:Entity {version: $version, entityKind: 'SDG'}) USING INDEX SEEK g:Entity(version, entityKind, rank)
  WHERE g.rank >= 0
  RETURN {{record "g" "SDG"}}
} AS goals
