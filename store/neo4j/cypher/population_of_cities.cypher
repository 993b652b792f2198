MATCH (x:City {version: $version})
WHERE x.rankNameAsc >= 0 /*filter*/
RETURN count(x.population), coalesce(sum(x.population), 0), coalesce(min(x.population), 0), coalesce(max(x.population), 0)
