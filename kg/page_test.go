package kg_test

import (
	"encoding/base64"
	"testing"

	"learningcities/kg"
)

func ptr[T any](v T) *T { return &v }

func TestPageArguments(t *testing.T) {
	cursor := kg.Cursor("v1", "cities NAME ASC", "city:espoo")
	for _, c := range []struct {
		name string
		args kg.PageArguments
		want kg.PageQuery
		code kg.Code
	}{
		{"nothing", kg.PageArguments{}, kg.PageQuery{Limit: 20}, ""},
		{"first", kg.PageArguments{First: ptr(100)}, kg.PageQuery{Limit: 100}, ""},
		{"last", kg.PageArguments{Last: ptr(1)}, kg.PageQuery{Limit: 1, Backward: true}, ""},
		{"after", kg.PageArguments{After: &cursor}, kg.PageQuery{Limit: 20, From: "city:espoo"}, ""},
		{"before", kg.PageArguments{Before: &cursor}, kg.PageQuery{Limit: 20, Backward: true, From: "city:espoo"}, ""},
		{"first 0", kg.PageArguments{First: ptr(0)}, kg.PageQuery{}, kg.CodeBadUserInput},
		{"first 101", kg.PageArguments{First: ptr(101)}, kg.PageQuery{}, kg.CodeBadUserInput},
		{"last -1", kg.PageArguments{Last: ptr(-1)}, kg.PageQuery{}, kg.CodeBadUserInput},
		{"first and last", kg.PageArguments{First: ptr(1), Last: ptr(1)}, kg.PageQuery{}, kg.CodeBadUserInput},
		{"first and before", kg.PageArguments{First: ptr(1), Before: &cursor}, kg.PageQuery{}, kg.CodeBadUserInput},
		{"after and before", kg.PageArguments{After: &cursor, Before: &cursor}, kg.PageQuery{}, kg.CodeBadUserInput},
		{"empty cursor", kg.PageArguments{After: ptr("")}, kg.PageQuery{}, kg.CodeInvalidCursor},
		{"not base64", kg.PageArguments{After: ptr("%")}, kg.PageQuery{}, kg.CodeInvalidCursor},
		{"with a line break", kg.PageArguments{After: ptr(cursor[:3] + "\r\n" + cursor[3:])}, kg.PageQuery{}, kg.CodeInvalidCursor},
		{"padded", kg.PageArguments{After: ptr(cursor + "=")}, kg.PageQuery{}, kg.CodeInvalidCursor},
		{"cut off", kg.PageArguments{After: ptr(cursor[:8])}, kg.PageQuery{}, kg.CodeInvalidCursor},
		{"another version", kg.PageArguments{After: ptr(kg.Cursor("v2", "cities NAME ASC", "city:espoo"))}, kg.PageQuery{}, kg.CodeInvalidCursor},
		{"another list", kg.PageArguments{After: ptr(kg.Cursor("v1", "caseStudies YEAR DESC", "city:espoo"))}, kg.PageQuery{}, kg.CodeInvalidCursor},
		{"another order", kg.PageArguments{After: ptr(kg.Cursor("v1", "cities NAME DESC", "city:espoo"))}, kg.PageQuery{}, kg.CodeInvalidCursor},
		{"no id", kg.PageArguments{After: ptr(kg.Cursor("v1", "cities NAME ASC", ""))}, kg.PageQuery{}, kg.CodeInvalidCursor},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.args.Query("v1", "cities NAME ASC")
			if err == nil != (c.code == "") || err != nil && kg.CodeOf(err) != c.code {
				t.Fatalf("the error is %v, want code %q", err, c.code)
			}
			if got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func FuzzCursor(f *testing.F) {
	f.Add(kg.Cursor("v1", "list", "city:espoo"))
	f.Add(base64.RawURLEncoding.EncodeToString([]byte("v1:list:")))
	f.Fuzz(func(t *testing.T, cursor string) {
		q, err := kg.PageArguments{After: &cursor}.Query("v1", "list")
		if err == nil && kg.Cursor("v1", "list", q.From) != cursor {
			t.Errorf("the cursor %q is read as %q, which has another cursor", cursor, q.From)
		}
	})
}
