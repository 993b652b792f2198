package graph

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"net/http"
	"strconv"

	"github.com/vektah/gqlparser/v2/gqlerror"
)

// leastCompressed is the size in bytes from which an answer gains by compression.
const leastCompressed = 1 << 10

// How long others may keep an answer: one to an address that names its version for good; any other for five minutes, and for a day while
// they ask for a new one.
const (
	forGood    = "public, max-age=31536000, immutable"
	forAMoment = "public, max-age=300, stale-while-revalidate=86400"
	never      = "no-store"
)

// answer is what goes back over HTTP. It may be kept and given again: nothing changes it.
type answer struct {
	status  int
	media   string
	gzip    bool
	body    []byte
	text    *text       // that holds the body, and is used again once it was written; nil for none
	header  [][2]string // of a refusal
	lines   lines       // of the header, made ready
	good    bool        // it may be kept: nothing failed and nothing is missing
	version string
	cost    *cost

	operation string        // its name
	errors    gqlerror.List // that the body tells
}

// refused is the answer to a request that was refused: JSON, whatever the client accepts.
func refused(err error, media, version string) *answer {
	r := asRefusal(err)
	if r == nil {
		code, message := explain(err)
		r = refusef(http.StatusInternalServerError, code, "%s", message)
	}
	a := (&response{errors: r.errors, version: version}).answer(cmp.Or(media, mediaJSON), false)
	a.status, a.header = cmp.Or(r.status, a.status), r.header
	return a
}

// line is one of a header, with its name in canonical form.
type line struct {
	name   string
	values []string // shared with all headers that it is added to
}

type lines []line

// add adds the lines to a header.
func (l lines) add(header http.Header) {
	for _, line := range l {
		header[line.name] = line.values
	}
}

// prepare makes the lines of the header ready that are the same whenever the answer is given.
func (a *answer) prepare() {
	values := make([]string, 0, 5)
	a.lines = make(lines, 0, cap(values))
	add := func(name, value string) {
		values = append(values, value)
		n := len(values)
		a.lines = append(a.lines, line{name, values[n-1 : n : n]})
	}
	if a.version != "" {
		add("Dataset-Version", a.version)
	}
	if a.cost != nil {
		add("Query-Cost", a.cost.line)
	}
	if a.status == http.StatusNotModified {
		return
	}
	add("Content-Type", a.media+"; charset=utf-8")
	add("Content-Length", strconv.Itoa(len(a.body)))
	if a.gzip {
		add("Content-Encoding", "gzip")
	}
}

// write sends the answer.
func (x *exchange) write() {
	a, header := x.answer, x.w.Header()
	if a.good && x.key != nil && x.r.Method != http.MethodPost {
		header.Set("ETag", x.key.etag())
		header.Set("Cache-Control", x.request.cacheControl())
	}
	a.lines.add(header)
	for _, h := range a.header {
		header.Set(h[0], h[1])
	}
	x.w.WriteHeader(a.status)
	if x.r.Method != http.MethodHead && a.status != http.StatusNotModified {
		x.w.Write(a.body) // an error means that the client has gone
	}
}

func (q *request) cacheControl() string {
	if q.versionInAddress {
		return forGood
	}
	return forAMoment
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
