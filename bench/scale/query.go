package main

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"strings"
)

// query is a golden query.
type query struct {
	name      string
	text      string
	variables string // JSON, or ""
}

// readQueries reads the golden queries of a folder, but for those that are answered with an error.
func readQueries(fsys fs.FS, only *regexp.Regexp) ([]query, error) {
	files, err := fs.Glob(fsys, "*.graphql")
	if err != nil {
		return nil, fmt.Errorf("listing the queries: %w", err)
	}
	var queries []query
	for _, file := range files {
		q := query{name: strings.TrimSuffix(file, ".graphql")}
		if strings.HasPrefix(q.name, "error-") || !only.MatchString(q.name) {
			continue
		}
		text, err := fs.ReadFile(fsys, file)
		if err != nil {
			return nil, fmt.Errorf("reading a query: %w", err)
		}
		q.text = string(text)
		variables, err := fs.ReadFile(fsys, q.name+".variables.json")
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("reading the variables of %s: %w", q.name, err)
		}
		q.variables = string(variables)
		queries = append(queries, q)
	}
	if len(queries) == 0 {
		return nil, errors.New("there are no such queries; run it in the project's folder, or name theirs with -queries")
	}
	return queries, nil
}

// body is the request for the dataset of a version. Cursors among the variables are of the shipped data and hold its version, so they are
// rewritten to hold the other: what they point at is there too.
func (q query) body(version string) ([]byte, error) {
	request := map[string]any{"query": q.text}
	if q.variables != "" {
		request["variables"] = json.RawMessage(cursor.ReplaceAllStringFunc(q.variables, func(quoted string) string {
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
		return nil, fmt.Errorf("writing the request of %s: %w", q.name, err)
	}
	return body, nil
}

// cursor is what may be one.
var cursor = regexp.MustCompile(`"[A-Za-z0-9_-]{24,}"`)
