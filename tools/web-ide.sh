#!/usr/bin/env bash
# Builds the editor page's bundle from its sources and compares it with the one that is committed; then uses
# the page in a real browser. Works on a copy, so a developer's node_modules stays as it is.
set -euo pipefail
source "$(dirname "$0")/common.sh"

recent() { node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a == 22 && b >= 12) || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null; }
if ! recent; then
	# Debian's Node may be too old for the bundler. Its npm fetches the one that tools/node pins.
	node=$cache/node-$(sha256sum tools/node/package-lock.json | cut -c 1-12)
	if [ ! -e "$node/done" ]; then
		need npm npm
		echo "Fetching Node.js and npm for web/ide into $node"
		mkdir -p "$node"
		cp tools/node/package.json tools/node/package-lock.json "$node"
		npm --prefix "$node" --loglevel error ci --no-audit --no-fund
		touch "$node/done"
	fi
	PATH=$(echo "$node"/node_modules/node-linux-*/bin):$node/node_modules/.bin:$PATH
	recent || { echo "web/ide needs Node.js 20.19 or 22.12, and later; please install it." >&2 && exit 1; }
fi
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
