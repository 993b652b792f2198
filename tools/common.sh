# Read by the scripts beside it: the folder for downloads, the tally, and what to do when a program is missing.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
cache=${LC_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/learningcities}
mkdir -p "$cache"

# install PACKAGE... installs Debian packages as root, and elsewhere names them and stops.
install() {
	if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
		echo "Missing: please install the Debian package${2:+s} $*, or what provides the same on this system." >&2
		exit 1
	fi
	echo "Installing with apt-get: $*"
	[ -n "${updated:-}" ] || apt-get -qq update
	updated=1
	DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends "$@" >/dev/null
}

# need COMMAND PACKAGE... makes sure that there is a command.
need() {
	local command=$1
	shift
	command -v "$command" >/dev/null || install "$@"
}

# need_neo4j makes sure that Neo4j can run: Java, and Maven to fetch the rest.
need_neo4j() {
	local why
	if ! why=$(go run ./store/neo4j/neo4jtest/install -check 2>&1); then
		echo "$why"
		if [ -n "${NEO4J_TEST_VERSION:-}" ]; then
			exit 1 # the Java for a version of the caller's choice may not be in Debian
		elif apt-cache show openjdk-17-jdk-headless >/dev/null 2>&1; then
			install openjdk-17-jdk-headless
		else
			install openjdk-21-jdk-headless
		fi
	fi
	need mvn maven
}

# need_node [VERSION] makes sure that node and npm are recent enough for what is built and run here, or as recent as VERSION. Debian's may be
# too old; its npm then fetches those that tools/node pins.
need_node() {
	recent_node "$@" && return
	local node
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
	recent_node "$@" || { echo "This needs Node.js ${1:-20.19 or 22.12}, and later; please install it." >&2 && exit 1; }
}

recent_node() {
	if [ -n "${1:-}" ]; then
		[ "$(printf '%s\n' "$1" "$(node --version 2>/dev/null | tr -d v)" | sort --version-sort | head -n 1)" = "$1" ]
	else
		node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 22 || (a == 22 && b >= 12) || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null
	fi
}

# need_python NAME REQUIREMENTS makes sure that there is a Python with the libraries that the file pins with hashes, and sets python to its folder.
need_python() {
	python=$cache/$1-$(sha256sum "$2" | cut -c 1-12)
	[ ! -e "$python/done" ] || return 0
	need python3 python3
	python3 -c 'import ensurepip' 2>/dev/null || install python3-venv
	python3 -m venv "$python"
	"$python/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$2"
	touch "$python/done"
}

# start_tally begins the list of results; tally adds to it. See tools/testsummary. With LC_TALLY, it is in that file.
start_tally() {
	(cd tools && go build -o "$cache/testsummary" ./testsummary)
	[ -z "${LC_TALLY:-}" ] || return 0 # whoever started this prints the summary
	tally_file=$(mktemp)
	trap 'rm -f "$tally_file"' EXIT
}

tally() {
	"$cache/testsummary" -tally "${LC_TALLY:-$tally_file}" "$@"
}

# sum_up prints the summary, unless whoever started this does.
sum_up() {
	[ -n "${LC_TALLY:-}" ] || tally sum
}
