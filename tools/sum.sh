#!/usr/bin/env bash
# Prints the summary of the results in the file LC_TALLY.
set -euo pipefail
source "$(dirname "$0")/common.sh"

start_tally
tally sum
