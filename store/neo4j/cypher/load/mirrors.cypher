WITH 1 AS once
CALL (once) {
  MATCH (b:Entity {version: $version, entityKind: 'COUNTRY'}) USING INDEX SEEK b:Entity(version, entityKind, rank)
  WHERE b.rank >= 0
  MATCH (a:City)-[:IN_COUNTRY]->(b)
  WHERE a.country = b.id
  RETURN count(*) AS inCountry
}
CALL (once) {
  MATCH (b:Entity {version: $version, entityKind: 'SDG'}) USING INDEX SEEK b:Entity(version, entityKind, rank)
  WHERE b.rank >= 0
  MATCH (a:City)-[r:SERVES]->(b)
  WHERE b.number IN a.sdgs AND ('SOURCE' IN r.bases) = (b.number IN a.sdgsSource) AND ('EDITORIAL' IN r.bases) = (b.number IN a.sdgsEditorial)
  RETURN count(DISTINCT [a.id, b.id]) AS serves
}
CALL (once) {
  MATCH (b:Entity {version: $version, entityKind: 'SDG'}) USING INDEX SEEK b:Entity(version, entityKind, rank)
  WHERE b.rank >= 0
  MATCH (a:Entity)-[r:ADDRESSES]->(b)
  WHERE r.link STARTS WITH 'sdg-link:' + a.id + ':' + b.number
  RETURN count(*) AS addresses
}
CALL (once) {
  MATCH (a:Entity {version: $version, entityKind: 'CASE_STUDY'}) USING INDEX SEEK a:Entity(version, entityKind, rank)
  WHERE a.rank >= 0
  RETURN sum(COUNT { (a)-[:ABOUT]->(b:City {version: $version}) WHERE b.id = a.city }) AS about,
    sum(COUNT { (a)-[:PUBLISHED_IN]->(b:Publication {version: $version}) WHERE b.id = a.publication }) AS studiesIn
}
CALL (once) {
  UNWIND ['SDG_TARGET', 'ACTION_POINT', 'THEME', 'AWARD', 'CONFERENCE', 'DOCUMENT', 'PUBLICATION', 'CLUSTER'] AS kind
  MATCH (a:Entity {version: $version, entityKind: kind}) USING INDEX SEEK a:Entity(version, entityKind, rank)
  WHERE a.rank >= 0
  RETURN sum(COUNT { (a)-[:PART_OF]->(b:Entity {version: $version}) WHERE b.id IN [a.sdg, a.document] }) AS partOf,
    sum(COUNT { (a)-[:PRESENTED_AT|ISSUED_AT]->(b:Conference {version: $version}) WHERE b.id = a.conference }) AS atConference,
    sum(COUNT { (a)-[:HOSTED_IN]->(b:City {version: $version}) WHERE b.id = a.hostCity }) AS hostedIn,
    sum(COUNT { (a)-[:PUBLISHED_IN]->(b:Publication {version: $version}) WHERE b.id = a.publication }) AS clustersIn
}
CALL (once) {
  MATCH (l:SDGLink {version: $version}) USING INDEX SEEK l:SDGLink(version, rank)
  WHERE l.rank >= 0
  RETURN sum(COUNT { (l)-[:CITES]->() }) AS linksCite
}
CALL (once) {
  MATCH (a:Entity {version: $version}) USING INDEX SEEK a:Entity(version, id)
  WHERE a.id IS NOT NULL
  RETURN sum(COUNT { (a)-->() }) AS all
}
RETURN inCountry, serves, about, studiesIn, partOf, atConference, hostedIn, clustersIn, addresses, linksCite, all
