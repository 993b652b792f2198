package kg

import "fmt"

// buildNames gives the entities that have no recorded name one in English, French and Spanish, and puts all names in order.
func (d *Dataset) buildNames(x *index) {
	for _, c := range d.Cities {
		if c.LocalName != nil {
			c.Names = append(c.Names, c.LocalName)
		}
		c.Names = SortNames(c.Names)
	}
	for _, a := range d.Awards {
		a.Names = built(
			fmt.Sprintf("UNESCO Learning City Award %d", a.Year),
			fmt.Sprintf("Prix UNESCO de la ville apprenante %d", a.Year),
			fmt.Sprintf("Premio UNESCO Ciudad del Aprendizaje %d", a.Year))
	}
	for _, t := range d.Targets {
		t.Names = built("Target "+t.Code, "Cible "+t.Code, "Meta "+t.Code)
	}
	for _, a := range d.ActionPoints {
		if a.Title != nil {
			a.Names = []*Name{NewName(*a.Title, "en")} // the title is ours, in English
			continue
		}
		a.Names = built(
			fmt.Sprintf("Action point %d", a.Number),
			fmt.Sprintf("Point d’action %d", a.Number),
			fmt.Sprintf("Punto de acción %d", a.Number))
	}
	for _, c := range d.CaseStudies {
		c.Names = c.buildNames(x.cities[c.CityID])
	}
	for _, e := range x.entities {
		r := e.record()
		r.Names = SortNames(r.Names)
	}
}

func built(en, fr, es string) []*Name {
	return []*Name{NewName(en, "en"), NewName(fr, "fr"), NewName(es, "es")}
}

// buildNames is the title, whose language is not recorded, or "Case study of Melton, 2015" in three languages. The French
// form parts with a colon, since "de" would change with the name behind it.
func (c *CaseStudy) buildNames(city *City) []*Name {
	if c.Title != nil {
		return []*Name{NewName(*c.Title, "")}
	}
	var en, fr, es string
	switch c.Kind {
	case CaseStudyKindCaseStudy:
		en, fr, es = "Case study", "Étude de cas", "Estudio de caso"
	case CaseStudyKindCityStory:
		en, fr, es = "City story", "Récit de ville", "Historia de ciudad"
	case CaseStudyKindAwardStory:
		en, fr, es = "Award story", "Récit de prix", "Historia de premio"
	case CaseStudyKindSnapshot:
		en, fr, es = "Snapshot", "Aperçu", "Instantánea"
	case CaseStudyKindPractice:
		en, fr, es = "Practice", "Pratique", "Práctica"
	}
	year := ""
	if c.Year != nil {
		year = fmt.Sprintf(", %d", *c.Year)
	}
	return built(
		en+" of "+city.Name(LanguageEn)+year,
		fr+" : "+city.Name(LanguageFr)+year,
		es+" de "+city.Name(LanguageEs)+year)
}
