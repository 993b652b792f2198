// Package wave answers a root field of a query, level by level: it has the field resolved, collects the parents of each link of a level, asks for each
// link once with all of them, goes one level down, and at last writes the JSON in the order of the document. Nothing waits for a clock,
// no element costs a goroutine, and how often the store is asked hangs on the query alone.
//
// It knows what it is told in a table and gives up on everything else: an error, a null where the schema promises a value, an argument
// that cannot be read. The caller then has gqlgen carry out the operation, which finds the error again and tells it.
package wave

import "context"

// Schema is what an executor knows: the types by name, the fields of Query, and the name of the type of what an interface holds.
type Schema struct {
	Types  map[string]*Type
	Roots  map[string]*Field
	TypeOf func(o any) string
}

// Type is an object type.
type Type struct {
	Name       string
	Implements []string // itself and its interfaces
	Fields     map[string]*Field
}

// Field is a field of an object. Its value is written by Write or WriteBy, or is one object (One) or a list of them (Len and At), or is asked of the store (Link).
type Field struct {
	// Args reads the arguments; nil where there are none.
	Args func(ctx context.Context, raw map[string]any) (map[string]any, error)
	// Write writes the value; where it hangs on arguments, WriteBy gives what writes it.
	Write   func(w *Writer, o any)
	WriteBy func(args map[string]any) func(w *Writer, o any)
	// Resolve finds the value of a root field.
	Resolve func(ctx context.Context, args map[string]any) (any, error)
	// One is the object that the field holds, nil for null. Of a root field it takes the value instead of the parent.
	One func(o any) any
	// Len is the length of the list that the field holds, -1 for null; At is an element, nil for null.
	Len func(o any) int
	At  func(o any, i int) any
	// Link asks for the values of many parents; it is empty where the struct holds them.
	Link Link
	// StandIn makes of the arguments of a root field an object that has the id of the one to be found and nothing else. Nil where the arguments do not tell it.
	StandIn func(args map[string]any) any
	// Of is the type of the objects, "" for leaves. Where it is an interface, Abstract is true.
	Of       string
	Abstract bool
	// List tells a list of objects from one.
	List bool
	// NonNull and ElementsNonNull tell where the schema promises a value.
	NonNull, ElementsNonNull bool
}

// Link is how a field of many parents is asked for at once.
type Link struct {
	// Ask only names the keys. What it returns gives the values when the round is over.
	Ask func(ctx context.Context, c *Call, parents []any) (func() (Values, error), error)
	// ByID tells that the keys are the ids of the parents: a stand-in will do.
	ByID bool
}

// Call is a field of a query.
type Call struct {
	Args map[string]any
	// Link names the place in the query by the fields that lead there: "cities.nodes.country".
	Link string

	step *step
}

// Selected tells whether a field of the value is asked for: "totalCount".
func (c *Call) Selected(field string) bool { return c.step.selected(field) }

// Values are those of a field, one for each parent, in their order.
type Values interface {
	// Len is the number of objects of parent i: -1 for null, 1 where there is no list.
	Len(i int) int
	// At is object j of parent i, nil for null.
	At(i, j int) any
}

// Ones are single objects.
type Ones[V comparable] []V

// Len is 1, or -1 for null.
func (v Ones[V]) Len(i int) int {
	var none V
	if v[i] == none {
		return -1
	}
	return 1
}

// At is the object.
func (v Ones[V]) At(i, _ int) any { return v[i] }

// Lists are lists of objects; no list is an empty one.
type Lists[V comparable] [][]V

// Len is the length of a list.
func (v Lists[V]) Len(i int) int { return len(v[i]) }

// At is an element.
func (v Lists[V]) At(i, j int) any { return Object(v[i][j]) }

// Object is an object, nil for a nil pointer.
func Object[V comparable](v V) any {
	var none V
	if v == none {
		return nil
	}
	return v
}

// Leaves are values that are written.
type Leaves[V any] struct {
	List []V
	How  func(*Writer, V)
}

// Len is 1.
func (Leaves[V]) Len(int) int { return 1 }

// At is nothing: a leaf is written.
func (Leaves[V]) At(int, int) any { return nil }

func (v Leaves[V]) write(w *Writer, i int) { v.How(w, v.List[i]) }

// leaves are the values of a link whose type has no fields.
type leaves interface{ write(w *Writer, i int) }
