CALL db.index.fulltext.queryNodes('city_and_case_study_texts', 'version:none') YIELD node
RETURN node
