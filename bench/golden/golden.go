// Package golden reads the golden queries as the programs that measure ask them.
package golden

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// Folder is where they lie, seen from the project's folder.
const Folder = "graph/testdata/query"

// Query is a golden query.
type Query struct {
	Name      string
	Text      string
	Variables string // JSON, or ""
}

// Wrong tells whether it is answered with an error.
func (q Query) Wrong() bool { return strings.HasPrefix(q.Name, "error-") }

// Read reads the golden queries of a folder whose names match.
func Read(fsys fs.FS, only *regexp.Regexp) ([]Query, error) {
	files, err := fs.Glob(fsys, "*.graphql")
	if err != nil {
		return nil, fmt.Errorf("listing the queries: %w", err)
	}
	var queries []Query
	for _, file := range files {
		q := Query{Name: strings.TrimSuffix(file, ".graphql")}
		if !only.MatchString(q.Name) {
			continue
		}
		text, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("reading a query: %w", err)
		}
		q.Text = string(text)
		variables, err := fs.ReadFile(fsys, q.Name+".variables.json")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("reading the variables of %s: %w", q.Name, err)
		}
		q.Variables = string(variables)
		queries = append(queries, q)
	}
	if len(queries) == 0 {
		return nil, errors.New("there are no such queries; run it in the project's folder, or name theirs with -queries")
	}
	return queries, nil
}

// Body is the request for the dataset of a version. Cursors among the variables are of the shipped data and hold its version, so they are
// rewritten to hold the other: what they point at is there too.
func (q Query) Body(version string) ([]byte, error) {
	request := map[string]any{"query": q.Text}
	if q.Variables != "" {
		request["variables"] = json.RawMessage(cursor.ReplaceAllStringFunc(q.Variables, func(quoted string) string {
			text, err := base64.RawURLEncoding.DecodeString(strings.Trim(quoted, `"`))
			old, rest, ok := strings.Cut(string(text), ":")
			if err != nil || !ok || len(old) != len(version) {
				return quoted
			}
			return `"` + base64.RawURLEncoding.EncodeToString([]byte(version+":"+rest)) + `"`
		}))
	}
	body, err := json.Marshal(request)
	if err != nil {
		return nil, fmt.Errorf("writing the request of %s: %w", q.Name, err)
	}
	return body, nil
}

// cursor is what may be one.
var cursor = regexp.MustCompile(`"[A-Za-z0-9_-]{24,}"`)
