package embed_test

import (
	"bytes"
	"compress/gzip"
	"regexp"
	"strings"
	"testing"
)

// TestModule is small, complete in one file, in all languages, and knows no host.
func TestModule(t *testing.T) {
	w := get(t, shipped(t), "/embed/learning-city.js")
	body := w.Body.String()
	var small bytes.Buffer
	z := gzip.NewWriter(&small)
	if _, err := z.Write(w.Body.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if small.Len() >= 15<<10 {
		t.Errorf("compressed, the module has %d bytes", small.Len())
	}
	if h := w.Header(); h.Get("Content-Type") != "text/javascript; charset=utf-8" || h.Get("Access-Control-Allow-Origin") != "*" || h.Get("Cross-Origin-Resource-Policy") != "cross-origin" {
		t.Errorf("the module has the headers %v", h)
	}
	for _, want := range []string{`"learning-city"`, `"learning-city-related"`, `"learning-city-map"`, `"sdg-network"`, "import.meta.url", "منذ عام {year}", "自 {year} 年起"} {
		if !strings.Contains(body, want) {
			t.Errorf("the module lacks %s", want)
		}
	}
	if found := regexp.MustCompile(`\bimport\s*[({"]|\bfrom\s*"|innerHTML|\beval\(|new Function`).FindString(body); found != "" {
		t.Errorf("the module has %s", found)
	}
	for _, address := range regexp.MustCompile(`https?://[^"'\x60 ]*`).FindAllString(body, -1) {
		if address != "https://creativecommons.org/licenses/by/4.0/" && address != "http://www.w3.org/2000/svg" {
			t.Errorf("the module names %s", address)
		}
	}
}
