package main

import (
	"bytes"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestOperationsPage keeps the page complete: each flag and each variable of the help, and each metric is on it.
func TestOperationsPage(t *testing.T) {
	text, err := os.ReadFile("docs/operations.md")
	if err != nil {
		t.Fatal(err)
	}
	page := string(text)
	var help bytes.Buffer
	if _, err := parse([]string{"-h"}, environment(), &help); err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`--[a-z][a-z0-9-]+|\b(?:LC|NEO4J|OTEL)_[A-Z0-9_]+`).FindAllString(help.String(), -1)
	if len(names) < 10 {
		t.Fatalf("the help names only %q", names)
	}
	for _, name := range names {
		if name != "--help" && !strings.Contains(page, "`"+name) {
			t.Errorf("docs/operations.md does not tell of %s", name)
		}
	}
	s := start(t, environment("LC_ADMIN_ADDR=127.0.0.1:0"))
	s.query(t, "{sdg(number: 4) {name}}")
	_, rest, _ := strings.Cut(s.log.String(), "msg=metrics url=")
	address, _, _ := strings.Cut(rest, "\n")
	_, metrics := (&service{url: strings.TrimSuffix(address, "/metrics")}).get(t, "/metrics")
	for _, m := range regexp.MustCompile(`(?m)^# TYPE (learningcities_\S+)`).FindAllStringSubmatch(metrics, -1) {
		if !strings.Contains(page, "`"+m[1]+"`") {
			t.Errorf("docs/operations.md does not tell of %s", m[1])
		}
	}
}
