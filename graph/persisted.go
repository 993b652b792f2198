package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"sync"

	"learningcities/kg"
)

// registeredBytes is how much text of documents that clients registered is kept.
const registeredBytes = 4 << 20

// digest is the SHA-256 of the text of a document.
type digest [sha256.Size]byte

// Documents are the documents that an operator ships, by the SHA-256 of their text.
type Documents struct {
	texts map[digest]string
}

// ReadDocuments reads every file in the folder, and those below it, whose name ends in .graphql. Each must be a document that this schema
// and these limits let through.
func ReadDocuments(folder fs.FS, limits Limits) (*Documents, error) {
	d := &Documents{texts: map[digest]string{}}
	reader := newDocuments(newSchema().Schema(), limits.orDefault())
	err := fs.WalkDir(folder, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) != ".graphql" {
			return err
		}
		text, err := fs.ReadFile(folder, name)
		if err != nil {
			return err //nolint:wrapcheck // it names the file
		}
		if _, err := reader.read(string(text), http.MethodPost); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		d.texts[sha256.Sum256(text)] = string(text)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the documents: %w", err)
	}
	return d, nil
}

// Len is the number of documents.
func (d *Documents) Len() int { return len(d.texts) }

// registry finds documents by their digests: those of the operator, and those that clients registered (automatic persisted queries).
type registry struct {
	shipped *Documents // nil for none
	locked  bool       // nothing else is answered

	mu         sync.Mutex
	registered *recent[digest, string]
}

func newRegistry(shipped *Documents, locked bool) *registry {
	return &registry{shipped: shipped, locked: locked, registered: newRecent[digest, string](registeredBytes)}
}

// complete fills in the text of a document that the request only names. Of a text with a digest it checks that they belong together.
func (g *registry) complete(q *request) error {
	named, err := q.digest()
	if err != nil {
		return err
	}
	switch {
	case q.query == "":
		text, ok := g.text(*named)
		if !ok {
			// The message is what clients of automatic persisted queries look for.
			return refusef(0, codePersistedQueryNotFound, "PersistedQueryNotFound")
		}
		q.query = text
		return nil
	case named != nil && *named != sha256.Sum256([]byte(q.query)):
		return refusef(http.StatusBadRequest, kg.CodeBadUserInput, "the sha256Hash is not that of the query; hash its text as it is sent, in UTF-8")
	case g.locked && !g.isShipped(q.query):
		return refusef(0, codePersistedQueryNotFound, "this service answers only the documents that its operator ships; name one by its documentId")
	}
	q.register = named
	return nil
}

func (g *registry) isShipped(text string) bool {
	if g.shipped == nil {
		return false
	}
	_, ok := g.shipped.texts[sha256.Sum256([]byte(text))]
	return ok
}

func (g *registry) text(d digest) (string, bool) {
	if g.shipped != nil {
		if text, ok := g.shipped.texts[d]; ok {
			return text, true
		}
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.registered.get(d)
}

// register keeps the document of a request that asked for it. It was found valid, so nobody fills the memory with rubbish.
func (g *registry) register(q *request) {
	if q.register == nil || g.locked {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.registered.put(*q.register, q.query, len(q.query))
}

// digest is what the request names its document by: documentId, or the extension persistedQuery; nil for neither.
func (q *request) digest() (*digest, error) {
	if q.documentID != "" {
		hash, ok := strings.CutPrefix(q.documentID, "sha256:")
		d, known := readDigest(hash)
		if !ok || !known {
			return nil, unreadable(`documentId must be "sha256:" and the SHA-256 of a document in 64 small hexadecimal digits`)
		}
		return d, nil
	}
	extension, ok := q.extensions["persistedQuery"]
	if !ok || extension == nil {
		return nil, nil //nolint:nilnil // it names none
	}
	fields, _ := extension.(map[string]any)
	hash, _ := fields["sha256Hash"].(string)
	d, known := readDigest(hash)
	if fields["version"] != json.Number("1") || !known {
		return nil, unreadable(`the extension persistedQuery must be like {"version": 1, "sha256Hash": "…"}, with the SHA-256 of the query in 64 small hexadecimal digits`)
	}
	return d, nil
}

func readDigest(text string) (*digest, bool) {
	d := new(digest)
	b, err := hex.DecodeString(text)
	if err != nil || len(b) != len(d) || strings.ToLower(text) != text {
		return nil, false
	}
	copy(d[:], b)
	return d, true
}
