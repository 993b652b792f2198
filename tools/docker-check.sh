#!/usr/bin/env bash
# Checks the image and compose.yaml without Docker's engine; see tools/dockercheck.
set -euo pipefail
source "$(dirname "$0")/common.sh"

(cd tools && go build -o "$cache/dockercheck" ./dockercheck)
"$cache/dockercheck"
