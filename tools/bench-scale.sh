#!/usr/bin/env bash
# Builds the service and measures it with bench/scale, from memory and over Neo4j; the arguments are those of bench/scale.
set -euo pipefail
source "$(dirname "$0")/common.sh"

need_neo4j
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
CGO_ENABLED=0 go build -trimpath -o "$work/learningcities" .
go build -o "$work/scale" ./bench/scale
"$work/scale" -server "$work/learningcities" "$@"
