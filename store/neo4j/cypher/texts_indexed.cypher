CALL db.index.fulltext.queryNodes('city_and_case_study_texts', $found) YIELD node
RETURN node.id
LIMIT 1
