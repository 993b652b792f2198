package graph

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"net/http"
	"time"

	"github.com/vektah/gqlparser/v2/gqlerror"

	"learningcities/kg"
)

// Limits bound what one request may cost and how much one client may ask. A limit of 0 is that of DefaultLimits, but for Rate, which is none
// then.
type Limits struct {
	Body       int           // bytes of a request, or of the parameters in its address
	Tokens     int           // of a document: to validate it takes time with their square
	Depth      int           // of fields in fields
	Aliases    int           // of an operation, those of a fragment as often as it is spread
	RootFields int           // of an operation, counted likewise
	Directives int           // of an operation, counted likewise
	Cost       int           // of an operation, in fields of its answer as estimated before it is made
	Page       int           // elements of a page, up to kg.MaxPage
	Timeout    time.Duration // of a request, its questions to the store included
	InFlight   int           // operations that are carried out at a time
	Rate       float64       // requests a second of one client in the long run
	Burst      int           // requests of one client at once
}

// DefaultLimits are for a public service on a small machine. Without a Rate nothing is counted by client.
func DefaultLimits() Limits {
	return Limits{
		Body: 64 << 10, Tokens: 4_000, Depth: 20, Aliases: 100, RootFields: 100, Directives: 50, Cost: 100_000, Page: kg.MaxPage,
		Timeout: 20 * time.Second, InFlight: 512, Burst: 200,
	}
}

// orDefault fills in what is 0.
func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	return Limits{
		Body: cmp.Or(l.Body, d.Body), Tokens: cmp.Or(l.Tokens, d.Tokens), Depth: cmp.Or(l.Depth, d.Depth), Aliases: cmp.Or(l.Aliases, d.Aliases),
		RootFields: cmp.Or(l.RootFields, d.RootFields), Directives: cmp.Or(l.Directives, d.Directives), Cost: cmp.Or(l.Cost, d.Cost),
		Page: min(cmp.Or(l.Page, d.Page), kg.MaxPage), Timeout: cmp.Or(l.Timeout, d.Timeout), InFlight: cmp.Or(l.InFlight, d.InFlight),
		Rate: l.Rate, Burst: cmp.Or(l.Burst, d.Burst),
	}
}

// tooExpensive is the error of an operation that is over a limit. The extensions name the limit and say what it is, and what the
// operation has.
func tooExpensive(limit string, value, maximum int, format string, args ...any) *gqlerror.Error {
	err := codedError(kg.CodeTooExpensive, fmt.Sprintf(format, args...))
	err.Extensions["limit"], err.Extensions["maximum"] = limit, maximum
	if value > 0 { // else it was not counted to the end
		err.Extensions["value"] = value
	}
	return err
}

func tooLong(status int, limit int) error {
	err := refusef(status, codeBodyTooLarge, "the request is longer than the limit of %d bytes; send variables instead of long literals, or ask in several requests", limit)
	err.errors[0].Extensions["limit"], err.errors[0].Extensions["maximum"] = "body", limit
	return hangUp(err)
}

// slots are the operations that may be carried out at a time.
type slots chan struct{}

// take takes a slot, which is to be given back. It does not wait for one: whoever comes when all are taken is told at once, and those who
// have one are not slowed.
func (s slots) take() error {
	select {
	case s <- struct{}{}:
		return nil
	default:
		err := refusef(http.StatusServiceUnavailable, kg.CodeUnavailable, "the service carries out as many requests at a time as its limit of %d allows; try again in a second", cap(s))
		err.header = [][2]string{{"Retry-After", "1"}}
		err.errors[0].Extensions["limit"], err.errors[0].Extensions["maximum"] = "inFlight", cap(s)
		return err
	}
}

func (s slots) giveBack() { <-s }

// meter refuses a request of a client that asks too often, and tells the client in the header how much more it may ask
// (draft-ietf-httpapi-ratelimit-headers).
func (c *clients) meter(r *http.Request, header http.Header) error {
	left, full, wait := c.take(clientAddress(r, c.trusted), time.Now())
	header.Set("RateLimit-Policy", fmt.Sprintf(`"client";q=%d;w=%d`, c.burst, seconds(c.window())))
	header.Set("RateLimit", fmt.Sprintf(`"client";r=%d;t=%d`, left, seconds(full)))
	if wait == 0 {
		return nil
	}
	err := refusef(http.StatusTooManyRequests, codeRateLimited, "more requests came from your address than the limit of %v a second; try again in %d s", float64(c.rate), seconds(wait))
	err.header = [][2]string{{"Retry-After", fmt.Sprint(seconds(wait))}}
	err.errors[0].Extensions["limit"], err.errors[0].Extensions["maximum"] = "rate", float64(c.rate)
	return err
}

// seconds are whole ones, at least one of any time.
func seconds(d time.Duration) int { return int(math.Ceil(d.Seconds())) }

// limitPage refuses a page that is larger than this service makes them, and shortens the page of whoever did not say.
func limitPage(ctx context.Context, a kg.PageArguments, q *kg.PageQuery) error {
	limit := progressIn(ctx).page
	if q.Limit <= limit {
		return nil
	}
	if a.First == nil && a.Last == nil {
		q.Limit = limit
		return nil
	}
	argument := "first"
	if a.Last != nil {
		argument = "last"
	}
	err := kg.Errorf(kg.CodeBadUserInput, "%s is %d; on this service it goes from 1 to %d", argument, q.Limit, limit)
	err.Argument = argument
	return err
}
