#!/usr/bin/env bash
# Takes the programs from the page of a permalink, as a reader copies them, and runs each: all must print what the API answers.
set -euo pipefail
source "$(dirname "$0")/common.sh"

need node nodejs
need python3 python3
need curl curl
need Rscript r-base-core
Rscript -e 'library(jsonlite)' 2>/dev/null || install r-cran-jsonlite

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
go build -o "$work/learningcities" .
mkfifo "$work/address"
"$work/learningcities" serve --addr 127.0.0.1:0 >"$work/address" 2>"$work/log" &
server=$!
read -r line <"$work/address" # "Learning Cities Graph on http://127.0.0.1:PORT/ from …"
address=$(grep --only-matching 'http://[^ ]*' <<<"$line")
node tools/permalink.mjs "$address" || { cat "$work/log" >&2 && exit 1; }
