package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// TestImports keeps the law: package kg knows nothing but the standard library and x/text, each technology stands in one package, and only
// the main package names a backend.
func TestImports(t *testing.T) {
	out, err := exec.CommandContext(t.Context(), "go", "list", "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./...").Output()
	if err != nil {
		t.Fatal(err)
	}
	allowed := map[string][]string{
		"learningcities/kg":                            {"golang.org/x/text/"},
		"learningcities/seed":                          {"learningcities/kg", "github.com/goccy/go-yaml", "golang.org/x/text/"},
		"learningcities/store/memory":                  {"learningcities/kg"},
		"learningcities/store/released":                {"learningcities/kg"},
		"learningcities/store/neo4j":                   {"learningcities/kg", "github.com/neo4j/"},
		"learningcities/store/neo4j/neo4jtest":         {},
		"learningcities/store/neo4j/neo4jtest/install": {"learningcities/store/neo4j/neo4jtest"},
		"learningcities/store/snapshot":                {"learningcities/kg"},
		"learningcities/store/storetest":               {"learningcities/kg", "github.com/google/go-cmp/"},
		"learningcities/loaders":                       {"learningcities/kg"},
		"learningcities/graph":                         {"learningcities/kg", "learningcities/loaders", "learningcities/graph/", "learningcities/rdf", "github.com/99designs/gqlgen/", "github.com/vektah/gqlparser/", "golang.org/x/time/"},
		"learningcities/graph/wave":                    {"github.com/99designs/gqlgen/", "github.com/vektah/gqlparser/"},
		"learningcities/graph/scalar":                  {"learningcities/kg", "github.com/99designs/gqlgen/"},
		"learningcities/graph/generated":               {"learningcities/kg", "learningcities/graph/", "github.com/99designs/gqlgen/", "github.com/vektah/gqlparser/"},
		"learningcities/graph/table":                   {"github.com/vektah/gqlparser/"},
		"learningcities/graph/linked":                  {"learningcities/kg", "learningcities/rdf", "github.com/vektah/gqlparser/"},
		"learningcities/rdf":                           {"learningcities/kg"},
		"learningcities/export":                        {"learningcities/kg", "learningcities/rdf", "learningcities/graph/table"},
		"learningcities/web/data":                      {"learningcities/kg", "learningcities/rdf", "learningcities/export", "learningcities/graph", "learningcities/web/page"},
		"learningcities/observe":                       {"learningcities/kg", "github.com/prometheus/client_golang/", "go.opentelemetry.io/otel"},
		"learningcities/web/ide":                       {},
		"learningcities/web/words":                     {"golang.org/x/text/"},
		"learningcities/web/view":                      {},
		"learningcities/web/address":                   {"golang.org/x/text/"},
		"learningcities/web/query":                     {},
		"learningcities/web/page":                      {"learningcities/graph", "learningcities/web/address", "learningcities/web/query", "learningcities/web/view", "learningcities/web/words"},
		"learningcities/web/permalink":                 {"learningcities/kg", "learningcities/export", "learningcities/graph", "learningcities/web/page", "learningcities/web/view", "learningcities/web/words"},
		"learningcities/web/embed":                     {"learningcities/graph", "learningcities/web/address", "learningcities/web/query", "learningcities/web/view", "learningcities/web/words"},
		"learningcities":                               {"learningcities/"},
	}
	for line := range strings.Lines(string(out)) {
		names := strings.Fields(line)
		if strings.HasPrefix(names[0], "learningcities/bench/") {
			continue // what measures names everything
		}
		law, ok := allowed[names[0]]
		if !ok {
			t.Errorf("package %s is not in the law; add it with what it may import", names[0])
		}
		for _, name := range names[1:] {
			standard := !strings.Contains(strings.Split(name, "/")[0], ".") && !strings.HasPrefix(name, "learningcities")
			if !standard && !slices.ContainsFunc(law, func(prefix string) bool { return strings.HasPrefix(name, prefix) }) {
				t.Errorf("package %s imports %s", names[0], name)
			}
		}
	}
}
