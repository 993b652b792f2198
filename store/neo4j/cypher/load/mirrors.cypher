WITH 1 AS once
CALL (once) {
  MATCH (a:Entity {version: $version, entityKind: 'CITY'})
  WHERE a.rank >= 0
  RETURN sum(COUNT { (a)-[:IN_COUNTRY]->(b:Country {version: $version}) WHERE b.id = a.country }) AS inCountry,
    sum(COUNT { MATCH (a)-[r:SERVES]->(b:SDG {version: $version}) WHERE b.number IN a.sdgs AND ('SOURCE' IN r.bases) = (b.number IN a.sdgsSource) AND ('EDITORIAL' IN r.bases) = (b.number IN a.sdgsEditorial) RETURN DISTINCT b }) AS serves,
    sum(COUNT { (a)-[:RELATED_TO]->() }) AS relatedTo
}
CALL (once) {
  MATCH (a:Entity {version: $version, entityKind: 'CASE_STUDY'})
  WHERE a.rank >= 0
  RETURN sum(COUNT { (a)-[:ABOUT]->(b:City {version: $version}) WHERE b.id = a.city }) AS about,
    sum(COUNT { (a)-[:PUBLISHED_IN]->(b:Publication {version: $version}) WHERE b.id = a.publication }) AS studiesIn
}
CALL (once) {
  UNWIND ['SDG_TARGET', 'ACTION_POINT', 'THEME', 'AWARD', 'CONFERENCE', 'DOCUMENT', 'PUBLICATION', 'CLUSTER'] AS kind
  MATCH (a:Entity {version: $version, entityKind: kind})
  WHERE a.rank >= 0
  RETURN sum(COUNT { (a)-[:PART_OF]->(b:Entity {version: $version}) WHERE b.id IN [a.sdg, a.document] }) AS partOf,
    sum(COUNT { (a)-[:PRESENTED_AT|ISSUED_AT]->(b:Conference {version: $version}) WHERE b.id = a.conference }) AS atConference,
    sum(COUNT { (a)-[:HOSTED_IN]->(b:City {version: $version}) WHERE b.id = a.hostCity }) AS hostedIn,
    sum(COUNT { (a)-[:PUBLISHED_IN]->(b:Publication {version: $version}) WHERE b.id = a.publication }) AS clustersIn
}
CALL (once) {
  MATCH (l:SDGLink {version: $version})
  WHERE l.rank >= 0
  RETURN sum(COUNT { MATCH (a:Entity {version: $version, id: l.subject})-[r:ADDRESSES]->(b:SDG {version: $version}) WHERE b.id = l.sdg AND r.link = l.id AND r.basis = l.basis }) AS addresses,
    sum(COUNT { (l)-[:CITES]->() }) AS linksCite
}
CALL (once) {
  MATCH (a:Entity {version: $version})
  WHERE a.id IS NOT NULL
  RETURN sum(COUNT { (a)-->() }) AS all
}
RETURN inCountry, serves, relatedTo, about, studiesIn, partOf, atConference, hostedIn, clustersIn, addresses, linksCite, all
