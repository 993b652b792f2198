UNWIND range(0, size($keys) - 1) AS i
CALL (i) {
  MATCH (c:Country {version: $version, code: $keys[i]}) USING INDEX SEEK c:Country(version, code) RETURN c
  UNION
  MATCH (c:Country {version: $version, alpha3: $keys[i]}) USING INDEX SEEK c:Country(version, alpha3) RETURN c
  UNION
  MATCH (c:Country {version: $version, m49: $keys[i]}) USING INDEX SEEK c:Country(version, m49) RETURN c
}
RETURN collect([i, {{record "c" "Country"}}]) AS batch
