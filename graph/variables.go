package graph

import (
	"context"
	"encoding/json"
	"reflect"
	"strconv"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/errcode"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// exactVariables reads the values of variables as the specification has it, where gqlparser is more generous: it takes an enum in
// any case of letters, which then equals none of its values, and a text for a number, "NaN" too.
type exactVariables struct {
	schema *ast.Schema
}

// ExtensionName names the extension.
func (*exactVariables) ExtensionName() string { return "ExactVariables" }

// Validate keeps the schema.
func (v *exactVariables) Validate(s graphql.ExecutableSchema) error {
	v.schema = s.Schema()
	return nil
}

// MutateOperationContext refuses wrong values and drops nulls where null cannot be.
func (v *exactVariables) MutateOperationContext(_ context.Context, o *graphql.OperationContext) *gqlerror.Error {
	for _, d := range o.Operation.VariableDefinitions {
		if err := v.check(ast.Path{ast.PathName("variable"), ast.PathName(d.Variable)}, d.Type, o.Variables[d.Variable]); err != nil {
			errcode.Set(err, errcode.ValidationFailed)
			return err
		}
	}
	dropNulls(o)
	return nil
}

// check looks into a value that gqlparser has let through, so its shape is right.
func (v *exactVariables) check(path ast.Path, t *ast.Type, value any) *gqlerror.Error {
	if value == nil {
		return nil
	}
	if t.Elem != nil {
		list := reflect.ValueOf(value)
		if list.Kind() != reflect.Slice {
			return v.check(path, t.Elem, value)
		}
		for i := range list.Len() {
			if err := v.check(under(path, ast.PathIndex(i)), t.Elem, list.Index(i).Interface()); err != nil {
				return err
			}
		}
		return nil
	}
	definition := v.schema.Types[t.NamedType]
	if fields, ok := value.(map[string]any); ok {
		for _, f := range definition.Fields { // in their order, so that the first error is always the same
			if err := v.check(under(path, ast.PathName(f.Name)), f.Type, fields[f.Name]); err != nil {
				return err
			}
		}
		return nil
	}
	text, isText := value.(string)
	number, isNumber := value.(json.Number)
	switch {
	case definition.Kind == ast.Enum:
		if definition.EnumValues.ForName(text) == nil {
			return gqlerror.ErrorPathf(path, "%v is not a valid %s", value, t.NamedType)
		}
	case isText && (t.NamedType == "Int" || t.NamedType == "Float"):
		return gqlerror.ErrorPathf(path, "cannot use string as %s", t.NamedType)
	case isNumber && (t.NamedType == "String" || t.NamedType == "ID" && !whole(number)):
		return gqlerror.ErrorPathf(path, "cannot use number as %s", t.NamedType)
	}
	return nil
}

func whole(n json.Number) bool {
	_, err := strconv.ParseInt(n.String(), 10, 64)
	return err == nil
}

// under is the path of a part, in memory of its own.
func under(path ast.Path, part ast.PathElement) ast.Path {
	return append(path[:len(path):len(path)], part)
}

// dropNulls makes variables that are null not given where null cannot be: the default stands there instead. The validation lets a variable
// that can be null stand where there is a default.
func dropNulls(o *graphql.OperationContext) {
	some := false
	for _, value := range o.Variables {
		some = some || value == nil
	}
	if !some {
		return
	}
	dropIn(o, o.Operation.SelectionSet)
	for _, f := range o.Doc.Fragments {
		dropIn(o, f.SelectionSet)
	}
}

func dropIn(o *graphql.OperationContext, selection ast.SelectionSet) {
	for _, s := range selection {
		switch s := s.(type) {
		case *ast.Field:
			dropInArguments(o, s.Arguments, s.Directives)
			dropIn(o, s.SelectionSet)
		case *ast.InlineFragment:
			dropInArguments(o, nil, s.Directives)
			dropIn(o, s.SelectionSet)
		case *ast.FragmentSpread:
			dropInArguments(o, nil, s.Directives)
		}
	}
}

func dropInArguments(o *graphql.OperationContext, arguments ast.ArgumentList, directives ast.DirectiveList) {
	for _, a := range arguments {
		dropInValue(o, a.Value)
	}
	for _, d := range directives {
		for _, a := range d.Arguments {
			dropInValue(o, a.Value)
		}
	}
}

func dropInValue(o *graphql.OperationContext, v *ast.Value) {
	for _, child := range v.Children {
		dropInValue(o, child.Value)
	}
	if v.Kind != ast.Variable || v.ExpectedType == nil || !v.ExpectedType.NonNull {
		return
	}
	if value, given := o.Variables[v.Raw]; !given || value != nil {
		return
	}
	delete(o.Variables, v.Raw)
	if d := o.Operation.VariableDefinitions.ForName(v.Raw); d != nil && d.DefaultValue != nil {
		if value, err := d.DefaultValue.Value(nil); err == nil {
			o.Variables[v.Raw] = value
		}
	}
}
