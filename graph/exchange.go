package graph

import (
	"context"
	"net/http"

	"learningcities/kg"
)

// exchange is one request and its answer, on the way through the steps of HTTP.
type exchange struct {
	h *handler
	w http.ResponseWriter
	r *http.Request

	question *Question // asked in place of what the request says; nil for none

	media   string // that the client likes best; "" for none that there is
	gzip    bool   // the client takes compressed answers
	request *request
	version string // that the answer is of; "" while it is not known
	key     *key   // of the answer; nil while the version is not known
	answer  *answer
}

// run works out the answer. A panic is an answer, too: an error of the service.
func (x *exchange) run(ctx context.Context) {
	defer func() {
		if p := recover(); p != nil {
			x.fail(x.h.executor.PresentRecoveredError(ctx, p))
		}
	}()
	err := x.admit()
	if err == nil {
		err = x.read()
	}
	if err == nil {
		x.repeat(ctx)
		if x.answer == nil {
			err = x.carryOut(ctx)
		}
	}
	if err != nil {
		x.fail(err)
	}
}

func (x *exchange) fail(err error) { x.answer = refused(err, errorMedia(x.media), x.version) }

// admit looks at what needs no reading.
func (x *exchange) admit() error {
	switch x.r.Method {
	case http.MethodGet, http.MethodHead, http.MethodPost:
	default:
		return notAllowed("ask by GET or POST")
	}
	if x.h.clients != nil {
		if err := x.h.clients.meter(x.r, x.w.Header()); err != nil {
			return err
		}
	}
	x.gzip = acceptsGzip(x.r.Header.Values("Accept-Encoding"))
	var err error
	x.media, err = mediaOf(x.r)
	return err
}

// read reads the request and finds the text of its document.
func (x *exchange) read() error {
	var q *request
	var err error
	if x.question != nil {
		q, err = x.question.request(x.r, x.h.limits.Body)
	} else {
		q, err = x.h.requests.read(x.w, x.r)
	}
	if err != nil {
		return err
	}
	x.request = q
	if isLinked(x.media) {
		q.base = Address(x.h.address, x.r)
	}
	return x.h.registry.complete(q)
}

// repeat gives an answer that is kept, or tells the client that it has it already. Neither needs a slot, nor a store that answers.
func (x *exchange) repeat(ctx context.Context) {
	q, version := x.request, x.request.version
	if version == "" {
		version, q.reader = x.h.versions.now(ctx)
		x.version = version
	}
	if version == "" {
		return
	}
	if x.h.answers.limit == 0 && x.r.Method == http.MethodPost { // the answer is neither kept nor tagged
		x.h.observer.CacheAsked("answers", false)
		return
	}
	k := keyOf(x.h.build, version, q, x.media, x.gzip)
	x.key = &k
	if k.has(x.r) {
		x.answer = &answer{status: http.StatusNotModified, good: true, version: version}
		x.answer.prepare()
		return
	}
	kept, ok := x.h.answers.get(k)
	if x.h.observer.CacheAsked("answers", ok); ok {
		x.answer = kept
	}
}

// carryOut works the answer out.
func (x *exchange) carryOut(ctx context.Context) error {
	ctx, cancel := withTimeout(ctx, x.h.limits.Timeout)
	defer cancel()
	err := x.h.slots.take()
	if err != nil {
		return err
	}
	defer x.h.slots.giveBack()
	q := x.request
	if q.version != "" {
		if q.reader, err = x.h.at(ctx, q.version); err != nil {
			return err
		}
	}
	if q.reader == nil {
		x.key, x.version = nil, ""
	} else {
		x.version = q.reader.Version()
	}
	document, err := x.h.documents.read(q.query, x.r.Method)
	if err != nil {
		return err
	}
	if err := checkOperation(document, q.operationName); err != nil {
		return err
	}
	x.h.registry.register(q)
	write, err := x.h.writerOf(x.media, q, document)
	if err != nil {
		return err
	}
	x.answer, err = x.h.carryOut(ctx, q, document).in(x.media, write, x.gzip)
	if err == nil && x.answer.good && x.key != nil {
		x.h.answers.put(*x.key, x.answer)
	}
	return err
}

const allowed = "GET, HEAD, POST, OPTIONS"

func notAllowed(format string, args ...any) error {
	err := refusef(http.StatusMethodNotAllowed, codeMethodNotAllowed, format, args...)
	err.header = [][2]string{{"Allow", allowed}}
	return err
}

// failureStatus is the status of HTTP where a failure of the service left no data.
var failureStatus = map[kg.Code]int{
	kg.CodeUnavailable: http.StatusServiceUnavailable,
	kg.CodeTimeout:     http.StatusGatewayTimeout,
	kg.CodeInternal:    http.StatusInternalServerError,
}
