package kg

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
)

// version is the first 16 hexadecimal digits of the SHA-256 of the canonical form: every record in its order, each property by
// name as JSON, headed by Rules.
func (d *Dataset) version() (string, error) {
	h := sha256.New()
	c := &canonical{w: h}
	c.put("rules", Rules)
	c.record("dataset", &d.Info)
	if d.Programme != nil {
		c.record("programme", d.Programme)
	}
	for _, s := range d.Sizes {
		c.record("size", s)
	}
	for _, s := range d.Sources {
		c.record("source", s)
	}
	for _, kind := range EntityKind("").Values() {
		for _, e := range d.Entities(kind) {
			c.record(string(kind), e)
		}
	}
	for _, l := range d.SDGLinks {
		c.record("link", l)
	}
	for _, l := range d.ThemeLinks {
		c.relation(l.SubjectID, l.Theme.ID, l)
	}
	for _, l := range d.ActionPointLinks {
		c.relation(l.SubjectID, l.ActionPoint.ID, l)
	}
	for _, l := range d.ClusterCities {
		c.relation(l.City.ID, l.Cluster.ID, l)
	}
	for _, w := range d.Winners {
		c.put("winner", []ID{w.AwardID, w.CityID})
	}
	if c.err != nil {
		return "", fmt.Errorf("hashing the dataset: %w", c.err)
	}
	return hex.EncodeToString(h.Sum(nil))[:16], nil
}

// canonical writes records in a form that only their content decides.
type canonical struct {
	w   io.Writer
	err error
}

func (c *canonical) record(kind string, r Walked) {
	c.put("record", kind)
	r.Walk(c)
}

func (c *canonical) relation(from, to ID, r Walked) {
	c.put("relation", []ID{from, to})
	r.Walk(c)
}

func (c *canonical) put(name string, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		c.Fail(name, err)
		return
	}
	_, _ = fmt.Fprintf(c.w, "%s %s\n", name, b) // a hash takes all
}

func (c *canonical) Text(name string, p *string)     { c.put(name, *p) }
func (c *canonical) Texts(name string, p *[]string)  { c.put(name, append([]string{}, *p...)) }
func (c *canonical) Int(name string, p *int)         { c.put(name, *p) }
func (c *canonical) Ints(name string, p *[]int)      { c.put(name, append([]int{}, *p...)) }
func (c *canonical) Float(name string, p *float64)   { c.put(name, *p) }
func (c *canonical) Has(_ string, present bool) bool { return present }
func (c *canonical) Reading() bool                   { return false }

func (c *canonical) Fail(name string, err error) {
	if c.err == nil {
		c.err = fmt.Errorf("property %s: %w", name, err)
	}
}
