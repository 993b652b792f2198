CALL () { MATCH (e:Entity {version: $version}) USING INDEX SEEK e:Entity(version, id) WHERE e.id IS NOT NULL RETURN count(e) AS entities }
CALL () { MATCH (s:Source {version: $version}) USING INDEX SEEK s:Source(version, id) WHERE s.id IS NOT NULL RETURN count(s) AS sources }
CALL () { MATCH (l:SDGLink {version: $version}) USING INDEX SEEK l:SDGLink(version, id) WHERE l.id IS NOT NULL RETURN count(l) AS links }
CALL () { MATCH (n:NetworkSize {version: $version}) USING INDEX SEEK n:NetworkSize(version) RETURN count(n) AS sizes }
CALL () { MATCH (e:Entity {version: $version})-[r]->(:Entity) USING INDEX SEEK e:Entity(version, id) WHERE e.id IS NOT NULL RETURN count(r) AS relations }
CALL () { MATCH (s:Source {version: $version})<-[r:CITES]-() USING INDEX SEEK s:Source(version, id) WHERE s.id IS NOT NULL RETURN count(r) AS citations }
CALL () { MATCH (n:RelatedCities {version: $version}) USING INDEX SEEK n:RelatedCities(version, city) WHERE n.city IS NOT NULL RETURN count(n) AS related }
RETURN entities, sources, links, sizes, relations, citations, related
