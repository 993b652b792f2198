MATCH (d:Dataset {version: $version}) USING INDEX SEEK d:Dataset(version)
CALL () {
  UNWIND $keys AS kind
  CALL (kind) {
    MATCH (e:Entity {version: $version, entityKind: kind}) USING INDEX SEEK e:Entity(version, entityKind, rank)
    WHERE e.rank >= 0
    RETURN count(e) AS n, max(e.rank) AS top
  }
  RETURN collect([kind, n, top]) AS entities
}
CALL () {
  MATCH (l:SDGLink {version: $version}) USING INDEX SEEK l:SDGLink(version, rank)
  WHERE l.rank >= 0
  RETURN count(l) AS links
}
CALL () {
  MATCH (n:RelatedCities {version: $version}) USING INDEX SEEK n:RelatedCities(version, city)
  WHERE n.city IS NOT NULL
  RETURN count(n) AS related
}
RETURN d, entities, links, related
