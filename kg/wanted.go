package kg

import "slices"

// Wanted names the stored properties that an answer looks at, by the label of the records: "City". Of a kind that it does not name, an answer looks at no more than
// what every record is known by.
type Wanted map[string][]string

// Add adds properties of a kind, each once.
func (w Wanted) Add(label string, properties ...string) {
	for _, p := range properties {
		if !slices.Contains(w[label], p) {
			w[label] = append(w[label], p)
		}
	}
}

// Narrower is a reader that gains by leaving out of records what nobody looks at: one whose store sends them from afar.
type Narrower interface {
	Reader
	// Narrow is a reader of the same version whose records hold what is wanted, what they are known by (the id, the English name, the rank, the ends of a link),
	// and nothing else for certain. What is left out is empty, as in a new record.
	Narrow(w Wanted) Reader
}

// Properties are the names of all stored properties of a kind of record, in the order of its walk. The record is changed.
func Properties(r Walked) []string {
	p := new(propertyNames)
	r.Walk(p)
	return p.names
}

// propertyNames is a walk that finds every property and puts nothing into it.
type propertyNames struct{ names []string }

func (p *propertyNames) add(name string) {
	if !slices.Contains(p.names, name) {
		p.names = append(p.names, name)
	}
}

func (p *propertyNames) Text(name string, _ *string)    { p.add(name) }
func (p *propertyNames) Texts(name string, _ *[]string) { p.add(name) }
func (p *propertyNames) Int(name string, _ *int)        { p.add(name) }
func (p *propertyNames) Ints(name string, _ *[]int)     { p.add(name) }
func (p *propertyNames) Float(name string, _ *float64)  { p.add(name) }
func (p *propertyNames) Has(string, bool) bool          { return true }
func (p *propertyNames) Wanted(string) bool             { return true }
func (p *propertyNames) Reading() bool                  { return true }
func (p *propertyNames) Fail(string, error)             {} // nothing is what it should be
