#!/usr/bin/env bash
# Builds what `make bench` compares, and calls bench/compare with the arguments.
set -euo pipefail
source "$(dirname "$0")/common.sh"

need_neo4j
need_node
peers=$cache/peers-$(sha256sum bench/peers/package-lock.json | cut -c 1-12)
if [ ! -e "$peers/done" ]; then
	mkdir -p "$peers"
	cp bench/peers/package.json bench/peers/package-lock.json "$peers"
	npm --prefix "$peers" --loglevel error ci --no-audit --no-fund
	touch "$peers/done"
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/peers"
cp bench/peers/*.js bench/peers/package.json "$work/peers"
ln -s "$peers/node_modules" "$work/peers/node_modules"
CGO_ENABLED=0 go build -trimpath -o "$work/learningcities" .
go build -o "$work" ./bench/cypher ./bench/compare
"$work/compare" -server "$work/learningcities" -cypher "$work/cypher" -peers "$work/peers" "$@"
