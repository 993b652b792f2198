package embed

import (
	"encoding/json"
	"strconv"

	"learningcities/web/view"
)

type city struct {
	named
	Country     named
	MemberSince *int
	Membership  string
	Population  *int
	Location    *view.Point
	SDGs        []struct{ SDG goal }
	Awards      []struct {
		named
		Year int
	}
	CaseStudies []struct{ Year *int }
}

const confirmed = "CONFIRMED"

// member is what is known of the membership, as a sentence without its full stop.
func (r *reader) member(c city) view.Text {
	switch {
	case c.Membership == "UNCONFIRMED":
		return r.say("member.unconfirmed")
	case c.Membership != confirmed:
		return r.say("member.not.stated")
	case c.MemberSince == nil:
		return r.say("member.year.unknown")
	}
	return r.say("member.since", "year", strconv.Itoa(*c.MemberSince))
}

func (r *reader) city(data json.RawMessage) (*card, error) {
	answer, err := decode[struct{ City city }](data)
	if err != nil {
		return nil, err
	}
	c := answer.City
	made := &card{Title: r.name(c.named), Kicker: r.name(c.Country), Path: c.Path, Lead: []view.Text{r.member(c)}}
	if len(c.Awards) > 0 {
		f := fact{Label: r.Say("awards.received")}
		for _, a := range c.Awards {
			f.Values = append(f.Values, value{Text: view.Text{Text: strconv.Itoa(a.Year)}, Href: r.Link(a.Path)})
		}
		made.Facts = append(made.Facts, f)
	}
	if n := len(c.CaseStudies); n > 0 {
		made.Facts = append(made.Facts, r.number("studies.about", n))
	}
	if c.Population != nil {
		made.Placed = true
		about := view.Text{Text: r.Say("population.about", "number", r.About(*c.Population))}
		made.Facts = append(made.Facts, fact{Label: r.Say("population"), Values: []value{{Text: about}}})
	}
	made.Goals.Label = r.Say("goals.served")
	for _, g := range c.SDGs {
		made.Goals.Tiles = append(made.Goals.Tiles, r.tile(g.SDG))
	}
	return made, nil
}

func (r *reader) goal(data json.RawMessage) (*card, error) {
	answer, err := decode[struct {
		SDG struct {
			goal
			Cities struct {
				TotalCount int
				Nodes      []named
			}
			CaseStudies struct{ TotalCount int }
			Cooccurring []struct{ SDG goal }
		}
	}](data)
	if err != nil {
		return nil, err
	}
	g := answer.SDG
	made := &card{
		Title: r.name(g.named), Kicker: r.say("goal.number", "number", strconv.Itoa(g.Number)), Path: g.Path,
		Tile:  &view.Tile{Number: g.Number, Colour: g.Colour},
		Facts: []fact{r.number("cities.serving", g.Cities.TotalCount), r.number("studies.linked", g.CaseStudies.TotalCount)},
		Goals: goals{Label: r.Say("goals.together")},
		List:  r.list("kinds.CITY", g.Cities.Nodes, g.Cities.TotalCount),
	}
	for _, c := range g.Cooccurring[:min(len(g.Cooccurring), 8)] {
		made.Goals.Tiles = append(made.Goals.Tiles, r.tile(c.SDG))
	}
	return made, nil
}

// mostItems are as many as a small card shows of a list.
const mostItems = 24

// list is a list of entities of which there are total.
func (r *reader) list(label string, all []named, total int) list {
	l := list{Label: r.Say(label)}
	all = all[:min(len(all), mostItems)]
	for _, n := range all {
		l.Items = append(l.Items, r.value(n))
	}
	if rest := total - len(all); rest > 0 {
		l.More = r.Say("and.more", "number", r.Number(rest))
	}
	return l
}

func (r *reader) award(data json.RawMessage) (*card, error) {
	answer, err := decode[struct {
		Award struct {
			named
			CeremonyPlace, CeremonyDate *string
			Cities                      []named
		}
	}](data)
	if err != nil {
		return nil, err
	}
	a := answer.Award
	made := &card{Title: r.name(a.named), Kicker: r.say("kind.AWARD"), Path: a.Path, List: r.list("cities.awarded", a.Cities, len(a.Cities))}
	if a.CeremonyPlace != nil {
		made.Facts = append(made.Facts, fact{Label: r.Say("presented.in"), Values: []value{{Text: r.view.Text(*a.CeremonyPlace, "en")}}})
	}
	if a.CeremonyDate != nil {
		made.Facts = append(made.Facts, fact{Label: r.Say("presented.on"), Values: []value{{Text: view.Text{Text: r.Date(*a.CeremonyDate)}}}})
	}
	return made, nil
}

func (r *reader) caseStudy(data json.RawMessage) (*card, error) {
	answer, err := decode[struct {
		CaseStudy struct {
			named
			Kind     string
			Summary  *string
			Year     *int
			City     named
			SDGLinks []struct {
				SDG   goal
				Scope string
			}
		}
	}](data)
	if err != nil {
		return nil, err
	}
	c := answer.CaseStudy
	made := &card{
		Title: r.name(c.named), Kicker: r.say("study." + c.Kind), Path: c.Path, Goals: goals{Label: r.Say("goals.linked")},
		Facts: []fact{{Label: r.Say("study.of"), Values: []value{r.value(c.City)}}},
	}
	if c.Year != nil {
		made.Facts = append(made.Facts, fact{Label: r.Say("year"), Values: []value{{Text: view.Text{Text: strconv.Itoa(*c.Year)}}}})
	}
	if c.Summary != nil {
		made.Lead = []view.Text{r.view.Text(*c.Summary, "en")}
	}
	last := 0
	for _, l := range c.SDGLinks { // by goal
		if l.SDG.Number != last && l.Scope != "LOCAL_REVIEW" {
			made.Goals.Tiles = append(made.Goals.Tiles, r.tile(l.SDG))
			last = l.SDG.Number
		}
	}
	return made, nil
}
