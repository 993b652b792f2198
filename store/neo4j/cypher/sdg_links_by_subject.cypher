UNWIND range(0, size($keys) - 1) AS i
MATCH (l:SDGLink {version: $version, subject: $keys[i]})
MATCH (g:Entity {version: $version, id: l.sdg})
WITH i, l, g ORDER BY l.rank
RETURN i, collect([l, g])
