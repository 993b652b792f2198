package page

import (
	"encoding/json"

	"learningcities/web/view"
)

type sdg struct {
	ID string
	goal
	IRI, URL string
	Targets  []target
	Cities   struct {
		TotalCount int
		PageInfo   pageInfo
		Edges      []struct {
			Basis string
			Node  place
		}
	}
	CaseStudies struct {
		TotalCount int
		Edges      []struct {
			Node named
			Link link
		}
	}
	ActionPoints []named
	Cooccurring  []struct {
		SDG  goal
		Pair struct{ Count int }
	}
	Provenance provenance
}

type target struct {
	named
	Code, Summary string
}

func (b *builder) sdg(steps []json.RawMessage) (*sheet, error) {
	all, err := decodeAll[struct{ SDG sdg }](steps)
	if err != nil {
		return nil, err
	}
	g := all[0].SDG
	for _, more := range all[1:] {
		g.Cities.Edges = append(g.Cities.Edges, more.SDG.Cities.Edges...)
	}
	s := &sheet{
		ID: g.ID, Title: b.name(g.named), Type: "article", Badge: &view.Tile{Number: g.Number, Colour: g.Colour},
		Kicker: &value{Text: b.say("goal.number", "number", b.year(g.Number).Text), Href: b.link("/sdgs")},
	}
	b.fact(s, g.Provenance, "on.un", away(g.URL, g.IRI), "url")
	b.cite(s, g.Provenance)
	b.goalCities(s, g)
	b.goalStudies(s, g)
	b.goalTogether(s, g)
	if len(g.ActionPoints) > 0 {
		s.Section = append(s.Section, section{ID: "action-points", Title: b.Say("action.points.of"), Count: len(g.ActionPoints), Items: b.items(g.ActionPoints)})
	}
	s.Section = append(s.Section, b.targets(g.Targets))
	s.Description = joined(b.pair(b.Say("goal.number", "number", b.year(g.Number).Text), s.Title.Text)+".", b.pair(b.Say("cities.serving"), b.Number(g.Cities.TotalCount))+".",
		b.pair(b.Say("studies.linked"), b.Number(g.CaseStudies.TotalCount))+".")
	s.Data = b.goalData(g)
	return s, nil
}

func (b *builder) goalCities(s *sheet, g sdg) {
	cities := section{ID: "cities", Title: b.Say("cities.serving"), Count: g.Cities.TotalCount, Style: "columns"}
	var places []place
	for _, e := range g.Cities.Edges {
		cities.Items = append(cities.Items, b.place(e.Node))
		places = append(places, e.Node)
	}
	if len(places) == 0 {
		cities.Note = b.Say("goals.none")
	}
	s.Map = view.NewMap(b.Say("map.cities"), nil, points(places))
	s.Section = append(s.Section, cities)
}

func (b *builder) goalStudies(s *sheet, g sdg) {
	if len(g.CaseStudies.Edges) == 0 {
		return
	}
	studies := section{ID: "case-studies", Title: b.Say("studies.linked"), Count: g.CaseStudies.TotalCount}
	for _, e := range g.CaseStudies.Edges {
		i := item{value: b.page(e.Node), Meta: []view.Text{b.say("basis." + e.Link.Basis)}, Say: b.owns(e.Link.Rationale)}
		studies.Items = append(studies.Items, i)
	}
	if rest := g.CaseStudies.TotalCount - len(studies.Items); rest > 0 {
		studies.More = b.Say("and.more", "number", b.Number(rest))
	}
	s.Section = append(s.Section, studies)
}

func (b *builder) goalTogether(s *sheet, g sdg) {
	if len(g.Cooccurring) == 0 {
		return
	}
	together := section{ID: "together", Title: b.Say("goals.together"), Note: b.Say("goals.together.note")}
	for _, c := range g.Cooccurring {
		t := b.tile(c.SDG)
		t.Tag = b.Number(c.Pair.Count)
		together.Tiles = append(together.Tiles, t)
	}
	s.Section = append(s.Section, together)
}

func (b *builder) targets(list []target) section {
	s := section{ID: "targets", Title: b.Say("targets.of"), Count: len(list)}
	for _, t := range list {
		s.Items = append(s.Items, item{value: b.page(t.named), Say: b.owns(t.Summary)})
	}
	return s
}

type sdgTarget struct {
	ID string
	target
	IRI string
	SDG struct {
		goal
		Targets []target
	}
	Provenance provenance
}

func (b *builder) target(steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ SDGTarget sdgTarget }](steps[0])
	if err != nil {
		return nil, err
	}
	t := data.SDGTarget
	s := &sheet{
		ID: t.ID, Title: b.name(t.named), Type: "article", Badge: &view.Tile{Number: t.SDG.Number, Colour: t.SDG.Colour}, Lead: b.owns(t.Summary),
	}
	b.fact(s, t.Provenance, "goal.of", []value{b.page(t.SDG.named)}, "sdg")
	b.fact(s, t.Provenance, "on.un", away(t.IRI), "iri")
	b.cite(s, t.Provenance)
	s.Section = []section{b.targets(t.SDG.Targets)}
	s.Description = joined(s.Title.Text+".", t.Summary+".")
	s.Data = b.targetData(t)
	return s, nil
}
