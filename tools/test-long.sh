#!/usr/bin/env bash
# Proves what takes longer; the Makefile says what.
set -euo pipefail
source "$(dirname "$0")/common.sh"

fuzztime=${FUZZTIME:-30s}
need gcc gcc libc6-dev
need_neo4j

start_tally
failed=0
tests() { tally -name "$1" go go test -json "${@:2}" || failed=1; }
step() { tally -name "$1" step "${@:2}" || failed=1; }

# Every fuzz target there is, each for a while, on inputs that no run has tried before.
while IFS=: read -r file target; do
	tags=()
	if head -n 3 "$file" | grep -q '^//go:build.*neo4j'; then tags=(-tags 'neo4j long'); fi
	step "$target of ${file%/*}, for $fuzztime" \
		go test "${tags[@]}" -run '^$' -fuzz "^$target\$" -fuzztime "$fuzztime" -fuzzminimizetime 10x "./${file%/*}"
done < <(git ls-files --cached --others --exclude-standard -- '*_test.go' | xargs grep -H --only-matching '^func Fuzz[A-Za-z0-9_]*' | sed 's/:func /:/')

# The oracle is a Python program of its own; its libraries are pinned with hashes.
need_python oracle tools/oracle/requirements.txt
export LC_ORACLE_PYTHON=$python/bin/python3

# Only packages that have such tests, so that no server is started for the others.
mapfile -t packages < <(git ls-files --cached --others --exclude-standard -- '*_test.go' |
	xargs grep -l '^//go:build.*long' | sed 's|^|./|; s|/[^/]*$||' | sort -u)
if [ "${#packages[@]}" -gt 0 ]; then
	tests "long random comparisons and faults, with the race detector" \
		-race -count 1 -timeout 45m -p 1 -tags 'neo4j long' -run Long "${packages[@]}"
	tests "faults under load" -count 1 -timeout 15m -tags 'neo4j long' -run '^TestLong(FaultsUnderLoad|SnapshotUnderFaults|SnapshotStart)$' .
fi

step "every format holds the same graph, as others' libraries read it" tools/formats.sh
step "the editor's bundle is what its sources build, and works in a browser" tools/web-ide.sh
step "pages, cards and elements are valid, accessible and small, in a browser" tools/web-page.sh
step "the programs that permalinks show print the answer, in JavaScript, Python, R and curl" tools/permalink.sh
step "the examples show what the data files and direct answers say" tools/examples.sh
step "every server that the benchmark compares starts and answers alike" tools/bench.sh -smoke
step "Dockerfile and compose.yaml, as far as that goes without Docker's engine" tools/docker-check.sh

sum_up || failed=1
exit "$failed"
