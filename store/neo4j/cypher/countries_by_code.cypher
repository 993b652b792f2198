UNWIND range(0, size($keys) - 1) AS i
CALL (i) {
  MATCH (c:Country {version: $version, code: $keys[i]}) RETURN c
  UNION
  MATCH (c:Country {version: $version, alpha3: $keys[i]}) RETURN c
  UNION
  MATCH (c:Country {version: $version, m49: $keys[i]}) RETURN c
}
RETURN collect([i, {{record "c" "Country"}}]) AS batch
