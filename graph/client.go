package graph

import (
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// keptClients is how many clients are told apart, some twenty megabytes of them. Of more, those that were quiet longest are forgotten, which
// gives them a full bucket.
const keptClients = 100_000

// clients counts what each client asks: a bucket of tokens for each address.
type clients struct {
	rate    rate.Limit
	burst   int
	trusted []netip.Prefix

	mu      sync.Mutex
	buckets *recent[netip.Prefix, *rate.Limiter]
}

func newClients(l Limits, trusted []netip.Prefix) *clients {
	return &clients{rate: rate.Limit(l.Rate), burst: l.Burst, trusted: trusted, buckets: newRecent[netip.Prefix, *rate.Limiter](keptClients)}
}

// window is how long an empty bucket takes to fill.
func (c *clients) window() time.Duration { return lasting(c.rate, float64(c.burst)) }

// take takes a token out of the client's bucket. It tells how many are left, when the bucket is full again, and, if it was empty, how long to
// wait for a token.
func (c *clients) take(address netip.Addr, now time.Time) (left int, full, wait time.Duration) {
	bucket := c.bucket(household(address))
	allowed := bucket.AllowN(now, 1)
	tokens := bucket.TokensAt(now)
	if !allowed {
		wait = max(time.Millisecond, lasting(c.rate, 1-tokens))
	}
	return max(0, int(tokens)), lasting(c.rate, float64(c.burst)-tokens), wait
}

func lasting(r rate.Limit, tokens float64) time.Duration {
	return time.Duration(tokens / float64(r) * float64(time.Second))
}

func (c *clients) bucket(client netip.Prefix) *rate.Limiter {
	c.mu.Lock()
	defer c.mu.Unlock()
	if b, ok := c.buckets.get(client); ok {
		return b
	}
	b := rate.NewLimiter(c.rate, c.burst)
	c.buckets.put(client, b, 1)
	return b
}

// household is what one client is given: an address of IPv4, or a network of 64 bits of IPv6.
func household(address netip.Addr) netip.Prefix {
	bits := 32
	if address.Is6() {
		bits = 64
	}
	p, _ := address.Prefix(bits) // an address that is none has the prefix that is none
	return p
}

// clientAddress is the address that a request came from. A trusted proxy is believed when it says whom it asks for, in the last element of
// X-Forwarded-For; anyone else could say anything.
func clientAddress(r *http.Request, trusted []netip.Prefix) netip.Addr {
	address := readAddr(r.RemoteAddr)
	hops := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(hops) - 1; i >= 0 && contains(trusted, address); i-- {
		next := readAddr(strings.TrimSpace(hops[i]))
		if !next.IsValid() {
			break
		}
		address = next
	}
	return address
}

// readAddr reads an address with a port or without.
func readAddr(text string) netip.Addr {
	address, err := netip.ParseAddr(text)
	if err != nil {
		withPort, _ := netip.ParseAddrPort(text)
		address = withPort.Addr()
	}
	return address.Unmap().WithZone("")
}

func contains(networks []netip.Prefix, address netip.Addr) bool {
	for _, n := range networks {
		if n.Contains(address) {
			return true
		}
	}
	return false
}
