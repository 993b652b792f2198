MATCH (:Current {id: 'current'})-[:IS]->(d:Dataset)
MATCH (s:Entity {version: d.version, entityKind: 'CASE_STUDY'})
WHERE s.rank >= 0 AND size(s.sdgs) > 1
UNWIND s.sdgs AS a
UNWIND s.sdgs AS b
WITH a, b WHERE a < b
WITH a, b, count(*) AS count
ORDER BY count DESC, a, b
RETURN {sdgNetwork: {pairs: collect({a: {number: a}, b: {number: b}, count: count})}} AS data
