MATCH (x:City {version: $version})
WHERE x.rankNameAsc >= 0 /*filter*/
UNWIND {{.Keys}} AS key
WITH key, count(*) AS n
OPTIONAL MATCH (e:Entity {version: $version, id: key})
RETURN key, n, e
