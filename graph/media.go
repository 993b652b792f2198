package graph

import (
	"mime"
	"strconv"
	"strings"
)

// The media types of an answer.
const (
	mediaJSON    = "application/json"
	mediaGraphQL = "application/graphql-response+json"
	mediaCSV     = "text/csv"
	mediaLines   = "application/jsonl"
	mediaNDJSON  = "application/x-ndjson" // the older name of the same
	mediaLD      = "application/ld+json"
	mediaTurtle  = "text/turtle"
)

// weighted is an element of a header like Accept, with its weight from 0 to 1 (RFC 9110, section 12.4.2).
type weighted struct {
	value      string // in small letters
	parameters map[string]string
	weight     float64
}

func readWeighted(headers []string) []weighted {
	if len(headers) == 0 {
		return nil
	}
	var list []weighted
	for item := range strings.SplitSeq(strings.Join(headers, ","), ",") {
		value, parameters, err := mime.ParseMediaType(item)
		if err != nil {
			continue // nobody asks for what cannot be read
		}
		w := weighted{value, parameters, 1}
		if q, ok := parameters["q"]; ok {
			if w.weight, err = strconv.ParseFloat(q, 64); err != nil || !(w.weight >= 0 && w.weight <= 1) {
				continue
			}
		}
		list = append(list, w)
	}
	return list
}

// chooseMedia is the media type that the client likes best, or "" when it accepts none. Of those that it likes as well it is one that it
// names, and application/graphql-response+json before the others; where it names none, application/json: a client that accepts anything may
// be older than the rest.
func chooseMedia(accept []string) string {
	if strings.TrimSpace(strings.Join(accept, "")) == "" {
		return mediaJSON
	}
	if len(accept) == 1 && (accept[0] == mediaJSON || accept[0] == "*/*") { // as nearly all say it
		return mediaJSON
	}
	list := readWeighted(accept)
	best, most, bestNamed := "", 0.0, false
	for _, media := range []string{mediaJSON, mediaGraphQL, mediaCSV, mediaLines, mediaNDJSON, mediaLD, mediaTurtle} {
		weight, named := weightOf(list, media)
		if weight > most || weight == most && weight > 0 && named && (!bestNamed || media == mediaGraphQL) {
			best, most, bestNamed = media, weight, named
		}
	}
	return best
}

// weightOf is the weight of a media type, from the element that says most of it, and whether one names it.
func weightOf(list []weighted, mediaType string) (weight float64, named bool) {
	kind, _, _ := strings.Cut(mediaType, "/")
	most := -1
	for _, w := range list {
		if charset := w.parameters["charset"]; charset != "" && !strings.EqualFold(charset, "utf-8") {
			continue
		}
		for precision, pattern := range []string{"*/*", kind + "/*", mediaType} {
			if w.value == pattern && precision > most {
				weight, most = w.weight, precision
			}
		}
	}
	return weight, most == 2
}

// acceptsGzip tells whether an answer may be compressed.
func acceptsGzip(acceptEncoding []string) bool {
	accepted := false
	for _, w := range readWeighted(acceptEncoding) {
		switch w.value {
		case "gzip", "x-gzip":
			return w.weight > 0
		case "*":
			accepted = w.weight > 0
		}
	}
	return accepted
}
