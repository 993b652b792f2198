# Read by the scripts beside it: the folder for downloads, the tally, and what to do when a program is missing.

cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
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

# start_tally begins the list of results; tally adds to it. See tools/testsummary.
start_tally() {
	(cd tools && go build -o "$cache/testsummary" ./testsummary)
	tally_file=$(mktemp)
	trap 'rm -f "$tally_file"' EXIT
}

tally() {
	"$cache/testsummary" -tally "${LC_TALLY:-$tally_file}" "$@"
}
