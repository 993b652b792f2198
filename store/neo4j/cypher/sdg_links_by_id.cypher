UNWIND range(0, size($keys) - 1) AS i
MATCH (l:SDGLink {version: $version, id: $keys[i]}) USING INDEX SEEK l:SDGLink(version, id)
RETURN collect([i, {{record "l" "SDGLink"}}]) AS batch
