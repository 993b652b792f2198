//go:build neo4j

package graph_test

import (
	"testing"
	"time"

	"learningcities/bench/shape"
	"learningcities/graph"
	"learningcities/store/neo4j"
)

// BenchmarkLive takes each shape through the whole handler, read live from Neo4j.
func BenchmarkLive(b *testing.B) {
	s, err := neo4j.Open(neo4j.Config{URI: target.URI, Username: target.Username, Password: target.Password})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close(b.Context()) })
	if _, err := s.Replace(b.Context(), dataset(b), nil); err != nil {
		b.Fatal(err)
	}
	h := graph.NewHandler(s, graph.Options{Wait: time.Millisecond})
	for _, shape := range shape.All() {
		b.Run(shape.Name, func(b *testing.B) { benchmarkAnswer(b, h, shape.Body()) })
	}
}
