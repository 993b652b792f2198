package main

import (
	"flag"
	"io"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestLimitOptions reads limits from both places; a flag wins.
func TestLimitOptions(t *testing.T) {
	getenv := environment("LC_MAX_BODY=1MiB", "LC_MAX_DEPTH=7", "LC_RATE=0.5", "LC_TRUSTED_PROXIES=10.1.2.3/8, ::1", "LC_TIMEOUT=3s")
	o, err := parse([]string{"serve", "--max-depth", "9", "--max-page=50"}, getenv, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	l := o.limits
	if l.Body != 1<<20 || l.Depth != 9 || l.Rate != 0.5 || l.Timeout != 3*time.Second || l.Page != 50 || l.Tokens != 4000 {
		t.Errorf("limits are %+v", l)
	}
	if want := []netip.Prefix{netip.MustParsePrefix("10.0.0.0/8"), netip.MustParsePrefix("::1/128")}; !slices.Equal(o.trusted, want) {
		t.Errorf("trusted proxies are %v, want %v", o.trusted, want)
	}
}

// TestUsage finds every flag in the help, beside its variable.
func TestUsage(t *testing.T) {
	flags := flag.NewFlagSet("", flag.ContinueOnError)
	new(options).define(flags)
	flags.VisitAll(func(f *flag.Flag) {
		variable := variableOf(f.Name)
		if !slices.ContainsFunc(strings.Split(usage, "\n"), func(line string) bool {
			words := strings.Fields(line)
			return slices.Contains(words, "--"+f.Name) && slices.Contains(words, variable)
		}) {
			t.Errorf("the help does not name --%s and %s on one line", f.Name, variable)
		}
	})
}
