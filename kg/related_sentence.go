package kg

import (
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Mentions are the ids of the entities whose names a sentence about the reason gives.
func (r *RelatedReason) Mentions() []ID {
	switch r.Kind {
	case RelatedSharedTheme, RelatedSharedCluster, RelatedSharedPublication, RelatedSameCountry:
		return r.Shared[:named3(len(r.Shared))]
	default: // goals, action points and awards go by their numbers
		return nil
	}
}

// named3 is how many of n things a sentence names: of many the first three.
func named3(n int) int {
	if n > 4 {
		return 3
	}
	return n
}

// DescribeRelated tells the reasons, of which there is at least one, in one sentence, in English, French or Spanish; any other language gets English. The function gives the
// name of an entity in the language that SentenceLanguage says.
func DescribeRelated(reasons []*RelatedReason, language Language, name func(ID) string) string {
	w := wordingOf(language)
	clauses := make([]string, len(reasons))
	subject := w.subject
	for i, r := range reasons {
		clauses[i] = r.clause(w, name)
		if strings.Contains(clauses[i], "@") {
			clauses[i] = strings.Replace(clauses[i], "@", subject, 1)
			subject = w.again
		}
	}
	sentence := strings.Join(clauses, w.semicolon)
	first, size := utf8.DecodeRuneInString(sentence)
	return strings.ToUpper(string(first)) + sentence[size:]
}

// SentenceLanguage is the language in which a sentence comes when it is asked for in another.
func SentenceLanguage(language Language) Language {
	switch language {
	case LanguageFr, LanguageEs:
		return language
	default:
		return LanguageEn
	}
}

// clause is a part of the sentence without its first capital. An @ stands for the subject.
func (r *RelatedReason) clause(w *wording, name func(ID) string) string {
	switch r.Kind {
	case RelatedSameRegion:
		return w.say(r.Kind, w.regions[r.City.Region])
	case RelatedSameIntake:
		return w.say(r.Kind, strconv.Itoa(*r.City.MemberSince))
	case RelatedNearby:
		km := math.Round(Distance(r.From.Location, r.City.Location))
		if km < 1 {
			return w.sameSpot
		}
		return w.say(r.Kind, w.number(int(km)))
	case RelatedSimilarSize:
		a, b := w.number(roundPeople(*r.From.Population)), w.number(roundPeople(*r.City.Population))
		if a == b {
			return strings.Replace(w.sameSize, "%", a, 1)
		}
		return w.say(r.Kind, a, b)
	case RelatedSameCountry:
		return w.say(r.Kind, name(r.Shared[0]))
	}
	var items []string
	for _, id := range r.Shared[:named3(len(r.Shared))] {
		switch r.Kind {
		case RelatedSharedSDG:
			items = append(items, w.goal+id.Slug())
		case RelatedSharedActionPoint, RelatedSharedAward:
			items = append(items, id.Slug())
		default:
			items = append(items, w.open+name(id)+w.shut)
		}
	}
	if more := len(r.Shared) - len(items); more > 0 {
		items = append(items, strconv.Itoa(more)+w.more)
	}
	return w.say(r.Kind, items...)
}

// roundPeople rounds a number of people to three digits that say something.
func roundPeople(n int) int {
	unit := 1
	for n/unit >= 1000 {
		unit *= 10
	}
	return (n + unit/2) / unit * unit
}
