UNWIND range(0, size($keys) - 1) AS i
MATCH (l:SDGLink {version: $version, id: $keys[i]}) USING INDEX SEEK l:SDGLink(version, id)
MATCH (g:Entity {version: $version, id: l.sdg}) USING INDEX SEEK g:Entity(version, id)
RETURN collect([i, [{{record "l" "SDGLink"}}, {{record "g" "SDG"}}]]) AS batch
