MATCH (x:City:Entity {version: $version}) USING INDEX SEEK {{.Index}}
WHERE x.rankNameAsc >= 0 {{.Only}} /*filter*/
RETURN count(x.population), coalesce(sum(x.population), 0), coalesce(min(x.population), 0), coalesce(max(x.population), 0)
