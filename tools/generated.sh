#!/usr/bin/env bash
# Generates all code afresh in a copy of the tree and compares: nothing in the tree itself changes, and
# work that is not committed yet does not disturb. What was found fresh is not generated again until a source changes.
set -euo pipefail
source "$(dirname "$0")/common.sh"

# Tracked and new files alike, without those that have just been deleted.
files() {
	git ls-files -z --cached --others --exclude-standard -- "$@" |
		while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done
}

sources=$({ go version && files '*.go' '*.js' '*.graphql' '*.yml' 'seed/data/*' '*go.mod' '*go.sum' | xargs -0 sha256sum; } | sha256sum)
if [ "$(cat "$cache/generated" 2>/dev/null)" = "$sources" ]; then
	exit 0
fi

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir "$copy/tree"
files . | tar --create --null --files-from=- | tar --extract --directory="$copy/tree"
cp -a "$copy/tree" "$copy/before"
if ! (cd "$copy/tree" && go generate ./...) >"$copy/log" 2>&1; then
	cat "$copy/log" >&2
	exit 1
fi
if ! diff --recursive --unified=1 "$copy/before" "$copy/tree"; then
	echo 'Generated code is not what its sources say: run "make generate" and commit the result.' >&2
	exit 1
fi
echo "$sources" >"$cache/generated"
