UNWIND range(0, size($keys) - 1) AS i
MATCH (e:Entity {version: $version, id: $keys[i]})-[r:IN_COUNTRY|RECEIVED|ABOUT|ADDRESSES|PART_OF|HAS_THEME|ADVANCES|MEMBER_OF|WORKS_ON|HOSTED_IN|ISSUED_AT|PRESENTED_AT|PUBLISHED_IN]-(x:Entity) USING INDEX SEEK e:Entity(version, id)
WHERE coalesce(r.scope, '') <> 'LOCAL_REVIEW'
RETURN i, collect(DISTINCT [x.id, x.degree, type(r), startNode(r) = e, CASE WHEN type(r) IN ['ADDRESSES', 'HAS_THEME', 'ADVANCES'] THEN r.basis ELSE '' END]) AS neighbours
