// Package shape holds the five questions by which this service is measured, beside others of its kind: each stands for a page that people open,
// and each is of another shape, so that none of them can be made fast alone.
package shape

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed *.graphql neo4j-graphql/*.graphql cypher/*.cypher
var texts embed.FS

// Shape is a question.
type Shape struct {
	Name      string // "S1"
	Title     string // what is asked, in words
	Query     string // GraphQL for this service's schema
	Variables map[string]any
	// Cypher is one statement that answers it from the graph that `seed` writes, with the same variables.
	Cypher string
	// Foreign is the question for the schema that @neo4j/graphql makes of that graph, and ID the id that it names instead of a variable.
	Foreign string
	ID      string
}

// All are the shapes in the order of their names.
func All() []Shape {
	return []Shape{
		read("S1", "a city and its country", "city:cork", map[string]any{"slug": "cork"}),
		read("S2", "fifty cities with country, awards, case studies and their goals", "", nil),
		read("S3", "a city, ten related ones, each with country and awards", "city:cork", map[string]any{"slug": "cork"}),
		read("S4", "a goal, its case studies, their cities, their countries", "sdg:11", map[string]any{"number": 11}),
		read("S5", "how often each two goals are served together", "", nil),
	}
}

func read(name, title, id string, variables map[string]any) Shape {
	file := strings.ToLower(name)
	return Shape{
		Name: name, Title: title, ID: id, Variables: variables,
		Query: text(file + ".graphql"), Cypher: text("cypher/" + file + ".cypher"), Foreign: text("neo4j-graphql/" + file + ".graphql"),
	}
}

func text(file string) string {
	b, err := texts.ReadFile(file)
	if err != nil { // the files are part of the program
		panic(err)
	}
	return string(b)
}

// Body is the request that asks it by POST.
func (s Shape) Body() []byte { return body(s.Query, s.Variables) }

// ForeignBody is the request that asks a server with @neo4j/graphql, for a version of the dataset.
func (s Shape) ForeignBody(version string) []byte {
	variables := map[string]any{"version": version}
	if s.ID != "" {
		variables["id"] = s.ID
	}
	return body(s.Foreign, variables)
}

func body(query string, variables map[string]any) []byte {
	b, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil { // texts and numbers can be written
		panic(fmt.Sprintf("writing a request: %v", err))
	}
	return b
}
