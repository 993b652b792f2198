package permalink

import (
	"compress/flate"
	"sync"
)

// Addresses makes addresses for pages, which need many: a compressor takes a megabyte, so it is used again.
type Addresses struct{ compressors sync.Pool }

// Address is the address of a question to a version, from the root of the service, or "" for a question that has none.
func (a *Addresses) Address(version, query string, variables map[string]any) string {
	text, err := (&Question{Query: query, Variables: variables}).text()
	if err != nil {
		return ""
	}
	w, ok := a.compressors.Get().(*flate.Writer)
	if !ok {
		if w, err = flate.NewWriter(nil, flate.BestCompression); err != nil {
			return ""
		}
	}
	defer a.compressors.Put(w)
	payload, err := packed(w, text)
	if err != nil {
		return ""
	}
	return "q/" + version + "/" + payload
}
