CALL () { MATCH (e:Entity {version: $version}) WHERE e.id IS NOT NULL RETURN count(e) AS entities }
CALL () { MATCH (s:Source {version: $version}) WHERE s.id IS NOT NULL RETURN count(s) AS sources }
CALL () { MATCH (l:SDGLink {version: $version}) WHERE l.id IS NOT NULL RETURN count(l) AS links }
CALL () { MATCH (n:NetworkSize {version: $version}) RETURN count(n) AS sizes }
CALL () { MATCH (:Entity {version: $version})-[r]->(x:Entity) RETURN count(r) AS relations }
CALL () { MATCH (:Source {version: $version})<-[r:CITES]-() RETURN count(r) AS citations }
CALL () { MATCH (n:RelatedCities {version: $version}) WHERE n.city IS NOT NULL RETURN count(n) AS related }
RETURN entities, sources, links, sizes, relations, citations, related
