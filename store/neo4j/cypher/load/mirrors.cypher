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
  MATCH (a)-[r:ABOUT|PUBLISHED_IN]->(b)
  WITH type(r) AS type, b.version = $version AS same, a, b
  RETURN count(CASE WHEN type = 'ABOUT' AND same AND b:City AND b.id = a.city THEN 1 END) AS about,
    count(CASE WHEN type = 'PUBLISHED_IN' AND same AND b:Publication AND b.id = a.publication THEN 1 END) AS studiesIn
}
CALL (once) {
  UNWIND ['SDG_TARGET', 'ACTION_POINT', 'THEME', 'AWARD', 'CONFERENCE', 'DOCUMENT', 'PUBLICATION', 'CLUSTER'] AS kind
  MATCH (a:Entity {version: $version, entityKind: kind}) USING INDEX SEEK a:Entity(version, entityKind, rank)
  WHERE a.rank >= 0
  MATCH (a)-[r:PART_OF|PRESENTED_AT|ISSUED_AT|HOSTED_IN|PUBLISHED_IN]->(b)
  WITH type(r) AS type, b.version = $version AS same, a, b
  RETURN count(CASE WHEN type = 'PART_OF' AND same AND b:Entity AND b.id IN [a.sdg, a.document] THEN 1 END) AS partOf,
    count(CASE WHEN type IN ['PRESENTED_AT', 'ISSUED_AT'] AND same AND b:Conference AND b.id = a.conference THEN 1 END) AS atConference,
    count(CASE WHEN type = 'HOSTED_IN' AND same AND b:City AND b.id = a.hostCity THEN 1 END) AS hostedIn,
    count(CASE WHEN type = 'PUBLISHED_IN' AND same AND b:Publication AND b.id = a.publication THEN 1 END) AS clustersIn
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
