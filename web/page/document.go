package page

import (
	"embed"
	"fmt"
	"path"
	"regexp"
	"slices"
	"strings"
)

//go:embed query
var queries embed.FS

var spread = regexp.MustCompile(`\.\.\.([A-Z]\w+)`)

// readDocuments reads the documents, each with the fragments that it spreads, by name: "city", "cities".
func readDocuments() (map[string]string, error) {
	files, err := queries.ReadDir("query")
	if err != nil {
		return nil, fmt.Errorf("listing the documents: %w", err)
	}
	documents := map[string]string{}
	for _, f := range files {
		name, ok := strings.CutSuffix(f.Name(), ".graphql")
		if !ok {
			continue
		}
		if documents[name], err = complete(f.Name()); err != nil {
			return nil, err
		}
	}
	return documents, nil
}

// complete is the document in the file with its fragments behind it, in the order in which they are first spread.
func complete(name string) (string, error) {
	text, err := queries.ReadFile(path.Join("query", name))
	if err != nil {
		return "", fmt.Errorf("reading a document: %w", err)
	}
	whole := string(text)
	var fragments []string
	for rest := whole; ; {
		m := spread.FindStringSubmatchIndex(rest)
		if m == nil {
			return whole, nil
		}
		fragment := rest[m[2]:m[3]]
		rest = rest[m[1]:]
		if slices.Contains(fragments, fragment) {
			continue
		}
		fragments = append(fragments, fragment)
		text, err := queries.ReadFile(path.Join("query/fragment", fragment+".graphql"))
		if err != nil {
			return "", fmt.Errorf("reading a fragment of %s: %w", name, err)
		}
		whole, rest = whole+"\n"+string(text), rest+string(text)
	}
}
