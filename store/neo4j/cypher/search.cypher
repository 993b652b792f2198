UNWIND $kinds AS kind
MATCH (e:Entity {version: $version, entityKind: kind}) USING INDEX SEEK e:Entity(version, entityKind, rank)
WHERE e.rank >= 0
WITH e, [text IN e.searchTexts WHERE all(part IN $parts WHERE text CONTAINS part)] AS texts
WHERE size(texts) > 0
RETURN e.id, e.searchRank, texts
