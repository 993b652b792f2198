MATCH (l:SDGLink {version: $version}) USING INDEX SEEK l:SDGLink(version, rank)
WHERE l.rank >= 0
WITH l.rank / 100 AS hundred, collect(l) AS links
RETURN [x IN links | head([p IN [properties(x)] | [name IN $names | p[name]]])]
