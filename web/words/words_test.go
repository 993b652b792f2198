package words_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"learningcities/export"
	"learningcities/kg"
	"learningcities/web/words"
)

func set(t *testing.T) *words.Set {
	t.Helper()
	s, err := words.New()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// table reads the keys and texts of a language from its file.
func table(t *testing.T, tag string) map[string]string {
	t.Helper()
	text, err := os.ReadFile(tag + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^([A-Za-z0-9_.]+) = (.+)$`).FindAllStringSubmatch(string(text), -1) {
		all[m[1]] = m[2]
	}
	return all
}

var filledIn = regexp.MustCompile(`\{[a-z]+\}`)

// TestComplete compares every language with English: the same keys, the same words to be filled in, and no text left in English.
func TestComplete(t *testing.T) {
	english := table(t, "en")
	for _, l := range set(t).All() {
		own := table(t, l.Tag)
		for key, text := range english {
			translated, ok := own[key]
			a, b := filledIn.FindAllString(text, -1), filledIn.FindAllString(translated, -1)
			slices.Sort(a)
			slices.Sort(b)
			switch {
			case !ok:
				t.Errorf("%s.txt lacks %s", l.Tag, key)
			case !slices.Equal(a, b):
				t.Errorf("%s.txt fills %v into %s, English %v", l.Tag, b, key, a)
			case (l.Tag == "ar" || l.Tag == "ru" || l.Tag == "zh") && translated == text && len(a) == 0 && key != "isbn" && key != "colon":
				t.Errorf("%s.txt has %s in English: %s", l.Tag, key, text)
			}
		}
		if len(own) != len(english) {
			t.Errorf("%s.txt has %d texts, English %d", l.Tag, len(own), len(english))
		}
	}
}

// TestEnums finds values of the API that pages cannot say.
func TestEnums(t *testing.T) {
	for prefix, values := range map[string][]string{
		"kind": texts[kg.EntityKind](), "kinds": texts[kg.EntityKind](), "about": texts[kg.EntityKind](), "region": texts[kg.Region](),
		"membership": texts[kg.MembershipStatus](), "basis": texts[kg.Basis](), "scope": texts[kg.SDGLinkScope](), "confidence": texts[kg.Confidence](),
		"role": texts[kg.ClusterRole](), "figure": append(texts[kg.FigureKind](), texts[kg.FigureQualifier]()...), "format": texts[kg.ConferenceFormat](),
		"study": texts[kg.CaseStudyKind](), "conference": texts[kg.ConferenceKind](), "document": texts[kg.DocumentKind](),
		"publication": texts[kg.PublicationKind](), "theme": texts[kg.ThemeKind](), "group": texts[kg.KeyFeatureGroup](), "text": texts[kg.TextStatus](),
	} {
		for _, v := range values {
			if !set(t).English().Has(prefix + "." + v) {
				t.Errorf("there is no text %s.%s", prefix, v)
			}
		}
	}
}

// TestFiles compares what is said of the files of a release with the files that there are.
func TestFiles(t *testing.T) {
	said := map[string]string{}
	for key, text := range table(t, "en") {
		if name, ok := strings.CutPrefix(key, "file."); ok {
			said[name] = text
		}
	}
	for _, f := range export.Files() {
		if said[f.Name] != f.About {
			t.Errorf("en.txt says of %s: %q, the export: %q", f.Name, said[f.Name], f.About)
		}
		delete(said, f.Name)
	}
	if len(said) > 0 {
		t.Errorf("en.txt tells of files that there are not: %v", said)
	}
}

func texts[T kg.Enum[T]]() []string {
	var none T
	var all []string
	for _, v := range none.Values() {
		all = append(all, string(v))
	}
	return all
}

// TestUsed compares the keys with those that the code and the templates name: none is missing, none is left over.
func TestUsed(t *testing.T) {
	english := table(t, "en")
	used := map[string]bool{}
	for _, pattern := range []string{"../*/*.go", "../*/template/*.html", "*.go"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile(`"([a-z]+(?:\.[A-Za-z_]+)*)"`).FindAllStringSubmatch(string(text), -1) {
				used[m[1]] = true
			}
			for _, m := range regexp.MustCompile(`\b(?i:say) "([^"]+)"|\.(?:Say|say)\("([^"]+)"[,)]`).FindAllStringSubmatch(string(text), -1) {
				if key := m[1] + m[2]; english[key] == "" && !strings.HasSuffix(key, ".") && !strings.HasSuffix(file, "_test.go") {
					t.Errorf("%s says %s, which has no text", file, key)
				}
			}
		}
	}
	for key := range english {
		prefix, rest, _ := strings.Cut(key, ".")
		if !used[key] && (rest == "" || rest != strings.ToUpper(rest)) && prefix != "field" && prefix != "as" && prefix != "file" && !strings.HasSuffix(key, ".text") {
			t.Errorf("nothing says %s", key)
		}
	}
}

func TestFormats(t *testing.T) {
	for tag, want := range map[string][]string{
		"en": {"257,000", "1,234", "28–30 September 2015", "28 September 2015 – 2 October 2015", "June 2027", "60.2° N, 24.7° W"},
		"fr": {"257\u202f000", "1\u202f234", "28–30 septembre 2015", "28 septembre 2015 – 2 octobre 2015", "juin 2027", "60,2° N, 24,7° O"},
		"es": {"257\u00a0000", "1234", "28–30 de septiembre de 2015", "28 de septiembre de 2015 – 2 de octubre de 2015", "junio de 2027", "60,2° N, 24,7° O"},
		"ar": {"257,000", "1,234", "28–30 سبتمبر 2015", "28 سبتمبر 2015 – 2 أكتوبر 2015", "يونيو 2027", "60.2° شمالًا، 24.7° غربًا"},
		"ru": {"257\u00a0000", "1234", "28–30 сентября 2015\u00a0г.", "28 сентября 2015\u00a0г. – 2 октября 2015\u00a0г.", "июнь 2027\u00a0г.", "60,2° с. ш., 24,7° з. д."},
		"zh": {"257,000", "1,234", "2015年9月28–30日", "2015年9月28日至2015年10月2日", "2027年6月", "北纬 60.2°，西经 24.7°"},
	} {
		l := set(t).Named(tag)
		got := []string{
			l.About(256760), l.Number(1234), l.Span("2015-09-28", "2015-09-30"), l.Span("2015-09-28", "2015-10-02"), l.Date("2027-06"), l.Place(60.21, -24.66),
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s writes %q, want %q", tag, got[i], want[i])
			}
		}
	}
	french := set(t).Named("fr")
	for iso, want := range map[string]string{"2021-10-01": "1er octobre 2021", "2015": "2015", "": "", "soon": "soon"} {
		if got := french.Date(iso); got != want {
			t.Errorf("%q is %q, want %q", iso, got, want)
		}
	}
	if got := set(t).English().About(999_600); got != "1,000,000" {
		t.Errorf("999,600 is about %s", got)
	}
}
