package graph

import (
	"cmp"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// The golden queries: they are the tests, the documentation's examples and, those with a line "# Tab:", what the IDE opens with.
//
//go:embed testdata/query
var golden embed.FS

// Example is a query with its answer: a file testdata/query/NAME.graphql that begins with lines "# Key: value", and beside it
// NAME.json, the answer, and where there are variables NAME.variables.json.
type Example struct {
	Name      string
	Title     string
	For       string // who would ask this, and why
	Calls     int    // store calls that it takes
	Tab       int    // place among the tabs of the IDE, from 1; 0 for none
	Query     string // without the heading
	Variables string // JSON, or ""
	Answer    string // JSON
}

// Examples are the ones that the IDE opens with.
func Examples() []Example {
	all, err := readExamples()
	if err != nil { // the files are part of the program and a test reads them
		panic(err)
	}
	tabs := slices.DeleteFunc(all, func(e Example) bool { return e.Tab == 0 })
	slices.SortFunc(tabs, func(a, b Example) int { return cmp.Compare(a.Tab, b.Tab) })
	return tabs
}

func readExamples() ([]Example, error) {
	files, err := fs.Glob(golden, "testdata/query/*.graphql")
	if err != nil {
		return nil, fmt.Errorf("listing the golden queries: %w", err)
	}
	examples := make([]Example, len(files))
	for i, file := range files {
		text, err := golden.ReadFile(file)
		if err != nil {
			return nil, fmt.Errorf("reading a golden query: %w", err)
		}
		e, err := parseExample(string(text))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
		e.Name = strings.TrimSuffix(path.Base(file), ".graphql")
		e.Variables = beside(e.Name + ".variables.json")
		e.Answer = beside(e.Name + ".json")
		examples[i] = e
	}
	return examples, nil
}

func beside(name string) string {
	text, err := golden.ReadFile("testdata/query/" + name)
	if err != nil {
		return ""
	}
	return string(text)
}

func parseExample(text string) (Example, error) {
	var e Example
	for {
		line, rest, _ := strings.Cut(text, "\n")
		heading, ok := strings.CutPrefix(line, "# ")
		if !ok {
			break
		}
		text = rest
		key, value, _ := strings.Cut(heading, ": ")
		var err error
		switch key {
		case "Title":
			e.Title = value
		case "For":
			e.For = value
		case "Calls":
			e.Calls, err = strconv.Atoi(value)
		case "Tab":
			e.Tab, err = strconv.Atoi(value)
		default:
			err = fmt.Errorf("unknown heading %q", key)
		}
		if err != nil {
			return e, fmt.Errorf("reading the heading: %w", err)
		}
	}
	e.Query = text
	return e, nil
}
