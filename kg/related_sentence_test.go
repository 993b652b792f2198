package kg_test

import (
	"fmt"
	"strings"
	"testing"

	"learningcities/kg"
)

// sentence is the first city's sentence about the second, for each kind one reason that shares the things.
func sentence(language kg.Language, a, b *kg.City, reasons ...*kg.RelatedReason) string {
	for _, r := range reasons {
		r.From, r.City = a, b
	}
	return kg.DescribeRelated(reasons, language, func(id kg.ID) string {
		return map[kg.ID]string{
			"theme:health": "Health", "theme:inclusion": "Inclusión", "theme:ice": "Hielo", "theme:history": "Historia", "theme:at": "50% @ home",
			"cluster:esd": "ESD", "cluster:literacy": "Literacy", "publication:book": "A Book", "publication:guide": "A Guide", "country:FI": "Finland",
		}[id]
	})
}

func because(kind kg.RelatedKind, shared ...kg.ID) *kg.RelatedReason {
	return &kg.RelatedReason{Kind: kind, Shared: shared}
}

func town(latitude float64, people, year int) *kg.City {
	return &kg.City{Location: &kg.Coordinates{Latitude: latitude}, Population: &people, MemberSince: &year, Region: kg.RegionArabStates}
}

// TestRelatedSentences spells every kind of reason out, for one thing, for several and for many, in the three languages. In what is wanted, ~ stands
// for a no-break space and _ for a narrow one.
func TestRelatedSentences(t *testing.T) {
	sdgs := func(n int) *kg.RelatedReason {
		r := because(kg.RelatedSharedSDG)
		for i := range n {
			r.Shared = append(r.Shared, kg.ID(fmt.Sprintf("sdg:%d", i+4)))
		}
		return r
	}
	near, far := town(0, 256_760, 2015), town(2, 300_352, 2015)
	for _, c := range []struct {
		reason     *kg.RelatedReason
		to         *kg.City
		en, fr, es string
	}{
		{sdgs(1), far, "Both work on SDG 4", "Les deux villes travaillent sur l’ODD~4", "Ambas ciudades trabajan en el ODS~4"},
		{sdgs(2), far, "Both work on SDG 4 and SDG 5", "Les deux villes travaillent sur les ODD~4 et 5", "Ambas ciudades trabajan en los ODS~4 y 5"},
		{sdgs(4), far, "Both work on SDG 4, SDG 5, SDG 6 and SDG 7", "Les deux villes travaillent sur les ODD~4, 5, 6 et 7", "Ambas ciudades trabajan en los ODS~4, 5, 6 y 7"},
		{sdgs(5), far, "Both work on SDG 4, SDG 5, SDG 6 and 2 more", "Les deux villes travaillent sur les ODD~4, 5, 6 et 2 autres", "Ambas ciudades trabajan en los ODS~4, 5, 6 y 2 más"},
		{sdgs(14), far, "Both work on SDG 4, SDG 5, SDG 6 and 11 more", "Les deux villes travaillent sur les ODD~4, 5, 6 et 11 autres", "Ambas ciudades trabajan en los ODS~4, 5, 6 y 11 más"},
		{
			because(kg.RelatedSharedTheme, "theme:health"), far, "Both have case studies on the theme “Health”",
			"Les deux villes ont des études de cas sur le thème «~Health~»", "Ambas ciudades tienen estudios de caso sobre el tema «Health»",
		},
		{
			because(kg.RelatedSharedTheme, "theme:health", "theme:inclusion"), far, "Both have case studies on the themes “Health” and “Inclusión”",
			"Les deux villes ont des études de cas sur les thèmes «~Health~» et «~Inclusión~»", "Ambas ciudades tienen estudios de caso sobre los temas «Health» e «Inclusión»",
		},
		{
			because(kg.RelatedSharedTheme, "theme:health", "theme:history"), far, "Both have case studies on the themes “Health” and “Historia”",
			"Les deux villes ont des études de cas sur les thèmes «~Health~» et «~Historia~»", "Ambas ciudades tienen estudios de caso sobre los temas «Health» e «Historia»",
		},
		{
			because(kg.RelatedSharedTheme, "theme:health", "theme:ice"), far, "Both have case studies on the themes “Health” and “Hielo”",
			"Les deux villes ont des études de cas sur les thèmes «~Health~» et «~Hielo~»", "Ambas ciudades tienen estudios de caso sobre los temas «Health» y «Hielo»",
		},
		{
			because(kg.RelatedSharedTheme, "theme:at"), far, "Both have case studies on the theme “50% @ home”",
			"Les deux villes ont des études de cas sur le thème «~50% @ home~»", "Ambas ciudades tienen estudios de caso sobre el tema «50% @ home»",
		},
		{
			because(kg.RelatedSharedActionPoint, "action-point:5"), far, "Both have case studies on action point 5",
			"Les deux villes ont des études de cas sur le point d’action~5", "Ambas ciudades tienen estudios de caso sobre el punto de acción~5",
		},
		{
			because(kg.RelatedSharedActionPoint, "action-point:1", "action-point:5"), far, "Both have case studies on action points 1 and 5",
			"Les deux villes ont des études de cas sur les points d’action~1 et 5", "Ambas ciudades tienen estudios de caso sobre los puntos de acción~1 y 5",
		},
		{
			because(kg.RelatedSharedCluster, "cluster:esd"), far, "Both are in the thematic cluster “ESD”",
			"Les deux villes font partie du groupe thématique «~ESD~»", "Ambas ciudades forman parte del grupo temático «ESD»",
		},
		{
			because(kg.RelatedSharedCluster, "cluster:esd", "cluster:literacy"), far, "Both are in the thematic clusters “ESD” and “Literacy”",
			"Les deux villes font partie des groupes thématiques «~ESD~» et «~Literacy~»", "Ambas ciudades forman parte de los grupos temáticos «ESD» y «Literacy»",
		},
		{
			because(kg.RelatedSharedAward, "award:2015"), far, "Both received the UNESCO Learning City Award in 2015",
			"Les deux villes ont reçu le Prix UNESCO de la ville apprenante en 2015", "Ambas ciudades recibieron el Premio UNESCO Ciudad del Aprendizaje en 2015",
		},
		{
			because(kg.RelatedSharedAward, "award:2015", "award:2017"), far, "Both received the UNESCO Learning City Award in 2015 and 2017",
			"Les deux villes ont reçu le Prix UNESCO de la ville apprenante en 2015 et 2017", "Ambas ciudades recibieron el Premio UNESCO Ciudad del Aprendizaje en 2015 y 2017",
		},
		{
			because(kg.RelatedSharedPublication, "publication:book"), far, "Both have case studies in the publication “A Book”",
			"Les deux villes ont des études de cas dans la publication «~A Book~»", "Ambas ciudades tienen estudios de caso en la publicación «A Book»",
		},
		{
			because(kg.RelatedSharedPublication, "publication:book", "publication:guide"), far, "Both have case studies in the publications “A Book” and “A Guide”",
			"Les deux villes ont des études de cas dans les publications «~A Book~» et «~A Guide~»", "Ambas ciudades tienen estudios de caso en las publicaciones «A Book» y «A Guide»",
		},
		{
			because(kg.RelatedSameCountry, "country:FI"), far, "Both are in the same country (Finland)",
			"Les deux villes se trouvent dans le même pays (Finland)", "Ambas ciudades están en el mismo país (Finland)",
		},
		{
			because(kg.RelatedSameRegion), far, "Both are in the same region (Arab States)",
			"Les deux villes se trouvent dans la même région (États arabes)", "Ambas ciudades están en la misma región (Estados Árabes)",
		},
		{because(kg.RelatedSameIntake), far, "Both joined the network in 2015", "Les deux villes ont rejoint le réseau en 2015", "Ambas ciudades se incorporaron a la red en 2015"},
		{because(kg.RelatedNearby), far, "222 km apart", "À 222~km l’une de l’autre", "A 222~km de distancia"},
		{because(kg.RelatedNearby), near, "Less than 1 km apart", "À moins de 1~km l’une de l’autre", "A menos de 1~km de distancia"},
		{because(kg.RelatedNearby), town(8.993, 0, 0), "1,000 km apart", "À 1_000~km l’une de l’autre", "A 1000~km de distancia"},
		{
			because(kg.RelatedSimilarSize), far, "Of similar size (about 257,000 and 300,000 people)",
			"De taille comparable (environ 257_000 et 300_000 habitants)", "De tamaño similar (unos 257~000 y 300~000 habitantes)",
		},
		{
			because(kg.RelatedSimilarSize), town(0, 257_240, 0), "Of similar size (about 257,000 people each)",
			"De taille comparable (environ 257_000 habitants chacune)", "De tamaño similar (unos 257~000 habitantes cada una)",
		},
	} {
		for language, want := range map[kg.Language]string{
			kg.LanguageEn: c.en, kg.LanguageFr: c.fr, kg.LanguageEs: c.es, kg.LanguageAr: c.en, kg.LanguageRu: c.en, kg.LanguageZh: c.en,
		} {
			want = strings.NewReplacer("~", "\u00a0", "_", "\u202f").Replace(want)
			if got := sentence(language, near, c.to, c.reason); got != want {
				t.Errorf("%s:\n got %q\nwant %q", language, got, want)
			}
		}
	}
}

// TestRelatedSentence joins several reasons: the cities are named once.
func TestRelatedSentence(t *testing.T) {
	a, b := town(0, 999_950, 2015), town(2, 12_345_678, 2015)
	reasons := []*kg.RelatedReason{because(kg.RelatedNearby), because(kg.RelatedSharedSDG, "sdg:8", "sdg:11"), because(kg.RelatedSameCountry, "country:FI"), because(kg.RelatedSimilarSize)}
	for language, want := range map[kg.Language]string{
		kg.LanguageEn: "222 km apart; both work on SDG 8 and SDG 11; both are in the same country (Finland); of similar size (about 1,000,000 and 12,300,000 people)",
		kg.LanguageFr: "À 222\u00a0km l’une de l’autre\u202f; les deux villes travaillent sur les ODD\u00a08 et 11\u202f; elles se trouvent dans le même pays (Finland)\u202f; " +
			"de taille comparable (environ 1\u202f000\u202f000 et 12\u202f300\u202f000 habitants)",
		kg.LanguageEs: "A 222\u00a0km de distancia; ambas ciudades trabajan en los ODS\u00a08 y 11; ambas están en el mismo país (Finland); " +
			"de tamaño similar (unos 1\u00a0000\u00a0000 y 12\u00a0300\u00a0000 habitantes)",
	} {
		if got := sentence(language, a, b, reasons...); got != want {
			t.Errorf("%s:\n got %q\nwant %q", language, got, want)
		}
	}
}

// TestRelatedSentencesOfData writes the sentences of all pairs of the shipped data: none may lack a name or hold what is left of a pattern.
func TestRelatedSentencesOfData(t *testing.T) {
	d := shipped(t)
	for _, language := range []kg.Language{kg.LanguageEn, kg.LanguageFr, kg.LanguageEs} {
		names := map[kg.ID]string{}
		for _, kind := range kg.EntityKind("").Values() {
			for _, e := range d.Entities(kind) {
				names[e.GetID()] = e.Name(language)
			}
		}
		for _, c := range d.Cities {
			for _, p := range d.Related.Best(c.ID) {
				reasons := d.Related.Explain(c, p).Reasons
				for _, r := range reasons {
					for _, id := range r.Mentions() {
						if names[id] == "" {
							t.Errorf("%s has no name", id)
						}
					}
				}
				text := kg.DescribeRelated(reasons, language, func(id kg.ID) string { return names[id] })
				if strings.ContainsAny(text, "@%") || strings.Contains(text, "()") || strings.Contains(text, "  ") || text[0] >= 'a' && text[0] <= 'z' {
					t.Fatalf("%s and %s: %q", c.ID, p.City.ID, text)
				}
			}
		}
	}
}
