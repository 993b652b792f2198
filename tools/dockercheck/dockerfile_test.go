package main

import (
	"os"
	"path/filepath"
	"testing"
)

func TestParse(t *testing.T) {
	stages, err := parse("# comment\nFROM a AS one\nRUN x \\\n  y\n\nFROM scratch\nCOPY --from=one /x /x\nUSER 5:5\n")
	if err != nil {
		t.Fatal(err)
	}
	if len(stages) != 2 || stages[0].alias != "one" || stages[1].base != "scratch" {
		t.Fatalf("got stages %+v", stages)
	}
	if got, _ := stages[0].last("RUN"); got != "x   y" {
		t.Errorf("RUN is %q", got)
	}
	if id, err := stages[1].user(); id != 5 || err != nil {
		t.Errorf("user is %d, %v", id, err)
	}
}

func TestRefused(t *testing.T) {
	tree := t.TempDir()
	if err := os.WriteFile(filepath.Join(tree, "here"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{
		"no user":       "FROM scratch\n",
		"root":          "FROM scratch\nUSER 0\n",
		"named user":    "FROM scratch\nUSER nobody\n",
		"missing file":  "FROM scratch\nUSER 5\nCOPY here there /\n",
		"unknown stage": "FROM scratch\nUSER 5\nCOPY --from=build /x /x\n",
	} {
		t.Run(name, func(t *testing.T) {
			stages, err := parse(text)
			if err != nil {
				t.Fatal(err)
			}
			_, userErr := stages[0].user()
			if userErr == nil && copied(stages, tree) == nil {
				t.Error("nothing is wrong with it, by these checks")
			}
		})
	}
	if _, err := parse("RUN x\n"); err == nil {
		t.Error("an instruction before FROM was taken")
	}
}
