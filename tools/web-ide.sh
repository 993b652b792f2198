#!/usr/bin/env bash
# Builds the editor page's bundle from its sources and compares it with the one that is committed; then uses
# the page in a real browser. Works on a copy, so a developer's node_modules stays as it is.
set -euo pipefail
source "$(dirname "$0")/common.sh"

need_node
need "${CHROMIUM:-chromium}" chromium

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
tar --create --exclude=node_modules --directory=web ide | tar --extract --directory="$work"
go build -o "$work/learningcities" .
mkfifo "$work/address"

cd "$work/ide"
npm ci --no-audit --no-fund
npm run check

"$work/learningcities" serve --addr 127.0.0.1:0 >"$work/address" &
server=$!
read -r line <"$work/address" # "Learning Cities Graph on http://127.0.0.1:PORT/ from …"
address=$(grep --only-matching 'http://[^ ]*' <<<"$line")
CHROMIUM=$(command -v "${CHROMIUM:-chromium}") npm test -- "$address"
