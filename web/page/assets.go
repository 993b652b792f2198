package page

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"

	"learningcities/web/view"
)

//go:embed asset
var files embed.FS

// assets are the files that pages load: their names carry a hash of their content, so that browsers may keep them for good.
type assets struct {
	style, icon, share string // their names
	content            map[string][]byte
}

var mediaTypes = map[string]string{".css": "text/css; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png"}

func newAssets() (*assets, error) {
	a := &assets{content: map[string][]byte{}}
	for _, f := range []struct {
		name   string
		before []byte
		to     *string
	}{{"page.css", []byte(view.Style(view.System)), &a.style}, {"icon.svg", nil, &a.icon}, {"share.png", nil, &a.share}} {
		content, err := files.ReadFile("asset/" + f.name)
		if err != nil {
			return nil, fmt.Errorf("reading the assets: %w", err)
		}
		content = append(bytes.Clone(f.before), content...)
		sum := sha256.Sum256(content)
		*f.to = strings.TrimSuffix(f.name, path.Ext(f.name)) + "-" + hex.EncodeToString(sum[:6]) + path.Ext(f.name)
		a.content[*f.to] = content
	}
	return a, nil
}

func (a *assets) serve(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/assets/")
	content, ok := a.content[name]
	if !ok {
		http.Error(w, "there is no such file; the pages begin at /", http.StatusNotFound)
		return
	}
	header := w.Header()
	header.Set("Content-Type", mediaTypes[path.Ext(name)])
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Set("Cross-Origin-Resource-Policy", "cross-origin") // other sites show the picture in previews
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}
