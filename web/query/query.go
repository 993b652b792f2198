// Package query reads GraphQL documents that are put together from files.
package query

import (
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

var spread = regexp.MustCompile(`\.\.\.([A-Z]\w+)`)

// Read reads the documents of the folder query, each with the fragments of query/fragment that it spreads, by name: "city", "cities".
func Read(files fs.FS) (map[string]string, error) {
	entries, err := fs.ReadDir(files, "query")
	if err != nil {
		return nil, fmt.Errorf("listing the documents: %w", err)
	}
	documents := map[string]string{}
	for _, f := range entries {
		name, ok := strings.CutSuffix(f.Name(), ".graphql")
		if !ok {
			continue
		}
		if documents[name], err = complete(files, f.Name()); err != nil {
			return nil, err
		}
	}
	return documents, nil
}

// complete is the document in the file with its fragments behind it, in the order in which they are first spread.
func complete(files fs.FS, name string) (string, error) {
	text, err := fs.ReadFile(files, path.Join("query", name))
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
		text, err := fs.ReadFile(files, path.Join("query/fragment", fragment+".graphql"))
		if err != nil {
			return "", fmt.Errorf("reading a fragment of %s: %w", name, err)
		}
		whole, rest = whole+"\n"+string(text), rest+string(text)
	}
}
