package grow

import (
	"fmt"
	"math"

	"learningcities/kg"
)

// city is another city of the same country. What is not known of the real one is not known of it.
func (r *round) city(c *kg.City) *kg.City {
	name := r.blend(c.Name(kg.LanguageEn), r.partner(c).Name(kg.LanguageEn))
	grown := &kg.City{
		Record: kg.Record{
			ID:         r.id(c.ID),
			Names:      []*kg.Name{kg.NewName(name, "en")},
			Provenance: r.provenance(c.Provenance),
		},
		LocalName:   r.localName(c, name),
		CountryID:   c.CountryID,
		MemberSince: c.MemberSince,
		Membership:  c.Membership,
		ExternalIDs: r.externalIDs(c.ExternalIDs),
	}
	if c.Location != nil {
		grown.Location = r.near(c.Location)
	}
	if c.Population != nil {
		people := int(math.Round(float64(*c.Population) * math.Exp2(r.random.Float64()-0.5)))
		grown.Population = &people
	}
	return grown
}

// id is that of the copy: "city:cork-2" in the first round.
func (r *round) id(id kg.ID) kg.ID { return kg.ID(fmt.Sprintf("%s-%d", id, r.number)) }

// partner is the city whose name ends that of the copy: of the same country where there is another, so that the sound is the country's.
func (r *round) partner(c *kg.City) *kg.City {
	if compatriots := r.real.byCountry[c.CountryID]; len(compatriots) > 1 {
		return r.other(compatriots, c)
	}
	return r.other(r.real.cities, c)
}

// other is one of the cities, and another one than c if there is one.
func (r *round) other(cities []*kg.City, c *kg.City) *kg.City {
	for {
		if p := cities[r.random.IntN(len(cities))]; p != c || len(cities) == 1 {
			return p
		}
	}
}

// localName keeps what the real name was: not known, the same as the English one, or one in the local language.
func (r *round) localName(c *kg.City, english string) *kg.Name {
	if c.LocalName == nil {
		return nil
	}
	text := english
	if c.LocalName.Text != c.Name(kg.LanguageEn) {
		for try := 0; text == english && try < 10; try++ { // it differs from the English name, as the real one does
			partner := r.other(r.real.byLanguage[language(c.LocalName)], c)
			text = r.blend(c.LocalName.Text, partner.LocalName.Text)
		}
	}
	return &kg.Name{Text: text, Language: c.LocalName.Language}
}

// language is the tag, or "" where it is not recorded.
func language(n *kg.Name) string {
	if n.Language == nil {
		return ""
	}
	return *n.Language
}

// blend is a name that begins as one and ends as the other, each cut somewhere about its middle.
func (r *round) blend(a, b string) string {
	begin, end := []rune(a), []rune(b)
	return string(begin[:r.middle(len(begin))]) + string(end[r.middle(len(end)):])
}

// middle is a place in the second or third quarter of so many letters, but behind the first.
func (r *round) middle(letters int) int { return max(1, letters/4+r.random.IntN(letters/2+1)) }

// near is a place within about a hundred kilometres, on the same side of the poles and of the antimeridian.
func (r *round) near(c *kg.Coordinates) *kg.Coordinates {
	move := func(degrees, limit float64) float64 {
		moved := degrees + 2*r.random.Float64() - 1
		return math.Round(min(max(moved, -limit), limit)*1e5) / 1e5
	}
	return &kg.Coordinates{Latitude: move(c.Latitude, 89), Longitude: move(c.Longitude, 179.9), PlacedAt: c.PlacedAt}
}

// externalIDs are in the same registers, with numbers that these have not given out.
func (r *round) externalIDs(original []*kg.ExternalID) []*kg.ExternalID {
	grown := make([]*kg.ExternalID, len(original))
	for i, e := range original {
		value := fmt.Sprintf("%s%04d", e.Value, r.number)
		grown[i] = &kg.ExternalID{Scheme: e.Scheme, Value: value, Confidence: e.Confidence}
	}
	return grown
}
