# Read by the scripts that need Node.js: puts one onto the path that is recent enough for the bundler and the browser tests.

recent() { node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a == 22 && b >= 12) || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null; }
if ! recent; then
	# Debian's Node may be too old for the bundler. Its npm fetches the one that tools/node pins.
	node=$cache/node-$(sha256sum tools/node/package-lock.json | cut -c 1-12)
	if [ ! -e "$node/done" ]; then
		need npm npm
		echo "Fetching Node.js and npm into $node"
		mkdir -p "$node"
		cp tools/node/package.json tools/node/package-lock.json "$node"
		npm --prefix "$node" --loglevel error ci --no-audit --no-fund
		touch "$node/done"
	fi
	PATH=$(echo "$node"/node_modules/node-linux-*/bin):$node/node_modules/.bin:$PATH
	recent || { echo "the pages and the editor need Node.js 20.19 or 22.12, and later; please install it." >&2 && exit 1; }
fi
