package graph_test

import (
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"learningcities/graph"
	"learningcities/kg"
)

func schema(t *testing.T) *ast.Schema {
	t.Helper()
	s, err := gqlparser.LoadSchema(&ast.Source{Input: graph.SDL()})
	if err != nil {
		t.Fatalf("the schema that the service hands out is not valid: %v", err)
	}
	return s
}

// TestDescriptions finds types, fields, arguments and values that the schema does not explain.
func TestDescriptions(t *testing.T) {
	for _, d := range schema(t).Types {
		if d.BuiltIn || strings.HasPrefix(d.Name, "__") {
			continue
		}
		explained(t, d.Name, d.Description)
		for _, f := range d.Fields {
			if strings.HasPrefix(f.Name, "__") {
				continue
			}
			explained(t, d.Name+"."+f.Name, f.Description)
			for _, a := range f.Arguments {
				explained(t, d.Name+"."+f.Name+"("+a.Name+")", a.Description)
			}
		}
		for _, v := range d.EnumValues {
			explained(t, d.Name+"."+v.Name, v.Description)
		}
	}
}

func explained(t *testing.T, what, description string) {
	t.Helper()
	if strings.TrimSpace(description) == "" {
		t.Errorf("%s has no description", what)
	}
}

// TestCoverage compares the fields that Dataset.coverage counts with the nullable fields of the schema, in its order.
func TestCoverage(t *testing.T) {
	s := schema(t)
	var want []string
	for _, kind := range kg.EntityKind("").Values() {
		for _, f := range s.Types[kind.Label()].Fields {
			if !f.Type.NonNull {
				want = append(want, string(kind)+"."+f.Name)
			}
		}
	}
	var got []string
	for _, c := range dataset(t).Info.Coverage {
		got = append(got, string(c.Kind)+"."+c.Field)
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("the coverage is of\n%s\nthe nullable fields of the schema are\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestEnums compares the values of package kg with those of the schema, in their order.
func TestEnums(t *testing.T) {
	s := schema(t)
	for name, got := range map[string][]string{
		"EntityKind": values[kg.EntityKind](), "Language": values[kg.Language](), "Region": values[kg.Region](),
		"Confidence": values[kg.Confidence](), "Basis": values[kg.Basis](), "SourceKind": values[kg.SourceKind](),
		"MembershipStatus": values[kg.MembershipStatus](), "PlacedAt": values[kg.PlacedAt](),
		"ExternalIDScheme": values[kg.ExternalIDScheme](), "ClusterRole": values[kg.ClusterRole](),
		"SDGLinkScope": values[kg.SDGLinkScope](), "NamedBy": values[kg.NamedBy](), "TextStatus": values[kg.TextStatus](),
		"CaseStudyKind": values[kg.CaseStudyKind](), "ConferenceKind": values[kg.ConferenceKind](),
		"ConferenceFormat": values[kg.ConferenceFormat](), "ConferenceStatus": values[kg.ConferenceStatus](),
		"FigureKind": values[kg.FigureKind](), "FigureQualifier": values[kg.FigureQualifier](),
		"DocumentKind": values[kg.DocumentKind](), "PublicationKind": values[kg.PublicationKind](),
		"ThemeKind": values[kg.ThemeKind](), "KeyFeatureGroup": values[kg.KeyFeatureGroup](),
		"SearchMatch": values[kg.SearchMatch](), "SDGNetworkUnit": values[kg.SDGNetworkUnit](), "RelatedKind": values[kg.RelatedKind](),
		"Relation": values[kg.Relation](),
	} {
		var want []string
		for _, v := range s.Types[name].EnumValues {
			want = append(want, v.Name)
		}
		if strings.Join(got, " ") != strings.Join(want, " ") {
			t.Errorf("%s: package kg has %v, the schema %v", name, got, want)
		}
	}
	for name, d := range s.Types {
		if d.Kind == ast.Enum && !d.BuiltIn && !strings.HasPrefix(name, "__") && len(d.EnumValues) == 0 {
			t.Errorf("the enum %s is empty", name)
		}
	}
}

func values[T kg.Enum[T]]() []string {
	var none T
	var names []string
	for _, v := range none.Values() {
		names = append(names, string(v))
	}
	return names
}
