package seed

import (
	"net/url"

	"learningcities/kg"
)

func sourceColumns() []string {
	return []string{"key", "kind", "title", "publisher", "url", "date", "licence", "publish"}
}

// source reads a source. One that is not published can be cited, but is not part of the dataset.
func (r *reader) source(w *row) {
	key := w.code("key", sourceShape)
	s := &kg.Source{
		ID:        kg.SourceID(key),
		Kind:      enum[kg.SourceKind](w, "kind"),
		Title:     w.optionalText("title"),
		Publisher: w.optionalText("publisher"),
		URL:       r.url(w, "url"),
		Date:      w.optionalDate("date", true),
		Licence:   w.optionalText("licence"),
	}
	w.yearOf("date", s.Date, firstYear, r.lastYear)
	publish := w.text("publish")
	if publish != "" && publish != "yes" && publish != "no" {
		w.problem(w.at("publish"), "unknown publish "+quoted(publish), "use one of yes, no")
	}
	switch {
	case s.Title != nil:
		s.Name = *s.Title
	case s.URL != nil:
		s.Name = host(*s.URL)
	case !w.has("title") && !w.has("url"):
		w.problem(w.line, "the source has neither a title nor an address", "fill in one of them")
	}
	if s.URL != nil {
		r.once(w, w.at("url"), "address", *s.URL)
	}
	if key == "" || !r.once(w, w.at("key"), "source", key) {
		return
	}
	r.sources[key] = &citable{published: publish != "no", background: s.Kind == kg.SourceBackground}
	if publish != "no" {
		r.data.Sources = append(r.data.Sources, s)
	} else if s.URL != nil {
		r.unshown[*s.URL] = true
	}
}

// host is the host of an address that was checked.
func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}
