package page

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"

	"learningcities/web/words"
)

type sitemap struct {
	Dataset struct{ ReleasedOn string }
	Cities  struct {
		PageInfo pageInfo
		Nodes    []struct{ Path string }
	}
	CaseStudies struct {
		PageInfo pageInfo
		Nodes    []struct{ Path string }
	}
	Countries, ActionPoints, Awards, Conferences, Documents, Publications, Clusters, Themes []struct{ Path string }

	SDGs []struct {
		Path    string
		Targets []struct{ Path string }
	}
}

// moreOfSitemap goes on with both lists until both are complete.
func moreOfSitemap(variables map[string]any) func(json.RawMessage) (map[string]any, error) {
	return func(data json.RawMessage) (map[string]any, error) {
		s, err := decode[sitemap](data)
		if err != nil || !s.Cities.PageInfo.HasNextPage && !s.CaseStudies.PageInfo.HasNextPage {
			return nil, err
		}
		next := map[string]any{"first": variables["first"]}
		for name, cursor := range map[string]string{"after": s.Cities.PageInfo.EndCursor, "afterStudies": s.CaseStudies.PageInfo.EndCursor} {
			if cursor == "" { // that list was complete before
				cursor, _ = variables[name].(string)
			}
			next[name] = cursor
		}
		variables = next
		return next, nil
	}
}

// writeSitemap lists every page in every language (sitemaps.org, with the alternates that search engines ask for).
func writeSitemap(set *words.Set, base string, steps []json.RawMessage) ([]byte, error) {
	all, err := decodeAll[sitemap](steps)
	if err != nil {
		return nil, err
	}
	paths := []string{"/"}
	for _, k := range kinds() {
		paths = append(paths, "/"+k.plural)
	}
	add := func(list []struct{ Path string }) {
		for _, one := range list {
			paths = append(paths, one.Path)
		}
	}
	for _, step := range all {
		add(step.Cities.Nodes)
		add(step.CaseStudies.Nodes)
	}
	first := all[0]
	for _, list := range [][]struct{ Path string }{
		first.Countries, first.ActionPoints, first.Awards, first.Conferences, first.Documents, first.Publications, first.Clusters, first.Themes,
	} {
		add(list)
	}
	for _, g := range first.SDGs {
		paths = append(paths, g.Path)
		add(g.Targets)
	}
	var w bytes.Buffer
	w.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">` + "\n")
	for _, path := range paths {
		writeAddress(&w, set, base, path, first.Dataset.ReleasedOn)
	}
	w.WriteString("</urlset>\n")
	return w.Bytes(), nil
}

func writeAddress(w io.Writer, set *words.Set, base, path, changed string) {
	address := escape(base + path)
	_, _ = fmt.Fprintf(w, "<url><loc>%s</loc><lastmod>%s</lastmod>", address, escape(changed))
	for _, l := range set.All() {
		_, _ = fmt.Fprintf(w, `<xhtml:link rel="alternate" hreflang="%s" href="%s?lang=%[1]s"/>`, l.Tag, address)
	}
	_, _ = fmt.Fprintf(w, `<xhtml:link rel="alternate" hreflang="x-default" href="%s"/></url>`+"\n", address)
}

func escape(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // a buffer takes everything
	return b.String()
}
