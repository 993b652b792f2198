{{- if .Indexed -}}
CALL db.index.fulltext.queryNodes('city_and_case_study_texts', $found) YIELD node AS e
WITH e
WHERE e:Entity AND e.version = $version AND e.entityKind IN $kinds AND e.rank >= 0
{{- else -}}
UNWIND $kinds AS kind
MATCH (e:Entity {version: $version, entityKind: kind}) USING INDEX SEEK e:Entity(version, entityKind, rank)
WHERE e.rank >= 0
{{- end}}
WITH e, [text IN e.searchTexts WHERE all(part IN $parts WHERE text CONTAINS part)] AS texts
WHERE size(texts) > 0
RETURN e.id, e.searchRank, texts
