package page

import (
	"encoding/json"
	"strconv"

	"learningcities/web/view"
)

// paper is a document or a publication in a list.
type paper struct {
	named
	Kind string
	Year *int
}

func (b *builder) papers(list []paper, enum string) []item {
	var items []item
	for _, p := range list {
		i := item{value: b.page(p.named), Meta: []view.Text{b.say(enum + "." + p.Kind)}}
		if p.Year != nil {
			i.Meta = append(i.Meta, b.year(*p.Year))
		}
		items = append(items, i)
	}
	return items
}

type document struct {
	ID string
	named
	Kind, Description string
	Year, Pages       *int
	Languages         []string
	Code, ISBN, URL   string
	AlsoAt            []string
	Conference        *named
	ActionPoints      []named
	KeyFeatures       []named
	SDGLinks          []link
	Provenance        provenance
}

func (b *builder) document(steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ Document document }](steps[0])
	if err != nil {
		return nil, err
	}
	d := data.Document
	s := &sheet{ID: d.ID, Title: b.name(d.named), Type: "article", Below: b.alsoCalled(d.named), Lead: b.owns(d.Description), Kicker: &value{Text: b.say("document." + d.Kind), Href: b.link("/documents")}}
	p := d.Provenance
	b.fact(s, p, "year", b.years(d.Year), "year")
	b.known(s, p, "conference.of", b.maybe(d.Conference), "conference")
	b.known(s, p, "read.on", away(append([]string{d.URL}, d.AlsoAt...)...), "url")
	b.known(s, p, "languages.seen", b.languages(d.Languages), "languages")
	b.known(s, p, "code", plain(view.Text{Text: d.Code}), "code")
	b.known(s, p, "isbn", plain(view.Text{Text: d.ISBN}), "isbn")
	b.known(s, p, "pages", b.count(d.Pages), "pages")
	b.cite(s, p)
	b.section(s, "action-points", "action.points.of", b.items(d.ActionPoints))
	b.section(s, "key-features", "features.of", b.items(d.KeyFeatures))
	if len(d.SDGLinks) > 0 {
		s.Section = append(s.Section, b.goals(d.SDGLinks))
	}
	s.Description = joined(s.Title.Text+".", d.Description)
	s.Data = b.documentData(d)
	return s, nil
}

func (b *builder) count(n *int) []value {
	if n == nil {
		return nil
	}
	return plain(view.Text{Text: b.Number(*n)})
}

type publication struct {
	ID string
	named
	Kind                string
	Year, Pages         *int
	Publishers, Editors []string
	Editions            []struct{ Language, Title string }
	ISBN, URL           string
	Conference          *named
	CaseStudies         []study
	CaseCount           *int
	Provenance          provenance
}

func (b *builder) publication(steps []json.RawMessage) (*sheet, error) {
	data, err := decode[struct{ Publication publication }](steps[0])
	if err != nil {
		return nil, err
	}
	d := data.Publication
	s := &sheet{ID: d.ID, Title: b.name(d.named), Type: "article", Kicker: &value{Text: b.say("publication." + d.Kind), Href: b.link("/publications")}}
	p := d.Provenance
	b.fact(s, p, "year", b.years(d.Year), "year")
	b.known(s, p, "publishers", b.foreign(d.Publishers), "publishers")
	b.known(s, p, "editors", b.foreign(d.Editors), "editors")
	b.known(s, p, "conference.of", b.maybe(d.Conference), "conference")
	b.known(s, p, "read.on", away(d.URL), "url")
	b.known(s, p, "isbn", plain(view.Text{Text: d.ISBN}), "isbn")
	b.known(s, p, "pages", b.count(d.Pages), "pages")
	b.known(s, p, "case.count", b.count(d.CaseCount), "caseCount")
	b.cite(s, p)
	if studies, ok := b.studies("case-studies", "studies.in", d.CaseStudies, len(d.CaseStudies)); ok {
		s.Section = append(s.Section, studies)
	}
	var editions []item
	for _, e := range d.Editions {
		i := item{value: b.languages([]string{e.Language})[0]}
		if e.Title != "" {
			i = item{value: value{Text: b.reader.Text(e.Title, e.Language)}, Meta: []view.Text{i.Text}}
		}
		editions = append(editions, i)
	}
	b.section(s, "editions", "editions", editions)
	s.Description = joined(s.Title.Text+".", b.enum("publication", d.Kind)+".", b.pair(b.Say("studies.in"), strconv.Itoa(len(d.CaseStudies)))+".")
	s.Data = b.publicationData(d)
	return s, nil
}
