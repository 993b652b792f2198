MATCH (x:City:Entity {version: $version}) USING INDEX SEEK {{.Index}}
WHERE x.rankNameAsc >= 0 {{.Only}} /*filter*/
UNWIND {{.Keys}} AS key
RETURN key, count(*) AS n
