package graph

import (
	"context"
	"encoding/json"
	"net/http"
	"net/netip"
	"strings"

	"learningcities/graph/wave"
	"learningcities/kg"
)

// Golden are all golden queries.
func Golden() []Example {
	all, err := readExamples()
	if err != nil {
		panic(err)
	}
	return all
}

// ClientAddress is clientAddress.
func ClientAddress(r *http.Request, trusted []netip.Prefix) netip.Addr {
	return clientAddress(r, trusted)
}

// Recent is recent.
type Recent = recent[string, int]

// NewRecent makes one.
func NewRecent(limit int) *Recent { return newRecent[string, int](limit) }

// Get is get.
func (r *recent[K, V]) Get(k K) (V, bool) { return r.get(k) }

// Put is put.
func (r *recent[K, V]) Put(k K, v V, weight int) { r.put(k, v, weight) }

// Weight is the total weight.
func (r *recent[K, V]) Weight() int { return r.weight }

// Reader parses documents and checks them, each as when it was never read before.
func Reader() func(text string) error {
	d := newDocuments(newSchema().Schema(), DefaultLimits())
	return func(text string) error {
		d.kept.clear()
		_, err := d.read(text, http.MethodPost)
		return err
	}
}

// Links are the links of package wave.
func Links() map[string]wave.Link { return links() }

// Left tells whether package wave leaves the query to gqlgen.
func Left(ctx context.Context, store kg.Store, e Example) bool {
	h, _ := NewHandler(store, Options{}).(*handler)
	q := &request{query: e.Query}
	if e.Variables != "" {
		d := json.NewDecoder(strings.NewReader(e.Variables))
		d.UseNumber()
		if err := d.Decode(&q.variables); err != nil {
			panic(err)
		}
	}
	document, err := h.documents.read(q.query, http.MethodPost)
	if err != nil {
		return false
	}
	return h.carryOut(ctx, q, document).left
}

// Unaccounted are the fields of records of which nobody says what they look at: for them, records come whole.
func Unaccounted() []string {
	w := newWants(newSchema().Schema())
	var fields []string
	for label, stored := range w.stored {
		for _, f := range w.schema.Types[label].Fields {
			if len((&looking{wants: w}).properties(label, f.Name, stored)) == len(stored) {
				fields = append(fields, label+"."+f.Name)
			}
		}
	}
	return fields
}
