{{- if .Filtered -}}
{{.Found}} /*filter*/
WITH count(x) AS asked,
  collect(CASE WHEN $own AND size(x[$served]) > 0 THEN [x.id, x.rank, x[$served]] END) AS cities,
  collect(CASE WHEN x.caseStudyCount > 0 THEN x END) AS told
CALL (told) {
  UNWIND told AS x
  MATCH (y:CaseStudy)-[:ABOUT]->(x)
  WHERE y.rank >= 0 /*studies*/
  RETURN collect([x.id, x.rank, y.id, y.rank, coalesce(y[$served], [])]) AS studies
}
RETURN cities, studies, asked
{{- else -}}
CALL () {
  MATCH (g:Entity {version: $version, entityKind: 'SDG'}) USING INDEX SEEK g:Entity(version, entityKind, rank)
  WHERE g.rank >= 0 AND $own
  MATCH (g)<-[:SERVES]-(x:City)
  WITH DISTINCT x
  WITH x WHERE size(x[$served]) > 0
  RETURN collect([x.id, x.rank, x[$served]]) AS cities
}
CALL (cities) {
  MATCH (y:Entity {version: $version, entityKind: 'CASE_STUDY'}) USING INDEX SEEK y:Entity(version, entityKind, rank)
  WHERE y.rank >= 0 /*studies*/
  MATCH (y)-[:ABOUT]->(x:City)
  RETURN collect([x.id, x.rank, y.id, y.rank, coalesce(y[$served], [])]) AS studies
}
RETURN cities, studies
{{- end}}
