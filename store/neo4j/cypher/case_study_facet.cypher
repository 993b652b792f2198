MATCH (x:CaseStudy:Entity {version: $version}) USING INDEX SEEK {{.Index}}
WHERE x.rankYearDesc >= 0 {{.Only}} /*filter*/
UNWIND {{.Keys}} AS key
RETURN key, count(*) AS n
