package graph

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"net/http"
	"strings"
	"sync"
)

// overhead is what a kept answer takes in memory beside its body, about.
const overhead = 500

// key names an answer: equal keys, equal bytes.
type key [sha256.Size]byte

// keyOf is the hash of everything that an answer depends on.
func keyOf(build, version string, q *request, media string, gzip bool) key {
	if q.asked == (digest{}) {
		q.asked = q.digestOfAsked()
	}
	coding := "identity"
	if gzip {
		coding = "gzip"
	}
	var space [256]byte
	return key(hashOf(space[:0], build, version, string(q.asked[:]), media, coding, q.rows, q.base))
}

// digestOfAsked is the hash of what the request asks for.
func (q *request) digestOfAsked() digest {
	variables := ""
	if len(q.variables) > 0 {
		text, err := json.Marshal(q.variables) // with the names in order
		if err != nil {
			panic(err) // it was read from JSON
		}
		variables = string(text)
	}
	return hashOf(nil, q.query, q.operationName, variables)
}

// hashOf is the hash of the parts, each with its length. It appends them to the space.
func hashOf(space []byte, parts ...string) digest {
	for _, part := range parts {
		space = binary.BigEndian.AppendUint64(space, uint64(len(part)))
		space = append(space, part...)
	}
	return sha256.Sum256(space)
}

// etag is the strong entity tag of the answer.
func (k key) etag() string { return `"` + base64.RawURLEncoding.EncodeToString(k[:18]) + `"` }

// has tells whether the client has the answer already. A client has a tag only from a good answer, which is the same for ever.
func (k key) has(r *http.Request) bool {
	if r.Method == http.MethodPost {
		return false
	}
	for tag := range strings.SplitSeq(strings.Join(r.Header.Values("If-None-Match"), ","), ",") {
		if strings.TrimPrefix(strings.TrimSpace(tag), "W/") == k.etag() {
			return true
		}
	}
	return false
}

// answers keeps good answers whole, up to a number of bytes.
type answers struct {
	limit int

	mu   sync.Mutex
	kept *recent[key, *answer]
}

func newAnswers(limit int) *answers {
	return &answers{limit: limit, kept: newRecent[key, *answer](limit)}
}

func (c *answers) get(k key) (*answer, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.kept.get(k)
}

// put keeps an answer, in memory of its own.
func (c *answers) put(k key, a *answer) {
	if len(a.body)+overhead > c.limit {
		return
	}
	if a.text != nil {
		own := *a
		own.body, own.text = bytes.Clone(a.body), nil
		a = &own
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept.put(k, a, len(a.body)+overhead)
}

// clear forgets everything: the memory is for the new version.
func (c *answers) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept.clear()
}
