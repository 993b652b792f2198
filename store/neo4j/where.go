package neo4j

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"learningcities/kg"
)

// where translates a condition into a Cypher expression: constant fragments, property names that the program owns, and numbered
// parameters. What a caller says is in the parameters alone. Every fragment is true or false, never null.
type where struct {
	text   strings.Builder
	params map[string]any
	depth  int
}

// condition is the expression for the filter of the variable, behind an AND, with its parameters; nothing for no filter.
func condition(f *kg.Filter, variable, prefix string) (string, map[string]any, error) {
	if f == nil {
		return "", nil, nil
	}
	w := &where{params: map[string]any{}}
	w.write(" AND ")
	if err := w.condition(f.Condition, variable, prefix); err != nil {
		return "", nil, fault("compiling a filter", err)
	}
	return w.text.String(), w.params, nil
}

func (w *where) write(parts ...string) {
	for _, part := range parts {
		w.text.WriteString(part)
	}
}

// param stores a value and gives its name. Constants are parameters too: the planner folds the word false and then finds no use for the index
// that a text names.
func (w *where) param(prefix string, value any) string {
	name := prefix + strconv.Itoa(len(w.params))
	w.params[name] = value
	return "$" + name
}

// required are the properties that every node of their kind has.
var required = []kg.Property{
	kg.PropertyID, kg.PropertyRegion, kg.PropertyMembership, kg.PropertyKind, kg.PropertySDG, kg.PropertyBasis, kg.PropertySubjectKind, kg.PropertySubject,
}

// condition writes an expression about the variable.
func (w *where) condition(c kg.Condition, v, prefix string) error {
	switch c := c.(type) {
	case kg.All:
		return w.join(c, " AND ", true, v, prefix)
	case kg.Any:
		return w.join(c, " OR ", false, v, prefix)
	case kg.Not:
		w.write("NOT (")
		err := w.condition(c.Part, v, prefix)
		w.write(")")
		return err
	case kg.TextIs:
		expression := property(v, c.Property) + " IN " + w.param(prefix, values(c.Values))
		if !slices.Contains(required, c.Property) {
			expression = known(expression)
		}
		w.write(expression)
	case kg.TextsHave:
		w.write("any(e IN ", property(v, c.Property), " WHERE e IN ", w.param(prefix, values(c.Values)), ")")
	case kg.IntIs:
		w.write(w.compare(property(v, c.Property), c.IntFilter, prefix))
	case kg.CountIs:
		w.write(w.compare("size("+property(v, c.Property)+")", c.IntFilter, prefix))
	case kg.IntsHave:
		quantifier := map[kg.Quantifier]string{kg.HasAny: "any", kg.HasAll: "all", kg.HasNone: "none"}[c.Quantifier]
		w.write(quantifier, "(e IN ", w.param(prefix, numbers(c.Values)), " WHERE e IN ", property(v, c.Property), ")")
	case kg.NameIs:
		w.write("any(e IN ", property(v, kg.PropertySearchTexts), " WHERE ", w.name(c, prefix), ")")
	case kg.TextHolds:
		if len(c.Parts) == 0 {
			w.write(w.param(prefix, false))
			return nil
		}
		w.write("all(e IN ", w.param(prefix, values(c.Parts)), " WHERE ", property(v, c.Property), " CONTAINS e)")
	case *kg.Near:
		w.write(w.near(c, v, prefix))
	case kg.Within:
		w.write(w.within(c, v, prefix))
	case kg.SomeCaseStudy:
		return w.related(c.Condition, v, "<-[:ABOUT]-", "CaseStudy", prefix)
	case kg.CityOf:
		return w.related(c.Condition, v, "-[:ABOUT]->", "City", prefix)
	default:
		return fmt.Errorf("there is no Cypher for the condition %T", c)
	}
	return nil
}

func property(v string, p kg.Property) string { return v + "." + string(p) }

// known makes an expression false where a property in it is missing.
func known(expression string) string { return "coalesce(" + expression + ", false)" }

func (w *where) join(parts []kg.Condition, by string, none bool, v, prefix string) error {
	if len(parts) == 0 {
		w.write(w.param(prefix, none))
		return nil
	}
	w.write("(")
	for i, part := range parts {
		if i > 0 {
			w.write(by)
		}
		if err := w.condition(part, v, prefix); err != nil {
			return err
		}
	}
	w.write(")")
	return nil
}

// related asks whether a neighbour fulfils a condition. Variables of inner patterns are numbered, since one may stand in another.
func (w *where) related(c kg.Condition, v, arrow, label, prefix string) error {
	w.depth++
	defer func() { w.depth-- }()
	inner := "n" + strconv.Itoa(w.depth)
	w.write("EXISTS { MATCH (", v, ")", arrow, "(", inner, ":", label, ") WHERE ")
	err := w.condition(c, inner, prefix)
	w.write(" }")
	return err
}

func (w *where) compare(expression string, f kg.IntFilter, prefix string) string {
	var all []string
	if f.IsNull != nil && *f.IsNull {
		all = append(all, expression+" IS NULL")
	}
	if f.IsNull != nil && !*f.IsNull {
		all = append(all, expression+" IS NOT NULL")
	}
	if f.Eq != nil {
		all = append(all, expression+" = "+w.param(prefix, int64(*f.Eq)))
	}
	if f.In != nil {
		all = append(all, expression+" IN "+w.param(prefix, numbers(f.In)))
	}
	if f.Gte != nil {
		all = append(all, expression+" >= "+w.param(prefix, int64(*f.Gte)))
	}
	if f.Lte != nil {
		all = append(all, expression+" <= "+w.param(prefix, int64(*f.Lte)))
	}
	return known(strings.Join(all, " AND "))
}

func (w *where) name(c kg.NameIs, prefix string) string {
	var all []string
	if c.Eq != nil {
		all = append(all, "e = "+w.param(prefix, *c.Eq))
	}
	if c.In != nil {
		all = append(all, "e IN "+w.param(prefix, values(c.In)))
	}
	if c.Contains != nil {
		all = append(all, "e CONTAINS "+w.param(prefix, *c.Contains))
	}
	if c.StartsWith != nil {
		all = append(all, "e STARTS WITH "+w.param(prefix, *c.StartsWith))
	}
	return strings.Join(all, " AND ")
}

func (w *where) near(c *kg.Near, v, prefix string) string {
	if c.Point == nil {
		return w.param(prefix, false)
	}
	return known(w.chord(*c.Point, v, prefix) + " <= " + w.param(prefix, c.Chord))
}

// chord is the square of the straight line between the point and the place of a city: the products and sums of kg.Vector, in their order.
func (w *where) chord(p kg.Vector, v, prefix string) string {
	square := func(axis string, at float64) string {
		side := "(" + v + "." + axis + " - " + w.param(prefix, at) + ")"
		return side + " * " + side
	}
	x, y := square("x", p.X), square("y", p.Y)
	return x + " + " + y + " + " + square("z", p.Z)
}

func (w *where) within(c kg.Within, v, prefix string) string {
	by := " AND "
	if c.West > c.East {
		by = " OR "
	}
	return known(v + ".latitude >= " + w.param(prefix, c.South) + " AND " + v + ".latitude <= " + w.param(prefix, c.North) +
		" AND (" + v + ".longitude >= " + w.param(prefix, c.West) + by + v + ".longitude <= " + w.param(prefix, c.East) + ")")
}

// numbers makes integers a parameter.
func numbers(all []int) []any {
	out := make([]any, len(all))
	for i, n := range all {
		out[i] = int64(n)
	}
	return out
}
