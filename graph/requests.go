package graph

import (
	"bytes"
	"crypto/sha256"
	"net/http"
	"sync"
)

// keptRequests is how much of what clients sent is kept, read.
const keptRequests = 4 << 20

// requests reads requests, and keeps those that it read last: clients send the same again.
type requests struct {
	limit   int // bytes of a body
	buffers sync.Pool

	mu   sync.Mutex
	kept *recent[digest, *request]
}

func newRequests(limit int) *requests {
	return &requests{limit: limit, kept: newRecent[digest, *request](keptRequests)}
}

// read reads a request by GET or POST. The caller may change what it gets.
func (s *requests) read(w http.ResponseWriter, r *http.Request) (*request, error) {
	buffer, ok := s.buffers.Get().(*bytes.Buffer)
	if !ok {
		buffer = new(bytes.Buffer)
	}
	buffer.Reset()
	defer s.buffers.Put(buffer)
	if len(r.URL.RawQuery) > s.limit {
		return nil, tooLong(http.StatusRequestURITooLong, s.limit)
	}
	post := r.Method == http.MethodPost
	if post {
		if err := checkContent(r.Header); err != nil {
			return nil, err
		}
		if err := readBody(buffer, w, r, s.limit); err != nil {
			return nil, err
		}
	}
	body := buffer.Len()
	buffer.WriteString(r.URL.RawQuery)
	if post {
		buffer.WriteByte(0) // no address holds one
	}
	k := digest(sha256.Sum256(buffer.Bytes()))
	s.mu.Lock()
	q, ok := s.kept.get(k)
	s.mu.Unlock()
	if !ok {
		var err error
		if q, err = decode(buffer.Bytes()[:body], r.URL.RawQuery, post); err != nil {
			return nil, err
		}
		s.mu.Lock()
		s.kept.put(k, q, overhead+8*buffer.Len())
		s.mu.Unlock()
	}
	q = q.clone()
	if err := q.readVersion(r.Header.Values("Dataset-Version")); err != nil {
		return nil, err
	}
	return q, nil
}

// decode reads what stands in the body and in the address.
func decode(body []byte, rawQuery string, post bool) (*request, error) {
	parameters, err := readParameters(rawQuery)
	if err != nil {
		return nil, err
	}
	var q *request
	if post {
		q, err = decodeBody(body)
	} else {
		q, err = fromParameters(parameters)
	}
	if err != nil {
		return nil, err
	}
	q.inAddress, q.rows = parameters.Get("version"), parameters.Get("rows")
	q.nested = nested(q.variables) || nested(q.extensions)
	if q.query != "" {
		q.asked = q.digestOfAsked()
		q.documentHash()
	}
	return q, nil
}

// clone is a request that may be changed. gqlparser changes what lies in variables.
func (q *request) clone() *request {
	c := *q
	if q.nested {
		c.variables, c.extensions = copied(q.variables), copied(q.extensions)
	}
	return &c
}

func nested(values map[string]any) bool {
	for _, v := range values {
		switch v.(type) {
		case map[string]any, []any:
			return true
		}
	}
	return false
}

func copied(values map[string]any) map[string]any {
	if values == nil {
		return nil
	}
	c := make(map[string]any, len(values))
	for name, v := range values {
		c[name] = copiedValue(v)
	}
	return c
}

func copiedValue(v any) any {
	switch v := v.(type) {
	case map[string]any:
		return copied(v)
	case []any:
		c := make([]any, len(v))
		for i, e := range v {
			c[i] = copiedValue(e)
		}
		return c
	}
	return v
}
