UNWIND range(0, size($keys) - 1) AS i
MATCH (l:SDGLink {version: $version, subject: $keys[i]}) USING INDEX SEEK l:SDGLink(version, subject)
WITH i, l ORDER BY l.rank
WITH i, collect({{record "l" "SDGLink"}}) AS list
RETURN collect([i, list]) AS batch
