package export

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
)

// writeJSON writes the graph as one object of JSON, each record on a line of its own, so that two versions can be compared by lines.
func writeJSON(w io.Writer, g *Graph) error {
	b := bufio.NewWriter(w)
	out := &jsonWriter{w: b}
	out.text(`{"dataset":`)
	out.record(info(g.Info))
	var nodes []Record
	for _, kind := range g.Nodes {
		nodes = append(nodes, kind...)
	}
	out.list("nodes", nodes)
	out.list("links", g.Links)
	out.list("sources", g.Sources)
	out.list("networkSizes", g.Sizes)
	out.text(",\n" + `"awardProgramme":`)
	if g.Programme == nil {
		out.text("null")
	} else {
		out.record(g.Programme)
	}
	out.text("}\n")
	return out.end(b)
}

// jsonWriter writes JSON and remembers the first failure.
type jsonWriter struct {
	w   *bufio.Writer
	err error
}

func (j *jsonWriter) text(s string) {
	if j.err == nil {
		_, j.err = j.w.WriteString(s)
	}
}

func (j *jsonWriter) value(v any) {
	text, err := encode(v)
	if err != nil && j.err == nil {
		j.err = err
	}
	j.text(string(text))
}

func (j *jsonWriter) record(r Record) {
	j.text("{")
	for i, f := range r {
		if i > 0 {
			j.text(",")
		}
		j.value(f.Name)
		j.text(":")
		parts, ok := f.Value.([]Record)
		if !ok {
			j.value(f.Value)
			continue
		}
		j.text("[")
		for k, p := range parts {
			if k > 0 {
				j.text(",")
			}
			j.record(p)
		}
		j.text("]")
	}
	j.text("}")
}

func (j *jsonWriter) list(name string, all []Record) {
	j.text(",\n\"" + name + "\":[")
	for i, r := range all {
		if i > 0 {
			j.text(",")
		}
		j.text("\n")
		j.record(r)
	}
	j.text("]")
}

func (j *jsonWriter) end(b *bufio.Writer) error {
	if j.err == nil {
		j.err = b.Flush()
	}
	if j.err != nil {
		return fmt.Errorf("writing JSON: %w", j.err)
	}
	return nil
}

// encode is the JSON of a plain value, with letters as they are.
func encode(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("encoding: %w", err)
	}
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), nil
}

// jsonText is the JSON of a value of a field in one line.
func jsonText(v any) (string, error) {
	var b bytes.Buffer
	w := bufio.NewWriter(&b)
	j := &jsonWriter{w: w}
	if parts, ok := v.([]Record); ok {
		j.text("[")
		for i, p := range parts {
			if i > 0 {
				j.text(",")
			}
			j.record(p)
		}
		j.text("]")
	} else {
		j.value(v)
	}
	err := j.end(w)
	return b.String(), err
}
