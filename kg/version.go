package kg

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"strconv"
)

// version is the first 16 hexadecimal digits of the SHA-256 of the canonical form: every record in its order, each property by
// name and value, and the packed lists of related cities, headed by Rules.
func (d *Dataset) version(related func(ID) []byte) (string, error) {
	c := &canonical{hash: sha256.New()}
	c.number("rules", Rules)
	info := d.Info
	info.Version = ""
	c.record("dataset", &info)
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
		c.ends("winner", w.AwardID, w.CityID)
	}
	for _, city := range d.Cities {
		c.text("related", string(related(city.ID)))
	}
	if c.err != nil {
		return "", fmt.Errorf("hashing the dataset: %w", c.err)
	}
	c.flush()
	return hex.EncodeToString(c.hash.Sum(nil))[:16], nil
}

// canonical writes records in a form that only their content decides: a line for each property, its name and its value, each text behind its length.
type canonical struct {
	hash hash.Hash
	line []byte // what is not hashed yet
	err  error
}

// hashed at a time.
const canonicalBlock = 32 << 10

func (c *canonical) flush() {
	_, _ = c.hash.Write(c.line) // a hash takes all
	c.line = c.line[:0]
}

func (c *canonical) record(kind string, r Walked) {
	c.text("record", kind)
	r.Walk(c)
}

func (c *canonical) relation(from, to ID, r Walked) {
	c.ends("relation", from, to)
	r.Walk(c)
}

func (c *canonical) ends(name string, from, to ID) {
	c.name(name)
	c.string(string(from))
	c.string(string(to))
	c.end()
}

func (c *canonical) name(name string) { c.line = append(c.line, name...) }
func (c *canonical) integer(n int)    { c.line = strconv.AppendInt(append(c.line, ' '), int64(n), 10) }
func (c *canonical) string(text string) {
	c.integer(len(text))
	c.line = append(append(c.line, ':'), text...)
}

func (c *canonical) end() {
	c.line = append(c.line, '\n')
	if len(c.line) > canonicalBlock {
		c.flush()
	}
}

func (c *canonical) text(name, value string) {
	c.name(name)
	c.string(value)
	c.end()
}

func (c *canonical) number(name string, n int) {
	c.name(name)
	c.integer(n)
	c.end()
}

func (c *canonical) Text(name string, p *string) { c.text(name, *p) }
func (c *canonical) Int(name string, p *int)     { c.number(name, *p) }

func (c *canonical) Texts(name string, p *[]string) {
	c.name(name)
	c.integer(len(*p))
	for _, text := range *p {
		c.string(text)
	}
	c.end()
}

func (c *canonical) Ints(name string, p *[]int) {
	c.name(name)
	c.integer(len(*p))
	for _, n := range *p {
		c.integer(n)
	}
	c.end()
}

func (c *canonical) Float(name string, p *float64) {
	c.name(name)
	c.line = strconv.AppendFloat(append(c.line, ' '), *p, 'g', -1, 64)
	c.end()
}

func (c *canonical) Has(_ string, present bool) bool { return present }
func (c *canonical) Wanted(string) bool              { return true }
func (c *canonical) Reading() bool                   { return false }

func (c *canonical) Fail(name string, err error) {
	if c.err == nil {
		c.err = fmt.Errorf("property %s: %w", name, err)
	}
}
