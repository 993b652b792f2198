// Package shape holds the five questions by which this service is measured, beside others of its kind: each stands for a page that people open,
// and each is of another shape, so that none of them can be made fast alone.
package shape

import (
	"embed"
	"encoding/json"
	"fmt"
	"strings"
)

//go:embed *.graphql
var texts embed.FS

// Shape is a question.
type Shape struct {
	Name      string // "S1"
	Title     string // what is asked, in words
	Query     string // GraphQL for this service's schema
	Variables map[string]any
}

// All are the shapes in the order of their names.
func All() []Shape {
	return []Shape{
		read("S1", "a city and its country", map[string]any{"slug": "cork"}),
		read("S2", "fifty cities with country, awards, case studies and their goals", nil),
		read("S3", "a city, ten related ones, each with country and awards", map[string]any{"slug": "cork"}),
		read("S4", "a goal, its case studies, their cities, their countries", map[string]any{"number": 11}),
		read("S5", "how often each two goals are served together", nil),
	}
}

func read(name, title string, variables map[string]any) Shape {
	text, err := texts.ReadFile(strings.ToLower(name) + ".graphql")
	if err != nil { // the files are part of the program
		panic(err)
	}
	return Shape{Name: name, Title: title, Query: string(text), Variables: variables}
}

// Body is the request that asks it by POST.
func (s Shape) Body() []byte {
	body, err := json.Marshal(map[string]any{"query": s.Query, "variables": s.Variables})
	if err != nil { // texts and numbers can be written
		panic(fmt.Sprintf("writing the request of %s: %v", s.Name, err))
	}
	return body
}
