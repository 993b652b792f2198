#!/usr/bin/env bash
# Asks the real program, on loopback, the public audits of GraphQL over HTTP.
set -euo pipefail
source "$(dirname "$0")/common.sh"

need node nodejs
need npm npm
audits=$cache/graphql-http-$(sha256sum tools/graphql-http/package-lock.json | cut -c 1-12)
if [ ! -e "$audits/done" ]; then
	mkdir -p "$audits"
	cp tools/graphql-http/package.json tools/graphql-http/package-lock.json "$audits"
	npm --prefix "$audits" --loglevel error ci --no-audit --no-fund
	touch "$audits/done"
fi

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
go build -o "$work/learningcities" .
mkfifo "$work/address"
"$work/learningcities" serve --addr 127.0.0.1:0 >"$work/address" &
server=$!
read -r line <"$work/address" # "Learning Cities Graph on http://127.0.0.1:PORT/ from …"
address=$(grep --only-matching 'http://[^ ]*' <<<"$line")
cp tools/graphql-http/audit.js "$audits"
node "$audits/audit.js" "${address}graphql"
