package neo4j

import (
	"context"
	"fmt"
	"slices"

	"learningcities/kg"
)

func (r *reader) CitiesByCountry(ctx context.Context, q kg.PageQuery, countries []kg.ID) ([]kg.Page[*kg.City], error) {
	return pages(ctx, r, "cities_by_country", q, countries, whatever(one[*kg.City](r.layouts)))
}

func (r *reader) CitiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CitySDG], error) {
	return pages(ctx, r, "cities_by_sdg", q, sdgs, r.cityAndGoal(q.Basis))
}

func (r *reader) CaseStudiesBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.CaseStudySDG], error) {
	return pages(ctx, r, "case_studies_by_sdg", q, sdgs, r.caseStudyAndLink)
}

func (r *reader) SDGLinksBySDG(ctx context.Context, q kg.PageQuery, sdgs []kg.ID) ([]kg.Page[*kg.SDGLink], error) {
	return pages(ctx, r, "sdg_links_by_sdg", q, sdgs, whatever(r.sdgLink))
}

func (r *reader) CaseStudiesByActionPoint(ctx context.Context, q kg.PageQuery, points []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	return pages(ctx, r, "case_studies_by_action_point", q, points, whatever(one[*kg.CaseStudy](r.layouts)))
}

func (r *reader) CaseStudiesByTheme(ctx context.Context, q kg.PageQuery, themes []kg.ID) ([]kg.Page[*kg.CaseStudy], error) {
	return pages(ctx, r, "case_studies_by_theme", q, themes, whatever(one[*kg.CaseStudy](r.layouts)))
}

func (r *reader) ListCities(ctx context.Context, q kg.CityQuery) (kg.Page[*kg.City], error) {
	if q.Order.Field == kg.CityByDistance {
		return r.citiesByDistance(ctx, q)
	}
	of := whole{"City", "list_cities " + kg.RankProperty(q.Order), r.words.counts[kg.KindCity]}
	return list(ctx, r, of, q.PageQuery, one[*kg.City](r.layouts))
}

func (r *reader) ListCaseStudies(ctx context.Context, q kg.CaseStudyQuery) (kg.Page[*kg.CaseStudy], error) {
	of := whole{"CaseStudy", "list_case_studies " + kg.RankProperty(q.Order), r.words.counts[kg.KindCaseStudy]}
	return list(ctx, r, of, q.PageQuery, one[*kg.CaseStudy](r.layouts))
}

func (r *reader) ListSDGLinks(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.SDGLink], error) {
	return list(ctx, r, whole{"SDGLink", "list_sdg_links", r.words.links}, q, r.sdgLink)
}

func (r *reader) ListSources(ctx context.Context, q kg.PageQuery) (kg.Page[*kg.Source], error) {
	return pageOf(ctx, r, "list_sources", q, nil, r.layouts.source)
}

// whole is a list that has no parent: the label of what it holds, what its statement is named, and how many it holds.
type whole struct {
	label, name string
	count       int
}

// fewOfAll is how many are put in order. A page of more than that is found sooner on a walk along the order.
const fewOfAll = 1000

// list pages a whole list. It walks along the order, and stops when the page is full. Where there is a filter, and how many fulfil it is asked for, or an index finds little that may,
// what fulfils it is gathered first.
func list[V any](ctx context.Context, r *reader, of whole, q kg.PageQuery, one func(any) (V, error)) (kg.Page[V], error) {
	q.Filter = unlessIdle(q.Filter)
	if n, _ := narrow(r, of.label, q.Filter); n != nil && n.few || q.Filter != nil && q.Total {
		return pageOf(ctx, r, of.name+gathered, q, map[string]any{"few": int64(r.store.few)}, one)
	}
	p, err := pageOf(ctx, r, of.name, q, nil, one)
	if q.Total && err == nil {
		p.Total = of.count
	}
	return p, err
}

// pageOf is the page of what has no parent.
func pageOf[V any](ctx context.Context, r *reader, name string, q kg.PageQuery, more map[string]any, one func(any) (V, error)) (p kg.Page[V], err error) {
	err = ask(ctx, r, name, q, more, []kg.ID{""}, func(_ int, values []any) (err error) {
		p, err = readPage(name, q, values, one)
		return err
	})
	return p, err
}

// whatever decodes the elements of a page, whatever its parent is.
func whatever[V any](one func(any) (V, error)) func(kg.ID, any) (V, error) {
	return func(_ kg.ID, v any) (V, error) { return one(v) }
}

// pages decodes a page for each parent.
func pages[V any](ctx context.Context, r *reader, name string, q kg.PageQuery, parents []kg.ID, one func(kg.ID, any) (V, error)) ([]kg.Page[V], error) {
	out := make([]kg.Page[V], len(parents))
	err := rows(ctx, r, name, q, parents, func(i int, values []any) (err error) {
		out[i], err = readPage(name, q, values, func(v any) (V, error) { return one(parents[i], v) })
		return err
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// readPage decodes a page from the values bound, total, behind, items: the rank of the element that the cursor names; the number of all, null where nobody asks
// for it; whether there is one at or behind the bound; and the elements beyond it, one more than the page takes where there are more.
func readPage[V any](name string, q kg.PageQuery, values []any, one func(any) (V, error)) (kg.Page[V], error) {
	var none kg.Page[V]
	if values[0] == nil && q.From != "" {
		return none, kg.ErrForeignCursor()
	}
	found, ok := values[3].([]any)
	if !ok {
		return none, fault("reading "+name, fmt.Errorf("the items are %s, not a list", typeName(values[3])))
	}
	more := len(found) > q.Limit
	items, err := all(any(found[:min(len(found), q.Limit)]), one)
	if err != nil {
		return none, fault("reading "+name, err)
	}
	behind, ok := values[2].(bool)
	if !ok {
		return none, fault("reading "+name, fmt.Errorf("whether there is more behind is %s, not a boolean", typeName(values[2])))
	}
	total, err := integers(values[1])
	if err != nil {
		return none, fault("reading "+name, err)
	}
	p := kg.Page[V]{Items: items, HasPrevious: behind, HasNext: more}
	if q.Backward {
		slices.Reverse(items)
		p.HasPrevious, p.HasNext = more, behind
	}
	if q.Total {
		p.Total = total[0]
	}
	return p, nil
}

// integers reads integers; what is missing is 0.
func integers(values ...any) ([]int, error) {
	n := make([]int, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case nil:
		case int64:
			n[i] = int(v)
		default:
			return nil, fmt.Errorf("a rank or count is %s, not an integer", typeName(v))
		}
	}
	return n, nil
}
