{{.Found}} /*filter*/
UNWIND {{.Keys}} AS key
RETURN key, count(*) AS n
