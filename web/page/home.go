package page

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"learningcities/web/view"
)

type home struct {
	Dataset dataset
	SDGs    []goal
	Awards  []struct {
		named
		Year   int
		Cities []named
	}
	Cities struct {
		TotalCount int
		Nodes      []place
	}
}

type dataset struct {
	Version, ReleasedOn, Title, Description, Licence, LicenceURL, Citation string
	Attributions                                                           []string
	Counts                                                                 []struct {
		Kind  string
		Count int
	}
	Coverage []struct {
		Kind, Field  string
		Known, Total int
	}
}

func (b *builder) home(steps []json.RawMessage) (*sheet, error) {
	all, err := decodeAll[home](steps)
	if err != nil {
		return nil, err
	}
	h := all[0]
	for _, more := range all[1:] {
		h.Cities.Nodes = append(h.Cities.Nodes, more.Cities.Nodes...)
	}
	s := &sheet{Title: b.say("site"), Type: "website", Lead: []view.Text{b.say("home.lead")}, Description: b.Say("tagline") + "."}
	s.Map = view.WorldMap(b.Say("map.cities"), points(h.Cities.Nodes))
	s.Section = []section{b.counts(h.Dataset), b.allGoals(h.SDGs), b.winners(h), b.coverage(h.Dataset), b.about(h.Dataset), b.developers()}
	s.Data = b.datasetData(h.Dataset)
	return s, nil
}

// counts are the kinds with how many there are, each with its list.
func (b *builder) counts(d dataset) section {
	s := section{ID: "known", Title: b.Say("home.known"), Style: "counts"}
	for _, k := range kinds() {
		for _, c := range d.Counts {
			if c.Kind == k.name {
				s.Items = append(s.Items, item{value: *b.list(k), Meta: []view.Text{{Text: b.Number(c.Count)}}})
			}
		}
	}
	return s
}

func (b *builder) allGoals(goals []goal) section {
	s := section{ID: "goals", Title: b.Say("home.goals"), Style: "small"}
	for _, g := range goals {
		s.Tiles = append(s.Tiles, b.tile(g))
	}
	return s
}

// winners are the cities of the last award.
func (b *builder) winners(h *home) section {
	s := section{ID: "award", Style: "one", Title: b.Say("awards.received")}
	if len(h.Awards) == 0 {
		return s
	}
	last := h.Awards[len(h.Awards)-1]
	s.Groups = []group{{Title: b.page(last.named), Items: b.items(last.Cities)}}
	return s
}

// coverage tells of how many cities something is known, for the fields that people ask for.
func (b *builder) coverage(d dataset) section {
	s := section{ID: "coverage", Title: b.Say("home.coverage"), Note: b.Say("home.coverage.note")}
	for _, c := range d.Coverage {
		if c.Kind == "CITY" && slices.Contains([]string{"memberSince", "location", "population"}, c.Field) {
			s.Items = append(s.Items, item{
				value: value{Text: b.say("field." + c.Field)}, Meta: []view.Text{{Text: b.Number(c.Known) + " / " + b.Number(c.Total)}},
			})
		}
	}
	return s
}

func (b *builder) about(d dataset) section {
	s := section{ID: "data", Title: b.Say("home.data"), Text: b.owns(d.Description)}
	s.Items = []item{
		{value: value{Text: b.say("version")}, Meta: []view.Text{{Text: d.Version}, b.say("released", "date", b.Date(d.ReleasedOn))}},
		{value: value{Text: b.say("licence")}, Meta: []view.Text{{Text: d.Licence}}},
		{value: value{Text: b.say("cite")}, Say: b.owns(d.Citation)},
		{value: value{Text: b.say("home.attributions")}, Say: b.owns(d.Attributions...)},
		{value: value{Text: b.say("files.title"), Href: b.link("/data/")}},
	}
	return s
}

// developers are the ways to ask the graph itself.
func (b *builder) developers() section {
	return section{ID: "developers", Title: b.Say("home.developers"), Note: b.Say("home.developers.text"), Items: []item{
		{value: value{Text: b.say("home.editor"), Href: b.root + "ide/"}}, {value: value{Text: b.say("permalink.form"), Href: b.link("/q")}}, {value: value{Text: b.say("home.schema"), Href: b.root + "schema.graphql"}},
	}}
}

func (b *builder) datasetData(d dataset) any {
	var counts []data
	for _, c := range d.Counts {
		counts = append(counts, data{"@type": "PropertyValue", "name": c.Kind, "value": c.Count})
	}
	set := data{
		"@type": "Dataset", "@id": b.whole("/"), "url": b.whole("/"), "name": d.Title, "description": d.Description, "license": d.LicenceURL,
		"version": d.Version, "datePublished": d.ReleasedOn, "isAccessibleForFree": true, "inLanguage": []string{"en", "fr", "es", "ar", "ru", "zh"},
		"creator": data{"@type": "Organization", "name": d.Title}, "citation": d.Citation, "variableMeasured": counts,
		"distribution": []data{{"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": b.whole("/graphql")}},
		"keywords":     []string{"learning cities", "UNESCO", "Sustainable Development Goals", "lifelong learning"},
	}
	site := data{
		"@type": "WebSite", "@id": b.whole("/#site"), "url": b.whole("/"), "name": b.Say("site"),
		"potentialAction": data{
			"@type": "SearchAction", "target": data{"@type": "EntryPoint", "urlTemplate": b.whole("/search?text={text}")}, "query-input": "required name=text",
		},
	}
	return data{"@context": "https://schema.org", "@graph": []data{set.tidy(), site}}
}

type found struct {
	Search struct {
		TotalCount int
		Edges      []struct {
			Node struct {
				Typename string `json:"__typename"`
				named
			}
			Matched view.Name
		}
	}
}

// results are what a search found.
func (b *builder) results(steps []json.RawMessage) ([]item, int, error) {
	data, err := decode[found](steps[0])
	if err != nil {
		return nil, 0, err
	}
	var items []item
	for _, e := range data.Search.Edges {
		i := item{value: b.page(e.Node.named), Meta: []view.Text{b.say("kind." + kindOfType(e.Node.Typename))}}
		if e.Matched.Text != e.Node.Name {
			i.Meta = append(i.Meta, b.reader.Text(e.Matched.Text, orZero(e.Matched.Language)))
		}
		items = append(items, i)
	}
	return items, data.Search.TotalCount, nil
}

// kindOfType is the kind of entity of a type of the API: "SDG_TARGET" of "SDGTarget".
func kindOfType(name string) string {
	switch name {
	case "SDG":
		return "SDG"
	case "SDGTarget":
		return "SDG_TARGET"
	case "ActionPoint":
		return "ACTION_POINT"
	case "CaseStudy":
		return "CASE_STUDY"
	}
	return strings.ToUpper(name)
}

// search is the page of a search; without a text it only asks.
func (b *builder) search(text string) func([]json.RawMessage) (*sheet, error) {
	return func(steps []json.RawMessage) (*sheet, error) {
		s := &sheet{Title: b.say("search"), Type: "website", Search: &search{Text: text}, Description: b.Say("search.ask")}
		if len(steps) == 0 {
			s.Lead = []view.Text{b.say("search.ask")}
			return s, nil
		}
		items, total, err := b.results(steps)
		if err != nil {
			return nil, err
		}
		if total == 0 {
			s.Lead = []view.Text{b.say("search.none", "text", text)}
			return s, nil
		}
		part := section{ID: "results", Title: b.Say("search.for", "text", text), Count: total, Items: items}
		if rest := total - len(items); rest > 0 {
			part.More = b.Say("and.more", "number", strconv.Itoa(rest))
		}
		s.Section = []section{part}
		return s, nil
	}
}

// missing is the page for an address that nothing has, with what its words find.
func (b *builder) missing(path string) func([]json.RawMessage) (*sheet, error) {
	return func(steps []json.RawMessage) (*sheet, error) {
		s := &sheet{Title: b.say("not.found"), Type: "website", Lead: []view.Text{b.say("not.found.text", "address", path)}, Bare: true}
		if len(steps) == 0 {
			return s, nil
		}
		items, _, err := b.results(steps)
		if err == nil && len(items) > 0 {
			s.Section = []section{{ID: "similar", Title: b.Say("not.found.similar"), Items: items[:min(len(items), 8)]}}
		}
		return s, err
	}
}
