#!/usr/bin/env bash
# Runs the linters at the version that tools/lint/go.mod pins. The binary is built once for each version.
set -euo pipefail
source "$(dirname "$0")/common.sh"

pinned=$(sha256sum tools/lint/go.sum | cut -c 1-12)-$(go env GOVERSION)
linter=$cache/golangci-lint-$pinned
if [ ! -x "$linter" ]; then
	echo "Building golangci-lint, which takes some minutes and is done once."
	(cd tools/lint && go build -trimpath -o "$linter.$$" github.com/golangci/golangci-lint/v2/cmd/golangci-lint)
	mv "$linter.$$" "$linter"
fi
"$linter" run "$@" ./...
