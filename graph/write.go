package graph

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"net/http"
	"strconv"
)

// leastCompressed is the size in bytes from which an answer gains by compression.
const leastCompressed = 1 << 10

// answer is what goes back over HTTP.
type answer struct {
	status int
	media  string
	header [][2]string
	body   []byte
}

// refused is the answer to a request that was refused: JSON, whatever the client accepts.
func refused(err error, media string) *answer {
	r := asRefusal(err)
	if r == nil {
		code, message := explain(err)
		r = refusef(http.StatusInternalServerError, code, "%s", message)
	}
	media = cmp.Or(media, mediaJSON)
	a := (&response{errors: r.errors}).answer(media)
	a.status, a.header = cmp.Or(r.status, a.status), r.header
	return a
}

// write sends the answer.
func (a *answer) write(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Type", a.media+"; charset=utf-8")
	for _, h := range a.header {
		header.Set(h[0], h[1])
	}
	body := a.body
	if len(body) >= leastCompressed && acceptsGzip(r.Header.Values("Accept-Encoding")) {
		body = compressed(body)
		header.Set("Content-Encoding", "gzip")
	}
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(a.status)
	if r.Method != http.MethodHead {
		w.Write(body) // an error means that the client has gone
	}
}

func compressed(body []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(body)
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}
