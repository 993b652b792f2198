#!/usr/bin/env bash
# Runs every example against the real program, on loopback, and compares what it shows with the data files and with direct answers. Works on a copy,
# so a developer's node_modules stay as they are. With --update, stores what the notebook shows.
set -euo pipefail
source "$(dirname "$0")/common.sh"

need "${CHROMIUM:-chromium}" chromium
need Rscript r-base-core
[ "$(Rscript -e 'cat(all(c("curl", "jsonlite") %in% rownames(installed.packages())))')" = TRUE ] || install r-cran-curl r-cran-jsonlite
need_node 22.18
need_python oracle tools/oracle/requirements.txt
oracle=$python/bin/python3
need_python notebook examples/python/requirements.txt
notebook=$python/bin/python3

modules=$cache/examples-$(cat examples/package-lock.json examples/*/package.json | sha256sum | cut -c 1-12)
if [ ! -e "$modules/done" ]; then
	mkdir -p "$modules"
	tar --create --exclude=node_modules --directory=examples . | tar --extract --directory="$modules"
	npm --prefix "$modules" --loglevel error ci --no-audit --no-fund
	touch "$modules/done"
fi

work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
git ls-files -z --cached --others --exclude-standard examples | tar --create --null --files-from=- | tar --extract --directory="$work"
ln -s "$modules/node_modules" "$work/examples/node_modules"
cp tools/examples/clients.js "$work/examples"

go build -o "$work/learningcities" .
mkfifo "$work/address"
"$work/learningcities" serve --addr 127.0.0.1:0 >"$work/address" 2>"$work/log" &
server=$!
read -r line <"$work/address" # "Learning Cities Graph on http://127.0.0.1:PORT/ from …"
address=$(grep --only-matching 'http://[^ ]*' <<<"$line")
export LC_ENDPOINT=${address}graphql PYTHONDONTWRITEBYTECODE=1

tables() { # CITY [ARGUMENT]: both programs on the related cities of a city
	LC_TABLES=$work/$1/python "$notebook" tools/examples/notebook.py "${@:2}" examples/python/tables.ipynb
	LC_TABLES=$work/$1/r LC_ALL=C Rscript examples/r/tables.R >"$work/printed"
	"$oracle" tools/examples/check_tables.py --url "${address%/}" --data seed/data --city "$1" "$work/$1/python" "$work/$1/r"
}
tables cork "$@" # the city of the notebook
LC_CITY=bayangol tables bayangol # whose place is not known, so no distance is
for program in "$notebook tools/examples/notebook.py examples/python/tables.ipynb" "Rscript examples/r/tables.R"; do
	if said=$(LC_CITY=nowhere LC_TABLES=$work/nowhere $program 2>&1) || ! grep --quiet 'no city has the slug' <<<"$said"; then
		echo "$program should have said that there is no such city, but said: $said" >&2
		exit 1
	fi
done

cd "$work/examples"
for example in typescript apollo urql relay; do
	npm run --silent --prefix "$example" generate >"$work/generated" 2>&1 || { cat "$work/generated" >&2 && exit 1; }
	npm run --silent --prefix "$example" check
done
for example in apollo urql relay; do npm run --silent --prefix "$example" build -- --logLevel warn; done
CHROMIUM=$(command -v "${CHROMIUM:-chromium}") node clients.js "$LC_ENDPOINT" espoo
