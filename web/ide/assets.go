package ide

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"net/http"
	"path"
	"strconv"
	"strings"
)

//go:embed dist/index.html
var page []byte

//go:embed dist/licences.md
var licences []byte

// assets holds the scripts, styles and fonts, compressed only: plain they are three times as large.
//
//go:embed all:dist/assets
var assets embed.FS

// contentTypes has every kind of file in dist/assets. The system's own table is not asked: it differs between systems.
var contentTypes = map[string]string{
	".css": "text/css; charset=utf-8",
	".js":  "text/javascript; charset=utf-8",
	".ttf": "font/ttf",
}

// serveAsset answers with a file of dist/assets. Its name carries a hash of its content, so browsers may keep it for good.
func serveAsset(w http.ResponseWriter, r *http.Request, name string) {
	content, err := assets.ReadFile("dist/assets/" + name + ".gz")
	if err != nil {
		notFound(w)
		return
	}
	header := w.Header()
	header.Set("Vary", "Accept-Encoding")
	if acceptsGzip(r.Header.Get("Accept-Encoding")) {
		header.Set("Content-Encoding", "gzip")
	} else if content, err = decompress(content); err != nil {
		http.Error(w, fmt.Sprintf("decompressing %s: %v", name, err), http.StatusInternalServerError)
		return
	}
	header.Set("Content-Type", contentTypes[path.Ext(name)])
	header.Set("Cache-Control", "public, max-age=31536000, immutable")
	header.Set("Content-Length", strconv.Itoa(len(content)))
	if r.Method == http.MethodGet {
		w.Write(content) // an error means that the reader has gone
	}
}

func decompress(content []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// acceptsGzip reads an Accept-Encoding header (RFC 9110, section 12.5.3): gzip is acceptable when it, or else "*",
// is listed with a weight above zero.
func acceptsGzip(header string) bool {
	accepted := false
	for item := range strings.SplitSeq(header, ",") {
		coding, parameter, _ := strings.Cut(item, ";")
		weight, weighted := strings.CutPrefix(strings.ReplaceAll(strings.ToLower(parameter), " ", ""), "q=")
		allowed := !weighted || strings.Trim(weight, "0.") != ""
		switch strings.ToLower(strings.TrimSpace(coding)) {
		case "gzip", "x-gzip":
			return allowed
		case "*":
			accepted = allowed
		}
	}
	return accepted
}

func entityTag(content []byte) string {
	sum := sha256.Sum256(content)
	return `"` + hex.EncodeToString(sum[:16]) + `"`
}
