package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	"learningcities/kg"
)

// Pair asks two stores that hold the same dataset the same n random questions. The seed is printed with every difference, so that a run
// can be repeated.
func Pair(t *testing.T, a, b kg.Store, seed uint64, n int) {
	t.Helper()
	pairOf(t, a, b, seed, n, (*pair).question)
}

// pairOf asks two stores n questions of a kind.
func pairOf(t *testing.T, a, b kg.Store, seed uint64, n int, next func(*pair) question) {
	t.Helper()
	ra, rb := current(t, a), current(t, b)
	if ra.Version() != rb.Version() {
		t.Fatalf("the stores hold the versions %s and %s", ra.Version(), rb.Version())
	}
	p := &pair{rng: rand.New(rand.NewPCG(seed, 0))} //nolint:gosec // random tests must be repeatable
	p.gather(t, ra)
	for i := range n {
		q := next(p)
		answerA, errA := q.ask(t.Context(), ra)
		answerB, errB := q.ask(t.Context(), rb)
		if (errA == nil) != (errB == nil) || errA != nil && kg.CodeOf(errA) != kg.CodeOf(errB) {
			t.Errorf("seed %d, question %d, %s: errors differ: %v and %v", seed, i, q.name, errA, errB)
			continue
		}
		if diff := same(answerA, answerB); diff != "" {
			t.Errorf("seed %d, question %d, %s: answers differ (-a +b):\n%s", seed, i, q.name, diff)
		}
	}
}

type pair struct {
	rng *rand.Rand
	ids []kg.ID // of all nodes
	// names are those of all entities, in every language.
	names []string
	// best are the related cities of each city, the best first.
	best map[kg.ID][]kg.ID
}

// question is a call of a method of kg.Reader with its arguments.
type question struct {
	name string
	ask  func(context.Context, kg.Reader) (any, error)
}

func (p *pair) gather(t *testing.T, r kg.Reader) {
	t.Helper()
	kinds, err := r.EntitiesByKind(t.Context(), kg.EntityKind("").Values())
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds {
		for _, e := range kind {
			p.ids = append(p.ids, e.GetID())
			p.names = append(p.names, namesOf(e)...)
		}
	}
	p.gatherRelated(t, r)
	for q := (kg.PageQuery{Limit: kg.MaxPage}); ; {
		links, err := r.ListSDGLinks(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range links.Items {
			p.ids = append(p.ids, l.ID)
		}
		if !links.HasNext {
			return
		}
		q.From = links.Items[len(links.Items)-1].ID
	}
}

// keys are a random batch: mostly of the kind, some of others, some unknown, some twice.
func (p *pair) keys(kind kg.EntityKind) []kg.ID {
	keys := make([]kg.ID, p.rng.IntN(12))
	for i := range keys {
		switch p.rng.IntN(10) {
		case 0:
			keys[i] = "city:unknown"
		case 1:
			keys[i] = p.any()
		default:
			keys[i] = p.one(kind)
		}
	}
	return keys
}

func (p *pair) any() kg.ID { return p.ids[p.rng.IntN(len(p.ids))] }

// one is a random id of the kind; the empty kind stands for links.
func (p *pair) one(kind kg.EntityKind) kg.ID {
	for {
		if id := p.any(); id.Kind() == kind {
			return id
		}
	}
}

// page is a random page of a list whose elements are of the kind.
func (p *pair) page(kind kg.EntityKind) kg.PageQuery {
	q := kg.PageQuery{Limit: 1 + p.rng.IntN(kg.MaxPage), Backward: p.rng.IntN(2) == 0, Total: p.rng.IntN(2) == 0}
	if p.rng.IntN(2) == 0 {
		q.Limit = 1 + p.rng.IntN(4)
	}
	switch p.rng.IntN(8) {
	case 0, 1, 2:
	case 3:
		q.From = p.any()
	default:
		q.From = p.one(kind)
	}
	q.Basis = p.basis()
	return q
}

func (p *pair) basis() kg.Basis {
	return []kg.Basis{"", kg.BasisSource, kg.BasisEditorial}[p.rng.IntN(3)]
}

func (p *pair) question() question {
	questions := p.questions()
	return questions[p.rng.IntN(len(questions))]()
}

func (p *pair) questions() []func() question {
	return []func() question{
		batch(p, "EntitiesByID", p.kind(), kg.Reader.EntitiesByID),
		batch(p, "SDGLinksByID", "", kg.Reader.SDGLinksByID),
		batch(p, "NeighboursByEntity", p.kind(), kg.Reader.NeighboursByEntity),
		batch(p, "AwardsByCity", kg.KindCity, kg.Reader.AwardsByCity),
		batch(p, "CaseStudiesByCity", kg.KindCity, kg.Reader.CaseStudiesByCity),
		batch(p, "CitySDGsByCity", kg.KindCity, kg.Reader.CitySDGsByCity),
		batch(p, "ClusterCitiesByCity", kg.KindCity, kg.Reader.ClusterCitiesByCity),
		batch(p, "ConferencesByCity", kg.KindCity, kg.Reader.ConferencesByCity),
		batch(p, "TargetsBySDG", kg.KindSDG, kg.Reader.TargetsBySDG),
		batch(p, "ActionPointsBySDG", kg.KindSDG, kg.Reader.ActionPointsBySDG),
		batch(p, "SDGLinksBySubject", p.kind(), kg.Reader.SDGLinksBySubject),
		batch(p, "ThemesByActionPoint", kg.KindActionPoint, kg.Reader.ThemesByActionPoint),
		batch(p, "CitiesByAward", kg.KindAward, kg.Reader.CitiesByAward),
		batch(p, "ThemeLinksByCaseStudy", kg.KindCaseStudy, kg.Reader.ThemeLinksByCaseStudy),
		batch(p, "ActionPointLinksByCaseStudy", kg.KindCaseStudy, kg.Reader.ActionPointLinksByCaseStudy),
		batch(p, "ThemesByConference", kg.KindConference, kg.Reader.ThemesByConference),
		batch(p, "DocumentsByConference", kg.KindConference, kg.Reader.DocumentsByConference),
		batch(p, "PublicationsByConference", kg.KindConference, kg.Reader.PublicationsByConference),
		batch(p, "AwardsByConference", kg.KindConference, kg.Reader.AwardsByConference),
		batch(p, "ActionPointsByDocument", kg.KindDocument, kg.Reader.ActionPointsByDocument),
		batch(p, "ThemesByDocument", kg.KindDocument, kg.Reader.ThemesByDocument),
		batch(p, "CaseStudiesByPublication", kg.KindPublication, kg.Reader.CaseStudiesByPublication),
		batch(p, "ClusterCitiesByCluster", kg.KindCluster, kg.Reader.ClusterCitiesByCluster),
		batch(p, "ConferencesByTheme", kg.KindTheme, kg.Reader.ConferencesByTheme),
		pages(p, "CitiesByCountry", kg.KindCountry, kg.KindCity, kg.Reader.CitiesByCountry),
		pages(p, "CitiesBySDG", kg.KindSDG, kg.KindCity, kg.Reader.CitiesBySDG),
		pages(p, "CaseStudiesBySDG", kg.KindSDG, kg.KindCaseStudy, kg.Reader.CaseStudiesBySDG),
		pages(p, "SDGLinksBySDG", kg.KindSDG, "", kg.Reader.SDGLinksBySDG),
		pages(p, "CaseStudiesByActionPoint", kg.KindActionPoint, kg.KindCaseStudy, kg.Reader.CaseStudiesByActionPoint),
		pages(p, "CaseStudiesByTheme", kg.KindTheme, kg.KindCaseStudy, kg.Reader.CaseStudiesByTheme),
		list(p, "ListCities", kg.KindCity, listCities),
		list(p, "ListCaseStudies", kg.KindCaseStudy, listCaseStudies),
		list(p, "ListSDGLinks", "", kg.Reader.ListSDGLinks),
		list(p, "ListSources", "", kg.Reader.ListSources),
		p.related, p.related, p.related,
		p.search, p.search, p.search, p.search,
		p.filteredCities, p.filteredCities, p.filteredCities, p.filteredCities, p.filteredCaseStudies, p.filteredCaseStudies, p.filteredLinks,
		p.cityFacet, p.caseStudyFacet, p.population,
		below(p, "CitiesByCountry", kg.KindCountry, kg.KindCity, kg.Reader.CitiesByCountry),
		below(p, "CitiesBySDG", kg.KindSDG, kg.KindCity, kg.Reader.CitiesBySDG),
		below(p, "CaseStudiesBySDG", kg.KindSDG, kg.KindCaseStudy, kg.Reader.CaseStudiesBySDG),
		below(p, "SDGLinksBySDG", kg.KindSDG, "", kg.Reader.SDGLinksBySDG),
		p.goalFacts, p.network,
		p.paths, p.paths, p.neighbours,
	}
}

func (p *pair) kind() kg.EntityKind {
	kinds := kg.EntityKind("").Values()
	return kinds[p.rng.IntN(len(kinds))]
}

func batch[V any](p *pair, name string, kind kg.EntityKind, method func(kg.Reader, context.Context, []kg.ID) ([]V, error)) func() question {
	return func() question {
		keys := p.keys(kind)
		return question{fmt.Sprintf("%s(%q)", name, keys), func(ctx context.Context, r kg.Reader) (any, error) { return method(r, ctx, keys) }}
	}
}

func pages[V any](p *pair, name string, parent, element kg.EntityKind, method func(kg.Reader, context.Context, kg.PageQuery, []kg.ID) ([]kg.Page[V], error)) func() question {
	return func() question {
		q, keys := p.page(element), p.keys(parent)
		return question{fmt.Sprintf("%s(%+v, %q)", name, q, keys), func(ctx context.Context, r kg.Reader) (any, error) { return method(r, ctx, q, keys) }}
	}
}

func list[V any](p *pair, name string, element kg.EntityKind, method func(kg.Reader, context.Context, kg.PageQuery) (kg.Page[V], error)) func() question {
	return func() question {
		q := p.page(element)
		return question{fmt.Sprintf("%s(%+v)", name, q), func(ctx context.Context, r kg.Reader) (any, error) { return method(r, ctx, q) }}
	}
}
