//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/google/go-cmp/cmp"

	"learningcities/bench/shape"
)

// sameAnswer compares what two competitors answer: the data, as JSON values, once they are mapped. What an answer tells beside the data takes no part.
func sameAnswer(s shape.Shape, a, b *server) error {
	left, err := a.data(s)
	if err != nil {
		return err
	}
	right, err := b.data(s)
	if err != nil {
		return err
	}
	if diff := cmp.Diff(left, right); diff != "" {
		return fmt.Errorf("%s: %s and %s answer differently (-first +second):\n%s", s.Name, a.name, b.name, diff)
	}
	return nil
}

// data is the data of the answer that was learned.
func (s *server) data(of shape.Shape) (any, error) {
	var answer struct {
		Data   any
		Errors json.RawMessage
	}
	d := json.NewDecoder(bytes.NewReader(s.targets[of.Name].Answer))
	d.UseNumber()
	err := d.Decode(&answer)
	switch {
	case err != nil:
		return nil, fmt.Errorf("reading the answer of %s to %s: %w", s.name, of.Name, err)
	case answer.Errors != nil:
		return nil, fmt.Errorf("%s answers %s with errors: %s", s.name, of.Name, answer.Errors)
	case answer.Data == nil:
		return nil, errors.New(s.name + " answers " + of.Name + " without data")
	case s.mapped == nil:
		return answer.Data, nil
	}
	return s.mapped(of, answer.Data), nil
}

// object and list read what was decoded; anything else is empty, and then differs.
func object(v any) map[string]any {
	if o, ok := v.(map[string]any); ok {
		return o
	}
	return map[string]any{}
}

func list(v any) []any {
	l, _ := v.([]any)
	return l
}

// only is the element of a list of one.
func only(v any) any {
	if l := list(v); len(l) == 1 {
		return l[0]
	}
	return v
}

// asOurs maps an answer of @neo4j/graphql. It differs in this: every relationship is a list, also to the one country of a city; there are lists in place of
// connections, or edges of nodes; one thing is found as a list of one; and the goals of a pair are numbers.
func asOurs(s shape.Shape, data any) any {
	root := object(data)
	switch s.Name {
	case "S1":
		return map[string]any{"city": inCountry(only(root["cities"]))}
	case "S2":
		return map[string]any{"cities": nodes(root["cities"], inCountry)}
	case "S3":
		city := object(only(root["cities"]))
		related := object(city["relatedCitiesConnection"])["edges"]
		delete(city, "relatedCitiesConnection")
		city["relatedCities"] = nodes(related, func(edge any) any { return inCountry(object(edge)["node"]) })
		return map[string]any{"city": city}
	case "S4":
		goal := object(only(root["sdgs"]))
		goal["caseStudies"] = nodes(goal["caseStudies"], func(study any) any {
			object(study)["city"] = inCountry(only(object(study)["city"]))
			return study
		})
		return map[string]any{"sdg": goal}
	default:
		pairs := nodes(root["sdgPairs"], func(pair any) any {
			p := object(pair)
			p["a"], p["b"] = map[string]any{"number": p["a"]}, map[string]any{"number": p["b"]}
			return p
		})
		return map[string]any{"sdgNetwork": map[string]any{"pairs": pairs["nodes"]}}
	}
}

func inCountry(city any) any {
	object(city)["country"] = only(object(city)["country"])
	return city
}

func nodes(v any, each func(any) any) map[string]any {
	all := list(v)
	for i := range all {
		all[i] = each(all[i])
	}
	return map[string]any{"nodes": all}
}
