#!/usr/bin/env bash
# Proves the project: tools/test.sh [--embedded]. The Makefile says what for.
set -euo pipefail
source "$(dirname "$0")/common.sh"

embedded=${1:-}
newest=2026.08.1 # the other release of Neo4j that the tests know; store/neo4j/neo4jtest pins both

need gcc gcc libc6-dev # the race detector is C
if [ -z "$embedded" ]; then
	need_neo4j
fi

start_tally
failed=0
neo4j=(go run ./store/neo4j/neo4jtest/install)
tags=(-tags neo4j)
flags=(-race -timeout 15m)
[ -z "${NEO4J_TEST_URI:-}" ] || flags+=(-p 1 -count 1) # one database for all, and Go cannot see whether it changed
[ -z "${COUNT:-}" ] || flags+=(-count "$COUNT")
tests() { tally -name "$1" go go test -json "${flags[@]}" "${@:2}" || failed=1; }
step() { tally -name "$1" step "${@:2}" || failed=1; }

step "go vet" go vet ./...
step "go vet of the tests on Neo4j" go vet -tags "neo4j long" ./...
step "go vet of what the race detector runs" go vet -race -tags "neo4j long" ./...
step "generated code is fresh" tools/generated.sh
step "golangci-lint" tools/lint.sh
step "the public audits of GraphQL over HTTP pass" tools/graphql-http.sh
tally -name "the tools' own tests" go env -C tools go test -json ./... || failed=1

if [ -n "$embedded" ]; then
	tests "embedded store, with the race detector" ./...
	tally -name "Neo4j was left out: that both stores give the same answers is not proved; make test proves it" note
elif [ -n "${NEO4J_TEST_URI:-}" ]; then
	tests "embedded store and the Neo4j at $NEO4J_TEST_URI, with the race detector" "${tags[@]}" ./...
	tally -name "other releases of Neo4j were left out, since NEO4J_TEST_URI names the server" note
else
	default=$("${neo4j[@]}" -version)
	step "Neo4j $default is installed for tests" "${neo4j[@]}"
	tests "embedded store and Neo4j $default, with the race detector" "${tags[@]}" ./...
	if [ "$default" != "$newest" ] && "${neo4j[@]}" -check "$newest" 2>/dev/null; then
		# Only packages that start a server can come to another result on another release.
		mapfile -t packages < <(go list "${tags[@]}" -f '{{.ImportPath}} {{.TestImports}} {{.XTestImports}}' ./... |
			awk '/neo4j\/neo4jtest[] ]/ { print $1 }')
		step "Neo4j $newest is installed for tests" "${neo4j[@]}" "$newest"
		export NEO4J_TEST_VERSION=$newest
		tests "Neo4j $newest, with the race detector" "${tags[@]}" "${packages[@]}"
	elif [ "$default" != "$newest" ]; then
		tally -name "Neo4j $newest was left out: it needs Java 25, which is not here" note
	fi
fi

sum_up || failed=1
exit "$failed"
