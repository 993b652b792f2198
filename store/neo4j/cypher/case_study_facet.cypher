MATCH (x:CaseStudy:Entity {version: $version}) USING INDEX SEEK {{.Index}}
WHERE x.rankYearDesc >= 0 {{.Only}} /*filter*/
UNWIND {{.Keys}} AS key
WITH key, count(*) AS n
OPTIONAL MATCH (e:Entity {version: $version, id: key}) USING INDEX SEEK e:Entity(version, id)
RETURN key, n, CASE WHEN e IS NULL THEN NULL ELSE {{entity "e"}} END AS e
