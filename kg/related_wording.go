package kg

import (
	"strconv"
	"strings"
)

const (
	narrowSpace  = "\u202f" // French parts thousands and semicolons with it
	noBreakSpace = "\u00a0"
)

// wording is how a language tells why two cities are related.
type wording struct {
	// Each kind's clause for one thing and for several. An @ stands for the two cities, a % for the things.
	one, several   map[RelatedKind]string
	subject, again string // the two cities, first and when they were named before
	goal           string // before the number of a goal
	more           string // behind the number of things that are not named
	and            string
	iAnd           string // and, before the sound i; "" for the same
	open, shut     string // quotation marks
	semicolon      string
	thousands      string // between groups of three digits
	grouped        int    // numbers from here on are grouped
	sameSpot       string // less than a kilometre apart
	sameSize       string // two populations that look the same when they are rounded
	regions        map[Region]string
}

// say fills a clause with things: "a, b and c".
func (w *wording) say(kind RelatedKind, things ...string) string {
	clause := w.one[kind]
	if several, ok := w.several[kind]; ok && len(things) > 1 {
		clause = several
	}
	last := things[len(things)-1]
	if len(things) > 1 {
		and := w.and
		if w.iAnd != "" && soundsI(strings.TrimPrefix(last, w.open)) {
			and = w.iAnd
		}
		last = strings.Join(things[:len(things)-1], ", ") + and + last
	}
	return strings.Replace(clause, "%", last, 1)
}

// soundsI tells whether a Spanish word begins with the sound i, before which "y" is "e".
func soundsI(word string) bool {
	folded := strings.TrimPrefix(strings.TrimSpace(Fold(word)), "h")
	return strings.HasPrefix(folded, "i") && !strings.HasPrefix(folded, "ia") && !strings.HasPrefix(folded, "ie") && !strings.HasPrefix(folded, "io")
}

func (w *wording) number(n int) string {
	digits := strconv.Itoa(n)
	if n < w.grouped {
		return digits
	}
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + w.thousands + digits[i:]
	}
	return digits
}

func wordingOf(language Language) *wording {
	switch language {
	case LanguageFr:
		return frenchWording()
	case LanguageEs:
		return spanishWording()
	default:
		return englishWording()
	}
}

func englishWording() *wording {
	return &wording{
		subject: "both", again: "both", goal: "SDG ", more: " more", and: " and ", open: "“", shut: "”", semicolon: "; ",
		thousands: ",", grouped: 1000, sameSpot: "less than 1 km apart", sameSize: "of similar size (about % people each)",
		one: map[RelatedKind]string{
			RelatedSharedSDG:         "@ work on %",
			RelatedSharedTheme:       "@ have case studies on the theme %",
			RelatedSharedActionPoint: "@ have case studies on action point %",
			RelatedSharedCluster:     "@ are in the thematic cluster %",
			RelatedSharedAward:       "@ received the UNESCO Learning City Award in %",
			RelatedSharedPublication: "@ have case studies in the publication %",
			RelatedSameCountry:       "@ are in the same country (%)",
			RelatedSameRegion:        "@ are in the same region (%)",
			RelatedSameIntake:        "@ joined the network in %",
			RelatedNearby:            "% km apart",
			RelatedSimilarSize:       "of similar size (about % people)",
		},
		several: map[RelatedKind]string{
			RelatedSharedTheme:       "@ have case studies on the themes %",
			RelatedSharedActionPoint: "@ have case studies on action points %",
			RelatedSharedCluster:     "@ are in the thematic clusters %",
			RelatedSharedPublication: "@ have case studies in the publications %",
		},
		regions: map[Region]string{
			RegionAfrica: "Africa", RegionArabStates: "Arab States", RegionAsiaAndThePacific: "Asia and the Pacific",
			RegionEuropeAndNorthAmerica: "Europe and North America", RegionLatinAmericaAndTheCaribbean: "Latin America and the Caribbean",
		},
	}
}

func frenchWording() *wording {
	return &wording{
		subject: "les deux villes", again: "elles", more: " autres", and: " et ",
		open: "«" + noBreakSpace, shut: noBreakSpace + "»", semicolon: narrowSpace + "; ", thousands: narrowSpace, grouped: 1000,
		sameSpot: "à moins de 1" + noBreakSpace + "km l’une de l’autre", sameSize: "de taille comparable (environ % habitants chacune)",
		one: map[RelatedKind]string{
			RelatedSharedSDG:         "@ travaillent sur l’ODD" + noBreakSpace + "%",
			RelatedSharedTheme:       "@ ont des études de cas sur le thème %",
			RelatedSharedActionPoint: "@ ont des études de cas sur le point d’action" + noBreakSpace + "%",
			RelatedSharedCluster:     "@ font partie du groupe thématique %",
			RelatedSharedAward:       "@ ont reçu le Prix UNESCO de la ville apprenante en %",
			RelatedSharedPublication: "@ ont des études de cas dans la publication %",
			RelatedSameCountry:       "@ se trouvent dans le même pays (%)",
			RelatedSameRegion:        "@ se trouvent dans la même région (%)",
			RelatedSameIntake:        "@ ont rejoint le réseau en %",
			RelatedNearby:            "à %" + noBreakSpace + "km l’une de l’autre",
			RelatedSimilarSize:       "de taille comparable (environ % habitants)",
		},
		several: map[RelatedKind]string{
			RelatedSharedSDG:         "@ travaillent sur les ODD" + noBreakSpace + "%",
			RelatedSharedTheme:       "@ ont des études de cas sur les thèmes %",
			RelatedSharedActionPoint: "@ ont des études de cas sur les points d’action" + noBreakSpace + "%",
			RelatedSharedCluster:     "@ font partie des groupes thématiques %",
			RelatedSharedPublication: "@ ont des études de cas dans les publications %",
		},
		regions: map[Region]string{
			RegionAfrica: "Afrique", RegionArabStates: "États arabes", RegionAsiaAndThePacific: "Asie et Pacifique",
			RegionEuropeAndNorthAmerica: "Europe et Amérique du Nord", RegionLatinAmericaAndTheCaribbean: "Amérique latine et Caraïbes",
		},
	}
}

func spanishWording() *wording {
	return &wording{
		subject: "ambas ciudades", again: "ambas", more: " más", and: " y ", iAnd: " e ", open: "«", shut: "»", semicolon: "; ",
		thousands: noBreakSpace, grouped: 10_000, // a number of four digits stays whole
		sameSpot: "a menos de 1" + noBreakSpace + "km de distancia", sameSize: "de tamaño similar (unos % habitantes cada una)",
		one: map[RelatedKind]string{
			RelatedSharedSDG:         "@ trabajan en el ODS" + noBreakSpace + "%",
			RelatedSharedTheme:       "@ tienen estudios de caso sobre el tema %",
			RelatedSharedActionPoint: "@ tienen estudios de caso sobre el punto de acción" + noBreakSpace + "%",
			RelatedSharedCluster:     "@ forman parte del grupo temático %",
			RelatedSharedAward:       "@ recibieron el Premio UNESCO Ciudad del Aprendizaje en %",
			RelatedSharedPublication: "@ tienen estudios de caso en la publicación %",
			RelatedSameCountry:       "@ están en el mismo país (%)",
			RelatedSameRegion:        "@ están en la misma región (%)",
			RelatedSameIntake:        "@ se incorporaron a la red en %",
			RelatedNearby:            "a %" + noBreakSpace + "km de distancia",
			RelatedSimilarSize:       "de tamaño similar (unos % habitantes)",
		},
		several: map[RelatedKind]string{
			RelatedSharedSDG:         "@ trabajan en los ODS" + noBreakSpace + "%",
			RelatedSharedTheme:       "@ tienen estudios de caso sobre los temas %",
			RelatedSharedActionPoint: "@ tienen estudios de caso sobre los puntos de acción" + noBreakSpace + "%",
			RelatedSharedCluster:     "@ forman parte de los grupos temáticos %",
			RelatedSharedPublication: "@ tienen estudios de caso en las publicaciones %",
		},
		regions: map[Region]string{
			RegionAfrica: "África", RegionArabStates: "Estados Árabes", RegionAsiaAndThePacific: "Asia y el Pacífico",
			RegionEuropeAndNorthAmerica: "Europa y América del Norte", RegionLatinAmericaAndTheCaribbean: "América Latina y el Caribe",
		},
	}
}
