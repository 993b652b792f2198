package embed

import (
	"bytes"
	"crypto/sha256"
	_ "embed" // the module
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"learningcities/web/words"
)

// elements is the module of the elements, built from component/ by esbuild.
//
//go:generate go -C ../../tools run ./bundle ../web/embed/component/learning-city.js ../web/embed/dist/learning-city.js
//go:embed dist/learning-city.js
var elements []byte

// said are the words that the elements say.
func said() []string {
	return []string{
		"site", "colon", "unofficial", "card.sources", "member.since", "member.year.unknown", "member.unconfirmed", "member.not.stated",
		"awards.received", "goals.served", "related", "related.note", "location", "map.land", "goals.network", "kinds.CITY", "kinds.CASE_STUDY",
	}
}

// module is the module as it is served: with its words before it.
type module struct {
	content []byte
	tag     string
}

func newModule(set *words.Set) (*module, error) {
	all := map[string]map[string]string{}
	for _, l := range set.All() {
		all[l.Tag] = map[string]string{}
		for _, key := range said() {
			all[l.Tag][key] = l.Say(key)
		}
	}
	var b bytes.Buffer
	b.WriteString("const WORDS=")
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(all); err != nil {
		return nil, fmt.Errorf("writing the words of the elements: %w", err)
	}
	content := append(bytes.TrimSuffix(b.Bytes(), []byte("\n")), ";\n"...)
	content = append(content, elements...)
	sum := sha256.Sum256(content)
	return &module{content: content, tag: `"` + hex.EncodeToString(sum[:16]) + `"`}, nil
}

// serve answers with the module. Its address stays from release to release, so browsers ask whether it is still the same.
func (m *module) serve(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", "text/javascript; charset=utf-8")
	header.Set("Cache-Control", "public, max-age=3600, stale-while-revalidate=86400")
	header.Set("ETag", m.tag)
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Cross-Origin-Resource-Policy", "cross-origin")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(m.content))
}
