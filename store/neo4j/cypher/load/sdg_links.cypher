MATCH (l:SDGLink {version: $version})
WHERE l.rank >= 0
RETURN l
ORDER BY l.rank
