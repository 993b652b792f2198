UNWIND ['CASE_STUDY', 'SDG_TARGET', 'ACTION_POINT', 'THEME', 'AWARD', 'CONFERENCE', 'DOCUMENT', 'PUBLICATION', 'CLUSTER'] AS kind
MATCH (a:Entity {version: $version, entityKind: kind}) USING INDEX SEEK a:Entity(version, entityKind, rank)
WHERE a.rank >= 0
MATCH (a)-[r:ABOUT|PART_OF|PRESENTED_AT|ISSUED_AT|HOSTED_IN|PUBLISHED_IN]->(b)
WITH kind, type(r) AS type, a, b
WHERE b:Entity AND b.version = $version AND b.id IN CASE type
  WHEN 'ABOUT' THEN [a.city]
  WHEN 'PART_OF' THEN [a.sdg, a.document]
  WHEN 'HOSTED_IN' THEN [a.hostCity]
  WHEN 'PUBLISHED_IN' THEN [a.publication]
  ELSE [a.conference]
END
RETURN type + ' of ' + kind AS what, count(*) AS number
