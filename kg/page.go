package kg

import (
	"encoding/base64"
	"slices"
	"strings"
)

// The bounds of a page.
const (
	DefaultPage = 20
	MaxPage     = 100
)

// PageQuery asks for a page of an ordered list. It is comparable, so equal questions can share one answer.
type PageQuery struct {
	Limit    int     // 1 to MaxPage; checked before it reaches a store
	Backward bool    // the last ones instead of the first
	From     ID      // only what lies beyond this element in the direction of the walk; "" starts at the end of the list
	Total    bool    // count the whole list
	Basis    Basis   // of the links looked at, in lists of what serves a goal; "" for any
	Filter   *Filter // only what fulfils it; nil for all
}

// Page is a stretch of an ordered list.
type Page[V any] struct {
	Items       []V
	HasNext     bool
	HasPrevious bool
	Total       int // of the whole list; 0 unless asked for
}

// PageArguments are the arguments of a connection as a client gives them.
type PageArguments struct {
	First  *int
	After  *string
	Last   *int
	Before *string
}

// Query checks the arguments and reads the cursor, which must belong to the list in the version of the dataset.
func (a PageArguments) Query(version, list string) (PageQuery, error) {
	forward, backward := a.First != nil || a.After != nil, a.Last != nil || a.Before != nil
	if forward && backward {
		wrong := "last"
		if a.Last == nil {
			wrong = "before"
		}
		return PageQuery{}, wrongArgument(wrong, "ask for first and after, or for last and before, not for both directions")
	}
	q := PageQuery{Limit: DefaultPage, Backward: backward}
	limit, cursor, name := a.First, a.After, "first"
	if backward {
		limit, cursor, name = a.Last, a.Before, "last"
	}
	if limit != nil {
		if *limit < 1 || *limit > MaxPage {
			return PageQuery{}, wrongArgument(name, "%s is %d; it goes from 1 to %d", name, *limit, MaxPage)
		}
		q.Limit = *limit
	}
	if cursor != nil {
		id, err := readCursor(*cursor, version, list)
		if err != nil {
			return PageQuery{}, err
		}
		q.From = id
	}
	return q, nil
}

// Cursor is the opaque cursor of an element of a list: base64url without padding of "version:list:id".
func Cursor(version, list string, id ID) string {
	return base64.RawURLEncoding.EncodeToString([]byte(version + ":" + list + ":" + string(id)))
}

// cursors are those of many elements, in one piece of memory.
func cursors[N Node](version, list string, nodes []N) []string {
	var text, plain []byte
	ends := make([]int, len(nodes))
	for i, n := range nodes {
		plain = append(append(append(append(append(plain[:0], version...), ':'), list...), ':'), n.GetID()...)
		text = base64.RawURLEncoding.AppendEncode(text, plain)
		ends[i] = len(text)
	}
	all, start, each := string(text), 0, make([]string, len(nodes))
	for i, end := range ends {
		each[i], start = all[start:end], end
	}
	return each
}

func readCursor(cursor, version, list string) (ID, error) {
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || len(b) == 0 || base64.RawURLEncoding.EncodeToString(b) != cursor { // the decoder passes over line breaks
		return "", Errorf(CodeInvalidCursor, "the cursor is damaged; take it from pageInfo or an edge as it is")
	}
	rest, ok := strings.CutPrefix(string(b), version+":")
	if !ok {
		return "", Errorf(CodeInvalidCursor, "the cursor is of another version of the dataset; start again at the first page")
	}
	id, ok := strings.CutPrefix(rest, list+":")
	if !ok || id == "" {
		return "", Errorf(CodeInvalidCursor, "the cursor is of another list or order; use it where it came from")
	}
	return ID(id), nil
}

// ErrForeignCursor is the answer of a store to a PageQuery whose From is no element that the list could hold.
func ErrForeignCursor() error {
	return Errorf(CodeInvalidCursor, "the cursor names nothing in this list; take it from pageInfo or an edge as it is")
}

// InsertBest puts the value into a sorted list of the best, of which there are not more than the limit.
func InsertBest[V any](best []V, limit int, v V, compare func(a, b V) int) []V {
	if len(best) == limit {
		if compare(v, best[limit-1]) >= 0 {
			return best
		}
		best = best[:limit-1]
	}
	at, _ := slices.BinarySearchFunc(best, v, compare)
	return slices.Insert(best, at, v)
}
