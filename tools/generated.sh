#!/usr/bin/env bash
# Generates all code afresh in a copy of the tree and compares: nothing in the tree itself changes, and
# work that is not committed yet does not disturb.
set -euo pipefail
source "$(dirname "$0")/common.sh"

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
mkdir "$copy/tree"
# Tracked and new files alike; --ignore-missing for tracked ones that have just been deleted.
git ls-files -z --cached --others --exclude-standard |
	while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done |
	tar --create --null --files-from=- | tar --extract --directory="$copy/tree"
cp -a "$copy/tree" "$copy/before"
if ! (cd "$copy/tree" && go generate ./...) >"$copy/log" 2>&1; then
	cat "$copy/log" >&2
	exit 1
fi
if ! diff --recursive --unified=1 "$copy/before" "$copy/tree"; then
	echo 'Generated code is not what its sources say: run "make generate" and commit the result.' >&2
	exit 1
fi
