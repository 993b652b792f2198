package permalink

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"

	"learningcities/web/page"
)

// snippet is a text to be copied.
type snippet struct {
	Name string
	ID   string // that tests find it by
	Text string
}

// snippets get the answer at an address in a program. Each prints the data, so that one sees at once that it works.
func snippets(address string) []snippet {
	return []snippet{
		{"JavaScript", "javascript", `const address = "` + address + `";
const answer = await fetch(address + ".json");
if (!answer.ok) throw new Error(await answer.text());
const { data } = await answer.json();
console.log(JSON.stringify(data));`},
		{"Python", "python", `import json
import urllib.request

address = "` + address + `"
with urllib.request.urlopen(address + ".json") as answer:
    data = json.load(answer)["data"]
print(json.dumps(data))
# As a table: pandas.read_csv(address + ".csv")`},
		{"R", "r", `library(jsonlite)

address <- "` + address + `"
data <- fromJSON(paste0(address, ".json"), simplifyVector = FALSE)$data
cat(toJSON(data, auto_unbox = TRUE, null = "null", digits = NA))
# As a table: read.csv(paste0(address, ".csv"), check.names = FALSE)`},
		{"curl", "curl", `curl --fail --silent --show-error "` + address + `.json"
# As a table: curl --fail --output answer.csv "` + address + `.csv"`},
	}
}

// editor is the address of the question in the editor.
func editor(g *page.Guest, query, variables string) string {
	return g.Root() + "ide/?" + url.Values{"query": {query}, "variables": {variables}}.Encode()
}

// hash is short for the question, in the key of a citation.
func (a *asked) hash() string {
	sum := sha256.Sum256([]byte(a.payload))
	return hex.EncodeToString(sum[:4])
}
