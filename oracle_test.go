//go:build neo4j && long

package main

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"learningcities/store/neo4j/neo4jtest"
)

// TestLongOracle compares the service with a program that shares no code with it: tools/oracle reads the data files itself and works out
// every answer. LC_ORACLE_PYTHON is a Python that has what tools/oracle/requirements.txt lists; tools/test-long.sh makes one.
func TestLongOracle(t *testing.T) {
	python := os.Getenv("LC_ORACLE_PYTHON")
	if python == "" {
		python = "python3"
	}
	db := server(t, neo4jtest.Options{})
	env := environment("NEO4J_URI="+db.URI(), "LC_RATE=0")
	if _, _, err := command(t, env, "seed"); err != nil {
		t.Fatal(err)
	}
	// Neo4j plans each shape of a filter anew, so it is asked fewer of them.
	for name, c := range map[string]struct {
		service *service
		filters string
	}{"embedded": {start(t, environment("LC_RATE=0")), "600"}, "Neo4j": {start(t, env), "120"}} {
		t.Run(name, func(t *testing.T) {
			out, err := exec.CommandContext(t.Context(), python, "tools/oracle/oracle.py", "--url", c.service.url, "--data", "seed/data", "--cases", c.filters).CombinedOutput() //nolint:gosec // our own program
			lines := strings.Split(strings.TrimSpace(string(out)), "\n")
			t.Log(lines[len(lines)-1])
			if err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
}
