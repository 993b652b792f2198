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
