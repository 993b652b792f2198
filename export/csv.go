package export

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"learningcities/kg"
)

// Describe tells what a field of a type of the API means, in English; "" where it does not know.
type Describe func(typeName, field string) string

// sheet is a table of the archive.
type sheet struct {
	name    string // "cities.csv"
	of      string // the type in the API, for descriptions
	columns Record
	rows    []Record
}

func sheets(g *Graph) []sheet {
	var all []sheet
	for i, kind := range Kinds() {
		all = append(all, sheet{strings.ReplaceAll(kind.Plural(), "-", "_") + ".csv", kind.Label(), fieldsOf(kind), g.Nodes[i]})
	}
	programmes := []Record{}
	if g.Programme != nil {
		programmes = append(programmes, g.Programme)
	}
	return append(all,
		sheet{"links.csv", "SDGLink", new(statement).record(), g.Links},
		sheet{"sources.csv", "Source", source(new(kg.Source)), g.Sources},
		sheet{"citations.csv", "Citation", citation("", 0, nil), citations(g)},
		sheet{"names.csv", "Name", nameRow("", nil), names(g)},
		sheet{"network_sizes.csv", "NetworkSize", networkSize(new(kg.NetworkSize)), g.Sizes},
		sheet{"award_programme.csv", "AwardProgramme", programme(new(kg.AwardProgramme)), programmes},
		sheet{"dataset.csv", "Dataset", info(new(kg.Info)), []Record{info(g.Info)}},
	)
}

// apart tells whether a field has a table of its own.
func apart(f Field) bool { return f.Name == "citations" || f.Name == "names" }

// citation is a row of citations.csv: which source a record rests on, in the curator's order from 1, and for which of its fields.
func citation(record string, position int, c Record) Record {
	if c == nil {
		c = citationRecord(kg.Citation{})
	}
	return append(Record{{"record", Ref, record}, {"position", Integer, position}}, c...)
}

func citations(g *Graph) []Record {
	var rows []Record
	add := func(id string, r Record) {
		for i, c := range r.records("citations") {
			rows = append(rows, citation(id, i+1, c))
		}
	}
	for _, kind := range g.Nodes {
		for _, n := range kind {
			add(n.text("id"), n)
		}
	}
	for _, l := range g.Links {
		add(l.text("id"), l)
	}
	for _, s := range g.Sizes {
		add("network-size:"+s.text("asOf"), s)
	}
	add("award-programme", g.Programme)
	return rows
}

func nameRow(record string, n Record) Record {
	if n == nil {
		n = nameRecord(new(kg.Name))
	}
	return append(Record{{"record", Ref, record}}, n...)
}

func names(g *Graph) []Record {
	var rows []Record
	for _, kind := range g.Nodes {
		for _, node := range kind {
			for _, n := range node.records("names") {
				rows = append(rows, nameRow(node.text("id"), n))
			}
		}
	}
	return rows
}

// writeZip writes the tables, what their columns mean, and how to read them.
func writeZip(w io.Writer, g *Graph, describe Describe) error {
	z := zip.NewWriter(w)
	all := sheets(g)
	for _, s := range all {
		if err := member(z, g, s.name, s.write); err != nil {
			return err
		}
	}
	dictionary := dictionaryOf(all, describe)
	if err := member(z, g, dictionary.name, dictionary.write); err != nil {
		return err
	}
	if err := member(z, g, "README.md", func(b *bufio.Writer) error { return readme(b, g, all) }); err != nil {
		return err
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("writing the archive: %w", err)
	}
	return nil
}

// member writes a file of the archive. Its time is that of the release, so that equal data make an equal archive.
func member(z *zip.Writer, g *Graph, name string, write func(*bufio.Writer) error) error {
	modified, err := time.Parse(time.DateOnly, g.Info.ReleasedOn)
	if err != nil {
		modified = time.Time{}
	}
	f, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: modified})
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	b := bufio.NewWriter(f)
	if err := write(b); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	if err := b.Flush(); err != nil {
		return fmt.Errorf("writing %s: %w", name, err)
	}
	return nil
}

func (s *sheet) write(b *bufio.Writer) error {
	head := make([]string, 0, len(s.columns))
	for _, c := range s.columns {
		if !apart(c) {
			head = append(head, c.Name)
		}
	}
	fmt.Fprint(b, strings.Join(head, ",")+"\r\n")
	for _, row := range s.rows {
		cells := make([]string, 0, len(row))
		for _, f := range row {
			if apart(f) {
				continue
			}
			text, err := cell(f.Value)
			if err != nil {
				return err
			}
			cells = append(cells, text)
		}
		fmt.Fprint(b, strings.Join(cells, ",")+"\r\n")
	}
	return nil
}
