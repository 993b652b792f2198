package neo4j

import (
	"context"

	"learningcities/kg"
)

// question is one about a version as a whole. The vocabulary tells editions of a version apart.
type question[Q comparable] struct {
	version string
	words   *vocabulary
	asked   Q
}

// facetOf is a facet with the name of its statement.
type facetOf struct {
	name string
	kg.FacetQuery
}

const (
	// keptVersions is of how many versions the answers about the whole are kept: of the current one, and of one that is paged through or was named.
	keptVersions = 2
	// mostInFacts is how many cities and case studies there may be for the facts about their goals to be kept, which take some hundred bytes for each.
	mostInFacts = 250_000
)

// keepWholes prepares what is kept of versions as a whole. A version never changes, so it is read when it is first asked for.
func (s *Store) keepWholes() {
	s.facts = keptOfWhole(s, "goal_facts", len(kg.Basis("").Values())+1, func(ctx context.Context, r *reader, b kg.Basis) (*kg.GoalFacts, error) {
		return r.readGoalFacts(ctx, kg.GoalQuery{Basis: b})
	})
	s.facets = keptOfWhole(s, "facets", len(cityFacets)+len(caseStudyFacets), func(ctx context.Context, r *reader, f facetOf) ([]*kg.FacetCount, error) {
		return r.readFacet(ctx, f.name, f.FacetQuery)
	})
	s.population = keptOfWhole(s, "population_of_cities", 1, func(ctx context.Context, r *reader, _ struct{}) (*kg.IntStatistics, error) {
		return r.readPopulation(ctx, nil)
	})
}

// keptOfWhole keeps the answers to so many questions about each version.
func keptOfWhole[Q comparable, V any](s *Store, name string, most int, read func(context.Context, *reader, Q) (V, error)) *kept[question[Q], V] {
	return newKept(name, keptVersions*most, func(ctx context.Context, q question[Q]) (V, error) {
		return read(ctx, &reader{store: s, version: q.version, words: q.words, layouts: s.layouts}, q.asked)
	})
}

// ofWhole answers a question about the whole version, as long as the store may be asked at all.
func ofWhole[Q comparable, V any](ctx context.Context, r *reader, answers *kept[question[Q], V], asked Q) (V, error) {
	if err := r.check(ctx); err != nil {
		var none V
		return none, err
	}
	return answers.get(ctx, question[Q]{r.version, r.words, asked})
}
