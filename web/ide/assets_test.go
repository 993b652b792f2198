package ide_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"testing"
)

func TestPageNamesOnlyItsOwnFiles(t *testing.T) {
	page := &url.URL{Path: "/ide/"}
	outside := map[string]bool{"/graphql": true, "/schema.graphql": true} // served beside the editor
	references := regexp.MustCompile(`\s(?:src|href)="([^"]*)"`).FindAllStringSubmatch(body(t, get(t, "GET", "/ide/")), -1)
	scripts := 0
	for _, reference := range references {
		address, err := page.Parse(reference[1])
		if err != nil {
			t.Fatal(err)
		}
		if address.Scheme == "data" || outside[address.Path] {
			continue
		}
		if address.IsAbs() || address.Host != "" || strings.HasPrefix(reference[1], "/") {
			t.Errorf("%s is not relative to the page", reference[1])
			continue
		}
		response := get(t, "GET", address.Path)
		if response.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d, want 200", address.Path, response.StatusCode)
		}
		if strings.HasPrefix(response.Header.Get("Content-Type"), "text/javascript") {
			scripts++
		}
	}
	if scripts == 0 {
		t.Error("the page names no script")
	}
}

// Scripts name further scripts, styles and workers, so the whole bundle is followed from the page.
func TestEveryFileNamedInTheBundleIsServed(t *testing.T) {
	types := map[string]string{".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".ttf": "font/ttf"}
	seen := map[string]bool{}
	queue := filesNamedIn(body(t, get(t, "GET", "/ide/")))
	workers := 0
	for len(queue) > 0 {
		file := queue[0]
		queue = queue[1:]
		if seen[file] {
			continue
		}
		seen[file] = true
		response := get(t, "GET", "/ide/assets/"+file)
		if response.StatusCode != http.StatusOK {
			t.Errorf("%s: status %d, want 200", file, response.StatusCode)
			continue
		}
		if got, want := response.Header.Get("Content-Type"), types[path.Ext(file)]; got != want {
			t.Errorf("%s: Content-Type %q, want %q", file, got, want)
		}
		if strings.Contains(file, "worker") {
			workers++
		}
		content := body(t, response)
		if found := loadedFromElsewhere(content); found != "" {
			t.Errorf("%s loads from another host: %s", file, found)
		}
		queue = append(queue, filesNamedIn(content)...)
	}
	if workers != 3 {
		t.Errorf("%d workers in the bundle, want 3: editor, graphql and json", workers)
	}
}

func TestLoadedFromElsewhereSeesEveryWayToLoad(t *testing.T) {
	for _, text := range []string{
		`import("https://example.org/a.js")`, `import*as a from"//example.org/a.js"`, `import "http://example.org/a.js"`,
		`new Worker("https://example.org/a.js")`, `@import url(https://example.org/a.css)`, `src:url('//example.org/a.ttf')`,
		`a("//comment"), import("//example.org/a.js")`,
	} {
		if loadedFromElsewhere(text) == "" {
			t.Errorf("not seen: %s", text)
		}
	}
	if found := loadedFromElsewhere(`href:"https://example.org/docs" import("./a.js")`); found != "" {
		t.Errorf("a link is not a load: %s", found)
	}
}

// The bundle has seven million bytes: hashEnd begins with fixed text, and loadStart is asked about a few bytes at a time.
var (
	hashEnd   = regexp.MustCompile(`-[0-9a-f]{8}\.(?:js|css|ttf)`)
	loadStart = regexp.MustCompile(`(?:import\(|from|import|new Worker\(|importScripts\(|url\()\s*["'` + "`" + `]?(?:https?:)?$`)
)

// filesNamedIn lists the names that end in a hash, like index-0123abcd.js.
func filesNamedIn(text string) []string {
	var names []string
	for _, at := range hashEnd.FindAllStringIndex(text, -1) {
		start := 1 + strings.LastIndexAny(text[:at[0]], "\"'`/( ")
		names = append(names, text[start:at[1]])
	}
	return names
}

// loadedFromElsewhere finds an address with a host that an import, a worker or a style sheet loads.
func loadedFromElsewhere(text string) string {
	for at := 0; ; at += 2 {
		next := strings.Index(text[at:], "//")
		if next < 0 {
			return ""
		}
		at += next
		if before := text[max(0, at-40):at]; loadStart.MatchString(before) {
			return before + text[at:min(len(text), at+40)]
		}
	}
}

func TestAssetIsCompressedWhenTheReaderAllows(t *testing.T) {
	file := "/ide/assets/" + regexp.MustCompile(`index-[0-9a-f]{8}\.js`).FindString(body(t, get(t, "GET", "/ide/")))
	plain := body(t, get(t, "GET", file))
	for accept, compressed := range map[string]bool{
		"": false, "br": false, "gzip;q=0": false, "gzip; q=0.000, *": false, "*;q=0": false, "identity": false,
		"gzip": true, "br, GZIP": true, "gzip;q=0.5": true, "*": true, "*;q=0, gzip": true,
	} {
		response := get(t, "GET", file, "Accept-Encoding", accept)
		if got := response.Header.Get("Content-Encoding") == "gzip"; got != compressed {
			t.Errorf("Accept-Encoding %q: compressed %t, want %t", accept, got, compressed)
			continue
		}
		if got, want := response.Header.Get("Cache-Control"), "public, max-age=31536000, immutable"; got != want {
			t.Errorf("Cache-Control %q, want %q", got, want)
		}
		if got := response.Header.Get("Vary"); got != "Accept-Encoding" {
			t.Errorf("Vary %q, want Accept-Encoding", got)
		}
		content := body(t, response)
		if compressed {
			unpacked, err := gzip.NewReader(strings.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			all, err := io.ReadAll(unpacked)
			if err != nil {
				t.Fatal(err)
			}
			content = string(all)
		}
		if content != plain {
			t.Errorf("Accept-Encoding %q: other content than without it", accept)
		}
	}
}

func TestLicencesNameWhatIsBundled(t *testing.T) {
	list := []byte(body(t, get(t, "GET", "/ide/licences.md")))
	for _, name := range []string{"graphiql", "monaco-editor", "react", "picomatch-browser"} {
		if !bytes.Contains(list, []byte("## "+name)) {
			t.Errorf("the licence of %s is missing", name)
		}
	}
}
