package graph

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"

	"learningcities/graph/table"
)

// Handler answers GraphQL over HTTP, and shows others in this program what it answers to documents of their own.
type Handler interface {
	http.Handler
	// Show answers a request by what a view makes of the data. It holds to the same limits, versions and rules of caching as GraphQL does:
	// to a client it is a question like any other.
	Show(w http.ResponseWriter, r *http.Request, v *View)
	// Answer answers a request for a question, byte for byte as GET /graphql would, in the format that the address or the header Accept names.
	Answer(w http.ResponseWriter, r *http.Request, q *Question)
	// Table plans how answers to a question become a table.
	Table(q *Question) (*table.Plan, error)
}

// View is a document of the program's own and what is made of its answer: a page, a card, a file.
type View struct {
	Query     string
	Variables map[string]any
	// Media is the media type of the body.
	Media string
	// Form is all that the body hangs on beside the data: the language, the address of the service.
	Form string
	// Vary names headers that Form was chosen by.
	Vary string
	// More gives the variables to ask the same document with again, for the pages of a long list, and nil when the list is complete.
	More func(data json.RawMessage) (map[string]any, error)
	// Body makes the body of the data that was asked for, all of one version. Nil gives the answer of GraphQL itself.
	Body func(version string, data []json.RawMessage) ([]byte, error)
	// Absent is shown with the status 404 where a root field is null, or Body says ErrAbsent. Without it that is a failure with this status.
	Absent *View
	// Failed makes the body where there is no data: what the status of HTTP says. Nil gives the errors of GraphQL.
	Failed func(status int) []byte
}

// ErrAbsent is what Body says where the data holds nothing to be shown: the answer is 404.
var ErrAbsent = errors.New("there is nothing to be shown")

// mostSteps bounds how often a document is asked again: 10,000 elements of a list.
const mostSteps = 100

// retryAfter is when to come back, in seconds, where nothing better is known.
const retryAfter = "5"

// Show answers a request by what the view makes of the data.
func (h *handler) Show(w http.ResponseWriter, r *http.Request, v *View) {
	w.Header().Set("Vary", strings.TrimPrefix(v.Vary+", Accept-Encoding, Dataset-Version", ", "))
	w.Header().Set("Cache-Control", never)
	ctx, cancel := withTimeout(r.Context(), h.limits.Timeout)
	defer cancel()
	x := &showing{exchange{h: h, w: w, r: r}, v}
	x.run(ctx)
	x.tell(ctx)
	x.write()
}

// showing is an exchange whose document is the program's own.
type showing struct {
	exchange
	view *View
}

func (x *showing) run(ctx context.Context) {
	defer func() {
		if p := recover(); p != nil {
			x.fail(ctx, x.h.executor.PresentRecoveredError(ctx, p))
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
		x.fail(ctx, err)
	}
}

// fail gives a failure the body that the view has for it. What is a mistake in a document elsewhere is one of the service here.
func (x *showing) fail(ctx context.Context, err error) {
	if asRefusal(err) == nil {
		x.h.log.LogAttrs(ctx, slog.LevelError, "view failed", slog.Any("cause", err))
	}
	a := refused(err, mediaGraphQL, x.version)
	if a.status < http.StatusBadRequest {
		a.status = http.StatusInternalServerError
	}
	x.answer = x.told(a)
}

func (x *showing) told(a *answer) *answer {
	switch a.status {
	case http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		a.header = append([][2]string{{"Retry-After", retryAfter}}, a.header...) // the refusal's own comes later and wins
	}
	if x.view.Failed != nil {
		a.media, a.gzip, a.body = x.view.Media, false, x.view.Failed(a.status)
	}
	a.good = false
	a.prepare()
	return a
}

func (x *showing) admit() error {
	if x.r.Method != http.MethodGet && x.r.Method != http.MethodHead {
		err := refusef(http.StatusMethodNotAllowed, codeMethodNotAllowed, "ask by GET")
		err.header = [][2]string{{"Allow", "GET, HEAD"}}
		return err
	}
	if x.h.clients != nil {
		if err := x.h.clients.meter(x.r, x.w.Header()); err != nil {
			return err
		}
	}
	x.gzip = acceptsGzip(x.r.Header.Values("Accept-Encoding"))
	x.media = x.view.Media + "\n" + x.view.Form
	return nil
}

func (x *showing) read() error {
	if len(x.r.URL.RawQuery) > x.h.limits.Body {
		return tooLong(http.StatusRequestURITooLong, x.h.limits.Body)
	}
	parameters, err := readParameters(x.r.URL.RawQuery)
	if err != nil {
		return err
	}
	if x.request, err = x.view.question(x.view.Variables); err != nil {
		return err
	}
	x.request.inAddress = parameters.Get("version")
	return x.request.readVersion(x.r.Header.Values("Dataset-Version"))
}

// question is the view's document with the variables as they come over HTTP.
func (v *View) question(variables map[string]any) (*request, error) {
	text, err := json.Marshal(variables)
	if err != nil {
		return nil, fmt.Errorf("writing the variables of a view: %w", err)
	}
	q := &request{query: v.Query}
	if err := q.readObjects(string(text), ""); err != nil {
		return nil, err
	}
	return q, nil
}

func (x *showing) carryOut(ctx context.Context) error {
	err := x.h.slots.take()
	if err != nil {
		return err
	}
	defer x.h.slots.giveBack()
	if x.request.version != "" {
		if x.request.reader, err = x.h.at(ctx, x.request.version); err != nil {
			return err
		}
	}
	if x.request.reader == nil {
		// Several questions need one version, so it is pinned here, where a single one would pin it when it first looks.
		if x.request.reader, err = x.h.store.Current(ctx); err != nil {
			return x.unanswered(ctx, err)
		}
		x.key = nil
	}
	x.version = x.request.reader.Version()
	a, err := x.ask(ctx)
	if err != nil {
		return err
	}
	x.answer = a
	if a.good && x.key != nil {
		x.h.answers.put(*x.key, a)
	}
	return nil
}

// unanswered is the refusal where the store does not tell its version.
func (x *showing) unanswered(ctx context.Context, err error) error {
	code, message := explain(err)
	x.h.log.LogAttrs(ctx, slog.LevelError, "version not found", slog.String("code", string(code)), slog.Any("cause", err))
	return refusef(cmp.Or(failureStatus[code], http.StatusInternalServerError), code, "%s", message)
}

// ask has the document carried out, as often as its list needs, and makes the answer.
func (x *showing) ask(ctx context.Context) (*answer, error) {
	q := x.request
	var data []json.RawMessage
	for {
		document, err := x.h.documents.read(q.query, http.MethodGet)
		if err != nil {
			return nil, err
		}
		response := x.h.carryOut(ctx, q, document)
		a := response.answer(mediaJSON, x.gzip && x.view.Body == nil)
		switch {
		case len(response.errors) > 0:
			a.status = failed(response)
			return x.told(a), nil
		case response.nulls:
			return x.absent(ctx, a)
		}
		data = append(data, response.data)
		next, err := x.view.next(response.data)
		switch {
		case err != nil:
			return nil, err
		case next == nil || len(data) == mostSteps:
			return x.made(ctx, a, data)
		}
		reader := q.reader
		if q, err = x.view.question(next); err != nil {
			return nil, err
		}
		q.reader = reader
	}
}

func (v *View) next(data json.RawMessage) (map[string]any, error) {
	if v.More == nil {
		return nil, nil //nolint:nilnil // no more
	}
	return v.More(data)
}

// failed is the status of HTTP where a field failed: a view shows all or nothing.
func failed(r *response) int {
	only := *r
	only.data = nil
	if status := only.status(mediaGraphQL); status != http.StatusBadRequest {
		return status
	}
	return http.StatusInternalServerError
}

// absent is the answer where there is nothing to be shown.
func (x *showing) absent(ctx context.Context, a *answer) (*answer, error) {
	if x.view.Absent == nil {
		a.status, a.good = http.StatusNotFound, false
		if x.view.Failed != nil {
			return x.told(a), nil
		}
		return a, nil
	}
	reader := x.request.reader
	other, err := x.view.Absent.question(x.view.Absent.Variables)
	if err != nil {
		return nil, err
	}
	other.reader = reader
	x.request, x.view = other, x.view.Absent
	if a, err = x.ask(ctx); err != nil || !a.good {
		return a, err
	}
	a.status, a.good = http.StatusNotFound, false
	return a, nil
}

// made is the answer with the body that the view makes.
func (x *showing) made(ctx context.Context, a *answer, data []json.RawMessage) (*answer, error) {
	if x.view.Body == nil {
		return a, nil
	}
	body, err := x.view.Body(x.version, data)
	if errors.Is(err, ErrAbsent) {
		return x.absent(ctx, a)
	}
	if err != nil {
		return nil, fmt.Errorf("showing the answer: %w", err)
	}
	a.media, a.body, a.gzip = x.view.Media, body, x.gzip && len(body) >= leastCompressed
	if a.gzip {
		a.body = compressed(body)
	}
	a.prepare()
	return a, nil
}
