package seed_test

import (
	"strings"
	"testing"
)

// Input that would take a parser for ever or fill its stack must be refused at once. A test that does not end has failed.
func TestHostileYAML(t *testing.T) {
	t.Parallel()
	const tooMuch = "themes.yaml:1: more than 12 levels, or more than 200 keys in one mapping; write the file as data/README.md shows"
	for _, c := range []struct{ name, text, want string }{
		{"deep lists", strings.Repeat("- ", 500_000), tooMuch},
		{"deep mappings", strings.Repeat("a: ", 300_000), tooMuch},
		{"deep brackets", strings.Repeat("[", 500_000), "themes.yaml:1: a list in a list is not used in these files; write one list"},
		{"wide mapping", strings.Repeat("k: 1\n", 100_000), strings.Replace(tooMuch, ":1:", ":201:", 1)},
		{
			"long list that is not closed", "- [" + strings.Repeat("a, ", 300_000),
			`themes.yaml:1: malformed YAML: "sequence end token ']' not found"; check the indentation, the quotes and the colons here and just above`,
		},
		{
			"long text that is not closed", "- '" + strings.Repeat("x\n\n", 200_000),
			`themes.yaml:1: malformed YAML: "could not find end character of single-quoted text"; check the indentation, the quotes and the colons here and just above`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			files := small(t)
			files["themes.yaml"].Data = []byte(c.text + "\n")
			equalProblems(t, problems(t, files), []string{c.want})
		})
	}
}
