UNWIND range(0, size($keys) - 1) AS i
MATCH (l:SDGLink {version: $version, subject: $keys[i]})
MATCH (g:Entity {version: $version, id: l.sdg})
WITH i, l, g ORDER BY l.rank
WITH i, collect([{{record "l" "SDGLink"}}, {{record "g" "SDG"}}]) AS list
RETURN collect([i, list]) AS batch
