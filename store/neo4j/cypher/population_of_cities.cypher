{{.Found}} /*filter*/
RETURN count(x.population), coalesce(sum(x.population), 0), coalesce(min(x.population), 0), coalesce(max(x.population), 0)
