UNWIND range(0, size($keys) - 1) AS i
MATCH (s:Source {version: $version, id: $keys[i]}) USING INDEX SEEK s:Source(version, id)
RETURN collect([i, {{record "s" "Source"}}]) AS batch
