package kg

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// letters are folded beyond what Unicode does: letters that people type without their stroke or dot, and the variants of Arabic
// letters between languages and keyboards. The decomposed alef with hamza or madda loses its mark like any other letter.
var letters = map[rune]rune{
	'ı': 'i', 'ø': 'o', 'đ': 'd', 'ł': 'l',
	'أ': 'ا', 'إ': 'ا', 'آ': 'ا', 'ٱ': 'ا',
	'ى': 'ي', 'ی': 'ي', 'ة': 'ه', 'ک': 'ك',
}

// dropped are apostrophes and the Arabic tatweel: they stand inside words and people leave them out.
const dropped = "'’‘ʼʻ`\u0640"

// Fold is the form in which names compare and are searched: NFKD, nonspacing marks dropped, full case folding, NFKC, a few
// letters unified, apostrophes and tatweel dropped, other punctuation a space; words are parted by single spaces.
func Fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if !unicode.Is(unicode.Mn, r) {
			b.WriteRune(r)
		}
	}
	folded := norm.NFKC.String(cases.Fold().String(b.String()))
	b.Reset()
	for _, r := range folded {
		switch {
		case strings.ContainsRune(dropped, r):
		case unicode.IsPunct(r) || unicode.IsSpace(r):
			b.WriteByte(' ')
		default:
			if to, ok := letters[r]; ok {
				r = to
			}
			b.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
