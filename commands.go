package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/debug"
	"strings"

	"learningcities/kg"
	"learningcities/seed"
)

// version is set by the linker; a plain build takes what the toolchain recorded.
var version = ""

// validate reports every problem of the data.
func validate(o *options, stdout io.Writer) error {
	d, err := load(o)
	var problems *seed.Problems
	if errors.As(err, &problems) {
		_, _ = fmt.Fprintln(stdout, problems)
		return fmt.Errorf("%s: %s", o.dataName(), count(len(problems.List), "problem"))
	}
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "%s: no problems; version %s\n", o.dataName(), d.Info.Version)
	return err //nolint:wrapcheck // nothing to add
}

// printVersion prints what the program and the data are.
func printVersion(o *options, stdout io.Writer) error {
	d, err := load(o)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(stdout, "learningcities %s (%s, %s/%s)\ndata %s, released on %s\n",
		programVersion(), runtime.Version(), runtime.GOOS, runtime.GOARCH, d.Info.Version, d.Info.ReleasedOn)
	return err //nolint:wrapcheck // nothing to add
}

func programVersion() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// seedCommand checks the data, writes it into Neo4j and says what changed.
func seedCommand(ctx context.Context, o *options, stdout, stderr io.Writer) error {
	d, err := load(o)
	if err != nil {
		return err
	}
	store, err := openNeo4j(o)
	if err != nil {
		return err
	}
	defer func() { _ = store.Close(context.WithoutCancel(ctx)) }()
	bar := newProgressLine(stderr)
	change, err := store.Replace(ctx, d, bar.show)
	bar.clear()
	if err != nil {
		return fmt.Errorf("seeding Neo4j at %s: %w", o.neo4jURI, err)
	}
	_, err = io.WriteString(stdout, describe(change))
	return err //nolint:wrapcheck // nothing to add
}

// describe says in words what a seed changed.
func describe(c *kg.Change) string {
	var b strings.Builder
	switch {
	case !c.Written && c.Previous == c.Version:
		fmt.Fprintf(&b, "Version %s was there and current already; nothing changed.\n", c.Version)
	case !c.Written:
		fmt.Fprintf(&b, "Version %s was there already; it is current now, in place of %s.\n", c.Version, c.Previous)
	case c.Previous == "":
		fmt.Fprintf(&b, "Version %s is written and current; the database held none before.\n", c.Version)
	default:
		fmt.Fprintf(&b, "Version %s is written and current, in place of %s.\n", c.Version, c.Previous)
	}
	before := map[kg.EntityKind]int{}
	for _, n := range c.Before {
		before[n.Kind] = n.Count
	}
	for _, n := range c.After {
		line := fmt.Sprintf("  %5d %s", n.Count, strings.ToLower(strings.ReplaceAll(string(n.Kind), "_", " ")))
		if diff := n.Count - before[n.Kind]; c.Before != nil && diff != 0 {
			line += fmt.Sprintf(" (%+d)", diff)
		}
		fmt.Fprintln(&b, line)
	}
	for _, v := range c.Removed {
		fmt.Fprintf(&b, "Removed version %s.\n", v)
	}
	return b.String()
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// progressLine shows progress on one line of a terminal; elsewhere it prints a line for each new step.
type progressLine struct {
	w        io.Writer
	terminal bool
	step     string
}

func newProgressLine(w io.Writer) *progressLine {
	p := &progressLine{w: w}
	if f, ok := w.(*os.File); ok {
		info, err := f.Stat()
		p.terminal = err == nil && info.Mode()&os.ModeCharDevice != 0
	}
	return p
}

func (p *progressLine) show(now kg.Progress) {
	line := now.Step
	if now.Total > 0 {
		line += fmt.Sprintf(" %d%%", 100*now.Done/now.Total)
	}
	switch {
	case p.terminal:
		_, _ = fmt.Fprintf(p.w, "\r\x1b[K%s", line)
	case now.Step != p.step:
		_, _ = fmt.Fprintln(p.w, now.Step)
	}
	p.step = now.Step
}

func (p *progressLine) clear() {
	if p.terminal {
		_, _ = fmt.Fprint(p.w, "\r\x1b[K")
	}
}
