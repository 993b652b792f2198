MATCH (l:SDGLink {version: $version}) USING INDEX SEEK l:SDGLink(version, rank)
WHERE l.rank >= 0
RETURN 'CITES of links' AS what, sum(COUNT { (l)-[:CITES]->() }) AS number
