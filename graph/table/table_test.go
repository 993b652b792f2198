package table_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator/rules"

	"learningcities/graph/table"
)

const sdl = `
type Query { city: City  cities: [City!]!  goals: [Goal!]!  node: Node  count: Int! }
interface Node { id: ID! }
type City implements Node { id: ID!  name: String!  size: Int  mayor: Person  tags: [String!]!  goals: [Goal!]! }
type Goal implements Node { id: ID!  number: Int!  cities: [City!]! }
type Person { name: String! }`

func plan(t testing.TB, query, rows string) (*table.Plan, error) {
	t.Helper()
	schema := gqlparser.MustLoadSchema(&ast.Source{Input: sdl})
	document, err := gqlparser.LoadQueryWithRules(schema, query, rules.NewDefaultRules())
	if err != nil {
		t.Fatal(err)
	}
	return table.New(document.Operations[0], rows)
}

// TestTable has one case for each sentence of docs/formats.md on columns, rows and cells.
func TestTable(t *testing.T) {
	const two = `{"cities":[{"name":"A","size":1,"mayor":{"name":"M"},"tags":["x","y"],"goals":[{"number":1},{"number":2}]},{"name":"B","size":null,"mayor":null,"tags":[],"goals":[]}]}`
	for _, c := range []struct{ name, query, rows, data, want string }{
		{"no list is one row", `{city{name mayor{name}} count}`, "", `{"city":{"name":"A","mayor":{"name":"M"}},"count":2}`,
			"city.name,city.mayor.name,count\r\nA,M,2\r\n"},
		{"an element is a row, a list in a list is a cell", `{cities{name size mayor{name} tags goals{number}}}`, "", two,
			"cities.name,cities.size,cities.mayor.name,cities.tags,cities.goals\r\n" +
				"A,1,M,\"[\"\"x\"\",\"\"y\"\"]\",\"[{\"\"number\"\":1},{\"\"number\"\":2}]\"\r\nB,,,\"[]\",\"[]\"\r\n"},
		{"rows of an inner list repeat what is around it; an empty one has none", `{cities{name goals{number}} count}`, "cities.goals",
			`{"cities":[{"name":"A","goals":[{"number":1},{"number":2}]},{"name":"B","goals":[]}],"count":2}`,
			"cities.name,cities.goals.number,count\r\nA,1,2\r\nA,2,2\r\n"},
		{"two lists stand one below the other", `{cities{name} count goals{number}}`, "", `{"cities":[{"name":"A"}],"count":1,"goals":[{"number":1},{"number":2}]}`,
			"cities.name,count,goals.number\r\nA,1,\r\n,1,1\r\n,1,2\r\n"},
		{"another list than that of the rows is a cell", `{cities{name} goals{number}}`, "goals", `{"cities":[{"name":"A"}],"goals":[{"number":1}]}`,
			"cities,goals.number\r\n\"[{\"\"name\"\":\"\"A\"\"}]\",1\r\n"},
		{"aliases name columns, fragments have none", `{town:city{...F id} node{...on City{name} ...on Goal{number}}} fragment F on City{name ...on Node{id}}`, "",
			`{"town":{"name":"A","id":"1"},"node":{"number":3}}`, "town.name,town.id,node.name,node.number\r\nA,1,,3\r\n"},
		{"what was left out has its column", `{cities{name size @skip(if:true)}}`, "", `{"cities":[{"name":"A"}]}`, "cities.name,cities.size\r\nA,\r\n"},
		{"an empty list is the head alone", `{cities{name size}}`, "", `{"cities":[]}`, "cities.name,cities.size\r\n"},
		{"null above a list has no rows", `{city{goals{number cities{name}}}}`, "", `{"city":null}`, "city.goals.number,city.goals.cities\r\n"},
		{"empty text is not null", `{cities{name size}}`, "", `{"cities":[{"name":"","size":null}]}`, "cities.name,cities.size\r\n\"\",\r\n"},
		{"an only cell is never an empty line", `{cities{size}}`, "", `{"cities":[{"size":null},{"size":1}]}`, "cities.size\r\n\"\"\r\n1\r\n"},
		{"no cell is a formula", `{cities{name size}}`, "", `{"cities":[{"name":"=1+1","size":-1},{"name":"'x","size":0},{"name":"-","size":0},{"name":"＠a","size":0}]}`,
			"cities.name,cities.size\r\n'=1+1,-1\r\n'x,0\r\n'-,0\r\n'＠a,0\r\n"},
		{"quotes, commas and lines", `{cities{name size}}`, "", `{"cities":[{"name":"a\"b,c\nd","size":0},{"name":" e ","size":0}]}`,
			"cities.name,cities.size\r\n\"a\"\"b,c\nd\",0\r\n\" e \",0\r\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := plan(t, c.query, c.rows)
			if err != nil {
				t.Fatal(err)
			}
			got, err := p.CSV(json.RawMessage(c.data))
			if err != nil || string(got) != c.want {
				t.Errorf("%v\n%s\nwant\n%s", err, got, c.want)
			}
			agree(t, p, json.RawMessage(c.data))
		})
	}
}

// TestRowsUnknown: the error tells which lists there are.
func TestRowsUnknown(t *testing.T) {
	for query, want := range map[string]string{`{cities{name goals{number}}}`: "cities, cities.goals", `{count}`: "none"} {
		if _, err := plan(t, query, "cities.name"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", query, err)
		}
	}
}

// TestLargeTable: repeating what is outside of the lists cannot fill the memory.
func TestLargeTable(t *testing.T) {
	p, err := plan(t, `{city{name} goals{number}}`, "")
	if err != nil {
		t.Fatal(err)
	}
	data := json.RawMessage(`{"city":{"name":"` + strings.Repeat("x", 1<<20) + `"},"goals":[{"number":1}` + strings.Repeat(`,{"number":1}`, 10_000) + `]}`)
	for name, write := range map[string]func(json.RawMessage) ([]byte, error){"csv": p.CSV, "jsonl": p.Lines} {
		if b, err := write(data); !errors.Is(err, table.ErrTooLarge) || len(b) > table.MostBytes+2<<20 {
			t.Errorf("%s: %d bytes, %v", name, len(b), err)
		}
	}
}

// agree reads both formats with libraries and compares them: same columns, same rows, same values.
func agree(t testing.TB, p *table.Plan, data json.RawMessage) {
	t.Helper()
	text, err := p.CSV(data)
	lines, err2 := p.Lines(data)
	if (err == nil) != (err2 == nil) {
		t.Fatalf("CSV: %v; lines: %v", err, err2)
	}
	if err != nil {
		return
	}
	records, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	rows := bytes.Split(bytes.TrimSuffix(lines, []byte("\n")), []byte("\n"))
	if len(lines) == 0 {
		rows = nil
	}
	if len(records) != len(rows)+1 {
		t.Fatalf("%d rows of CSV, %d lines:\n%s\n%s", len(records)-1, len(rows), text, lines)
	}
	for i, row := range rows {
		var fields map[string]json.RawMessage
		if err := json.Unmarshal(row, &fields); err != nil {
			t.Fatal(err)
		}
		if len(fields) != len(records[0]) {
			t.Fatalf("%d keys, %d columns", len(fields), len(records[0]))
		}
		for j, column := range records[0] {
			want, cell := string(fields[column]), records[i+1][j]
			var s string
			switch {
			case want == "null":
				want = ""
			case json.Unmarshal(fields[column], &s) == nil:
				if want = s; table.Formula(strings.TrimLeft(cell, "'")) {
					cell = strings.TrimPrefix(cell, "'")
				}
			case want[0] == '[' || want[0] == '{':
				var b bytes.Buffer
				if err := json.Compact(&b, []byte(cell)); err != nil {
					t.Fatal(err)
				}
				cell = b.String()
			}
			// The reader of CSV, which made the cell, takes the carriage return before a line feed away.
			if cell != strings.ReplaceAll(want, "\r\n", "\n") {
				t.Fatalf("row %d, %s: %q in CSV, %q in the line", i, column, cell, want)
			}
		}
	}
}

// FuzzTable: whatever texts the data hold, both formats hold the same, and no cell begins as a formula does.
func FuzzTable(f *testing.F) {
	f.Add("=1", "\"", "a\r\nb", 3)
	f.Add("", " ", "'", 0)
	f.Add("-1", "[", "{\"", -1)
	f.Add("'s-Hertogenbosch", "''=", "'\n", 2)
	f.Fuzz(func(t *testing.T, a, b, c string, n int) {
		p, err := plan(t, `{cities{name size tags mayor{name} goals{number cities{name}}} count}`, [...]string{"", "cities", "cities.goals", "cities.goals.cities"}[n&3])
		if err != nil {
			t.Fatal(err)
		}
		type object = map[string]any
		data, err := json.Marshal(object{"cities": []object{
			{"name": a, "size": n, "tags": []string{b, c}, "mayor": object{"name": c}, "goals": []object{{"number": n, "cities": []object{{"name": b}}}}},
			{"name": c, "size": nil, "tags": []string{}, "mayor": nil, "goals": []object{{"number": n, "cities": []object{}}}},
		}, "count": n})
		if err != nil {
			t.Fatal(err)
		}
		agree(t, p, data)
		cells, err := csv.NewReader(strings.NewReader(table.Cell(a) + ",")).Read()
		if err != nil || len(cells) != 2 {
			t.Fatalf("%q is written as %q: %v", a, table.Cell(a), err)
		}
		if cells[0] != "" && strings.ContainsAny(cells[0][:1], "=+-@\t\r\n") {
			t.Errorf("%q becomes the cell %q", a, cells[0])
		}
	})
}
