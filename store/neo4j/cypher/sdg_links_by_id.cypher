UNWIND range(0, size($keys) - 1) AS i
MATCH (l:SDGLink {version: $version, id: $keys[i]})
MATCH (g:Entity {version: $version, id: l.sdg})
RETURN collect([i, [{{record "l" "SDGLink"}}, {{record "g" "SDG"}}]]) AS batch
