#!/usr/bin/env bash
# Downloads every format from the real program, on loopback, and reads each with a library of other people. The libraries are pinned with
# hashes.
set -euo pipefail
source "$(dirname "$0")/common.sh"

need_python formats tools/formats/requirements.txt

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
go build -o "$work/learningcities" .
mkfifo "$work/address"
"$work/learningcities" serve --addr 127.0.0.1:0 >"$work/address" 2>"$work/log" &
server=$!
read -r line <"$work/address" # "Learning Cities Graph on http://127.0.0.1:PORT/ from …"
address=$(grep --only-matching 'http://[^ ]*' <<<"$line")
PYTHONDONTWRITEBYTECODE=1 "$python/bin/python3" tools/formats/check.py --url "${address%/}"
