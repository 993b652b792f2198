#!/usr/bin/env bash
# Compares the outline of the maps with what its sources build, then looks at the pages, and at cards and elements on other sites, as readers do:
# the Nu HTML checker, axe, Chromium and an oEmbed library, on a page of every kind. Works on copies, so a developer's node_modules stay as they are.
set -euo pipefail
source "$(dirname "$0")/common.sh"
need_node

need "${CHROMIUM:-chromium}" chromium
command -v java >/dev/null || install default-jre-headless

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
tar --create --exclude=node_modules --directory=web view page embed | tar --extract --directory="$work"
go build -o "$work/learningcities" .
mkfifo "$work/address"

(cd "$work/view/world" && npm ci --no-audit --no-fund && npm run check)

"$work/learningcities" serve --addr 127.0.0.1:0 >"$work/address" &
server=$!
read -r line <"$work/address" # "Learning Cities Graph on http://127.0.0.1:PORT/ from …"
address=$(grep --only-matching 'http://[^ ]*' <<<"$line")
export CHROMIUM
CHROMIUM=$(command -v "${CHROMIUM:-chromium}")
for part in page embed; do
	cd "$work/$part/test"
	npm ci --no-audit --no-fund
	npm test -- "$address"
done
