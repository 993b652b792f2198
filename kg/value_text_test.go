package kg_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"learningcities/kg"
)

// What is scanned must be what package json reads, and all that this program writes without an escape must be scanned.
func TestScanValue(t *testing.T) {
	t.Parallel()
	scanned[*kg.Name](t, `{"text":"Espoo"}`, `{"text":"Эспоо","language":"ru"}`, `{"text":"","language":""}`)
	scanned[kg.Citation](t, `{"source":"source:a"}`, `{"source":"source:a","fields":["name"]}`, `{"source":"source:a","fields":["name","year","url"]}`)
	scanned[*kg.ExternalID](t, `{"scheme":"WIKIDATA","value":"Q47034","confidence":"HIGH"}`)
	if p := new(kg.Edition); kg.ScanValue(`{}`, &p) {
		t.Error("an edition is scanned")
	}
}

// scanned reads the texts in both ways, then as many that differ from them a little.
func scanned[V any](t *testing.T, texts ...string) {
	t.Helper()
	const random = 1
	r := rand.New(rand.NewPCG(random, 0))
	pieces := []string{`"`, `\`, `\n`, "\n", " ", ",", "]", "[", "}", "{", ":", `""`, `,"x":1`, `"a",`, "null", "\xff", "\u2028", "é", "\x7f", "\x00"}
	for _, text := range texts {
		if v := *new(V); !kg.ScanValue(text, &v) {
			t.Errorf("%s is left to package json", text)
		}
		taken := 0
		for range 20000 {
			at := r.IntN(len(text) + 1)
			other := text[:at] + pieces[r.IntN(len(pieces))] + text[min(len(text), at+r.IntN(3)):]
			var scanned, read V
			if !kg.ScanValue(other, &scanned) {
				continue
			}
			taken++
			d := json.NewDecoder(strings.NewReader(other))
			d.DisallowUnknownFields()
			if err := d.Decode(&read); err != nil || d.More() {
				t.Fatalf("%q is scanned, package json refuses it: %v", other, err)
			}
			if diff := cmp.Diff(read, scanned); diff != "" {
				t.Fatalf("%q (-json +scanned):\n%s", other, diff)
			}
		}
		if taken == 0 {
			t.Errorf("of all that differ a little from %s, none is scanned", text)
		}
	}
}

// What is appended must be what package json writes, and all that needs no escape must be appended.
func TestAppendValue(t *testing.T) {
	t.Parallel()
	texts := []string{"", "Espoo", "Эспоо", "a<b>&c", "“quoted”", "\u2028", "a\u2029", "\u2027", "\xff", "\xe2\x80", `"`, `\`, "\n", "\x7f", "\x00", "\ufffd", "中国"}
	plain := 0
	for _, one := range texts {
		for _, other := range texts {
			for _, appended := range []bool{
				appendedAs(t, &kg.Name{Text: one}), appendedAs(t, &kg.Name{Text: one, Language: &other}),
				appendedAs(t, kg.Citation{SourceID: kg.ID(one)}), appendedAs(t, kg.Citation{SourceID: kg.ID(one), Fields: []string{other, one}}),
				appendedAs(t, &kg.ExternalID{Scheme: kg.ExternalIDScheme(one), Value: other, Confidence: kg.Confidence(one)}),
			} {
				if appended {
					plain++
				}
			}
		}
	}
	if want := 2*9*17 + 3*9*9; plain != want {
		t.Errorf("%d values are appended, not %d", plain, want)
	}
	if p := new(kg.Edition); appendedAs(t, p) {
		t.Error("an edition is appended")
	}
}

// appendedAs tells whether the value is appended, which is then compared.
func appendedAs[V any](t *testing.T, v V) bool {
	t.Helper()
	got, ok := kg.AppendValue([]byte("x"), &v)
	if !ok {
		return false
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	if want := "x" + strings.TrimSuffix(b.String(), "\n"); string(got) != want {
		t.Errorf("%q is appended, package json writes %q", got, want)
	}
	return true
}
