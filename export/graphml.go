package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
)

// writeGraphML writes nodes, sources and links as GraphML: an attribute for each field, lists as JSON. Nodes and links that rest on a source
// have a link CITES to it only as a field, citations, since links have none of their own in GraphML.
func writeGraphML(w io.Writer, g *Graph) error {
	b := bufio.NewWriter(w)
	x := &graphML{b: b, keys: map[string]string{}}
	fmt.Fprint(b, xml.Header+`<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" `+
		`xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">`+"\n")
	for _, f := range info(g.Info) {
		x.key("graph", f)
	}
	for _, kind := range Kinds() {
		x.declare("node", fieldsOf(kind))
	}
	if len(g.Sources) > 0 {
		x.declare("node", g.Sources[0])
	}
	if len(g.Links) > 0 {
		x.declare("edge", g.Links[0])
	}
	fmt.Fprint(b, `<graph id="learning-cities" edgedefault="directed">`+"\n")
	x.data("graph", info(g.Info))
	for _, kind := range g.Nodes {
		for _, n := range kind {
			x.element("node", ` id="`+escape(n.text("id"))+`"`, n)
		}
	}
	for _, s := range g.Sources {
		x.element("node", ` id="`+escape(s.text("id"))+`"`, append(Record{{"entityKind", Code, "SOURCE"}}, s...))
	}
	for _, l := range g.Links {
		x.element("edge", ` id="`+escape(l.text("id"))+`" source="`+escape(l.text("from"))+`" target="`+escape(l.text("to"))+`"`, l)
	}
	fmt.Fprint(b, "</graph>\n</graphml>\n")
	if x.err == nil {
		x.err = b.Flush()
	}
	if x.err != nil {
		return fmt.Errorf("writing GraphML: %w", x.err)
	}
	return nil
}

type graphML struct {
	b    *bufio.Writer
	keys map[string]string // the type by element and name
	err  error
}

func (x *graphML) declare(element string, r Record) {
	for _, f := range r {
		x.key(element, f)
	}
}

// key declares an attribute, once. One that is a number here and a text there is a text.
func (x *graphML) key(element string, f Field) {
	id := element + "-" + f.Name
	if _, ok := x.keys[id]; ok {
		return
	}
	kind := "string"
	switch f.Type {
	case Integer, Year:
		kind = "long"
	case Decimal:
		kind = "double"
	}
	x.keys[id] = kind
	fmt.Fprintf(x.b, `<key id="%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n", id, element, f.Name, kind)
}

func (x *graphML) element(name, attributes string, r Record) {
	fmt.Fprintf(x.b, "<%s%s>", name, attributes)
	x.data(name, r)
	fmt.Fprintf(x.b, "</%s>\n", name)
}

// data writes what is known.
func (x *graphML) data(element string, r Record) {
	for _, f := range r {
		if f.Value == nil || f.Name == "id" && element != "graph" {
			continue
		}
		text, ok := f.Value.(string)
		if !ok {
			var err error
			if text, err = jsonText(f.Value); err != nil && x.err == nil {
				x.err = err
			}
		}
		fmt.Fprintf(x.b, `<data key="%s-%s">%s</data>`, element, f.Name, escape(text))
	}
}

// escape is a text in XML. What XML cannot hold, such as a control character, becomes U+FFFD.
func escape(text string) string {
	var b writerString
	_ = xml.EscapeText(&b, []byte(text)) // it fails only when the writer does
	return string(b)
}

type writerString []byte

func (w *writerString) Write(p []byte) (int, error) {
	*w = append(*w, p...)
	return len(p), nil
}
