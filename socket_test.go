package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"learningcities/seed"
	"learningcities/store/memory"
)

// rawCase is what is written on a socket, and the statuses that come back; none for a connection that is closed without a word.
type rawCase struct {
	name string
	send string
	want []int
	end  bool // the client ends what it sends; else the server must hang up
	cut  bool // the server need not read all, so that its answer may be lost on the way
}

const (
	asked   = `{"query":"{__typename}"}`
	address = "/graphql?query=%7B__typename%7D"
)

// get is a whole GET request, with more lines in its head.
func get(target string, lines ...string) string {
	return "GET " + target + " HTTP/1.1\r\nHost: x\r\n" + head(lines)
}

// post is a whole POST request, with more lines in its head.
func post(body string, lines ...string) string {
	return "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + head(append(lines, fmt.Sprint("Content-Length: ", len(body)))) + body
}

// open is the head of a POST request that says itself how long its body is.
func open(lines ...string) string {
	return "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + head(lines)
}

func head(lines []string) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l + "\r\n")
	}
	return b.String() + "\r\n"
}

func chunk(text string) string { return fmt.Sprintf("%x\r\n%s\r\n", len(text), text) }

func rawCases() []rawCase {
	good, chunked := get(address), "Transfer-Encoding: chunked"
	long := strings.Repeat("x", 200<<10)
	return slices.Concat(
		requestLines(good, long), heads(long), lengths(good, long), chunks(chunked, long), pipelines(good), encodings(), targets(), slow(),
	)
}

func requestLines(good, long string) []rawCase {
	const rest = "\r\nHost: x\r\n\r\n"
	return []rawCase{
		{name: "nothing", end: true},
		{name: "empty lines first", send: "\r\n\r\n" + good, want: []int{400}},
		{name: "one word", send: "GET" + rest, want: []int{400}},
		{name: "HTTP 0.9", send: "GET /graphql\r\n\r\n", want: []int{400}},
		{name: "HTTP 1.0", send: "GET " + address + " HTTP/1.0\r\n\r\n", want: []int{200}},
		{name: "HTTP 2.0", send: "GET /graphql HTTP/2.0" + rest, want: []int{505}},
		{name: "HTTP 9.9", send: "GET /graphql HTTP/9.9" + rest, want: []int{505}},
		{name: "HTTP of letters", send: "GET /graphql HTTP/x.y" + rest, want: []int{400}},
		{name: "another protocol", send: "GET /graphql ICY/1.1" + rest, want: []int{400}},
		{name: "two spaces", send: "GET  /graphql HTTP/1.1" + rest, want: []int{400}},
		{name: "a tab for a space", send: "GET\t/graphql HTTP/1.1" + rest, want: []int{400}},
		{name: "a space behind", send: "GET /graphql HTTP/1.1 " + rest, want: []int{400}},
		{name: "small letters", send: "get /graphql HTTP/1.1" + rest, want: []int{405}},
		{name: "a method with a zero", send: "G\x00T /graphql HTTP/1.1" + rest, want: []int{400}},
		{name: "a method of punctuation", send: "!#$% /graphql HTTP/1.1" + rest, want: []int{405}},
		{name: "a method with brackets", send: "GET() /graphql HTTP/1.1" + rest, want: []int{400}},
		{name: "a long method", send: strings.Repeat("A", 50_000) + " /graphql HTTP/1.1" + rest, want: []int{405}, cut: true},
		{name: "a long line", send: "GET /" + long + " HTTP/1.1" + rest, want: []int{431}, cut: true},
		{name: "no target", send: "GET HTTP/1.1" + rest, want: []int{400}},
		{name: "a whole address", send: "GET http://x" + address + " HTTP/1.1" + rest, want: []int{200}},
		{name: "another host's address", send: "GET http://other" + address + " HTTP/1.1" + rest, want: []int{200}},
		{name: "a star", send: "GET * HTTP/1.1" + rest, want: []int{400}},
		{name: "OPTIONS of a star", send: "OPTIONS * HTTP/1.1" + rest, want: []int{200}},
		{name: "TRACE", send: "TRACE /graphql HTTP/1.1" + rest, want: []int{405}},
		{name: "CONNECT", send: "CONNECT other:443 HTTP/1.1\r\nHost: other:443\r\n\r\n", want: []int{405}},
		{name: "the preface of HTTP 2", send: "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", want: []int{400}},
		{name: "TLS", send: "\x16\x03\x01\x00\xa5\x01\x00\x00\xa1\x03\x03" + strings.Repeat("\x07", 160) + "\n\n", want: []int{400}},
		{name: "SSH", send: "SSH-2.0-OpenSSH_9.2\r\n\r\n", want: []int{400}},
		{name: "SOCKS", send: "\x05\x01\x00", want: []int{400}, end: true},
		{name: "zeros", send: strings.Repeat("\x00", 1000) + "\r\n\r\n", want: []int{400}, end: true},
	}
}

func heads(long string) []rawCase {
	bare := "GET " + address + " HTTP/1.1\r\n"
	return []rawCase{
		{name: "no host", send: bare + "\r\n", want: []int{400}},
		{name: "two hosts", send: bare + "Host: x\r\nHost: y\r\n\r\n", want: []int{400}},
		{name: "a host with a space", send: bare + "Host: a b\r\n\r\n", want: []int{400}},
		{name: "an empty host", send: bare + "Host:\r\n\r\n", want: []int{200}},
		{name: "a line without a colon", send: get(address, "Nonsense"), want: []int{400}},
		{name: "a line of a colon", send: get(address, ": x"), want: []int{400}},
		{name: "a space before the colon", send: get(address, "X : y"), want: []int{400}},
		{name: "a name with brackets", send: get(address, "X(y): z"), want: []int{400}},
		{name: "a value with a zero", send: get(address, "X: a\x00b"), want: []int{400}},
		{name: "a value with a lone return", send: get(address, "X: a\rb"), want: []int{400}},
		{name: "a value in latin1", send: get(address, "X: caf\xe9"), want: []int{200}},
		{name: "a long value", send: get(address, "X: "+long), want: []int{431}, cut: true},
		{name: "many lines", send: get(address, strings.Split(strings.Repeat("X: y\n", 50_000), "\n")[:49_999]...), want: []int{431}, cut: true},
		{name: "a folded line", send: get(address, "X: a", " b"), want: []int{200}},
		{name: "a folded first line", send: bare + " Host: x\r\n\r\n", want: []int{400}},
		{name: "line feeds alone", send: strings.ReplaceAll(get(address), "\r\n", "\n"), want: []int{200}},
		{name: "returns alone", send: strings.ReplaceAll(get(address), "\r\n", "\r"), want: []int{400}, end: true},
		{name: "nonsense to accept", send: get(address, "Accept: ;;;,/,*,q=1, application/json;q=x"), want: []int{406}},
		{name: "much to accept", send: get(address, "Accept: "+strings.Repeat("text/html;q=0.1,", 3000)+"*/*"), want: []int{200}},
		{name: "nonsense of codings", send: get(address, "Accept-Encoding: ;q=,gzip;q=2,\x7f"), want: []int{400}},
		{name: "many tags", send: get(address, "If-None-Match: "+strings.Repeat(`"x",`, 10_000)), want: []int{200}},
		{name: "a range", send: get(address, "Range: bytes=0-3"), want: []int{200}},
		{name: "a cookie and a key", send: get(address, "Cookie: a=b", "Authorization: Basic eDp5"), want: []int{200}},
		{name: "a proxy's nonsense", send: get(address, "X-Forwarded-For: ,,,'; DROP TABLE", "Forwarded: for=_x"), want: []int{200}},
		{name: "a version that is none", send: get(address, `Dataset-Version: "x"; y`), want: []int{410}},
		{name: "to another protocol", send: get(address, "Connection: Upgrade, HTTP2-Settings", "Upgrade: h2c", "HTTP2-Settings: AAMAAABkAAQAAP__"), want: []int{200}},
		{name: "to a web socket", send: get("/graphql", "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Key: x", "Sec-WebSocket-Version: 13"), want: []int{400}},
	}
}

func lengths(good, long string) []rawCase {
	return []rawCase{
		{name: "no length", send: open() + asked, want: []int{400, 400}},
		{name: "a length below zero", send: open("Content-Length: -1") + asked, want: []int{400}},
		{name: "a length with a plus", send: open("Content-Length: +24") + asked, want: []int{400}},
		{name: "a length of letters", send: open("Content-Length: many") + asked, want: []int{400}},
		{name: "a length in hexadecimal", send: open("Content-Length: 0x18") + asked, want: []int{400}},
		{name: "an empty length", send: open("Content-Length:") + asked, want: []int{400}},
		{name: "a length beyond numbers", send: open("Content-Length: 99999999999999999999") + asked, want: []int{400}},
		{name: "two lengths", send: open("Content-Length: 24", "Content-Length: 25") + asked, want: []int{400}},
		{name: "one length twice", send: open("Content-Length: 24", "Content-Length: 24") + asked, want: []int{200}},
		{name: "two lengths in one line", send: open("Content-Length: 24, 25") + asked, want: []int{400}},
		{name: "too short a length", send: open("Content-Length: 10") + asked, want: []int{400, 400}},
		{name: "too short a length, a request behind", send: open("Content-Length: 10") + asked + good, want: []int{400, 400}},
		{name: "too long a length", send: open("Content-Length: 100") + asked, want: []int{400}, end: true},
		{name: "too long a length, a request behind", send: open(fmt.Sprint("Content-Length: ", len(asked)+len(good))) + asked + good, want: []int{400}},
		{name: "a length over the limit", send: open("Content-Length: 1000000"), want: []int{413}, cut: true},
		{name: "a body over the limit", send: post(`{"query":"` + long + `"}`), want: []int{413}, cut: true},
		{name: "a length with a GET", send: get(address, "Content-Length: 5") + "12345" + good, want: []int{200, 200}},
		{name: "a promise", send: post(asked, "Expect: 100-continue"), want: []int{100, 200}},
		{name: "a promise of too much", send: open("Expect: 100-continue", "Content-Length: 1000000"), want: []int{413}, cut: true},
		{name: "another expectation", send: post(asked, "Expect: miracles"), want: []int{417}},
	}
}

func chunks(chunked, long string) []rawCase {
	return []rawCase{
		{name: "chunks", send: open(chunked) + chunk(asked[:5]) + chunk(asked[5:]) + chunk(""), want: []int{200}},
		{name: "chunks with a trailer", send: open(chunked, "Trailer: X") + chunk(asked) + "0\r\nX: y\r\n\r\n", want: []int{200}},
		{name: "a chunk with an extension", send: open(chunked) + fmt.Sprintf("%x;a=b\r\n%s\r\n", len(asked), asked) + chunk(""), want: []int{200}},
		{name: "chunks and a length", send: open(chunked, "Content-Length: 5") + chunk(asked) + chunk(""), want: []int{200}},
		{name: "a chunk of no number", send: open(chunked) + "zz\r\n" + asked, want: []int{400}},
		{name: "a chunk below zero", send: open(chunked) + "-1\r\n" + asked, want: []int{400}},
		{name: "a chunk beyond numbers", send: open(chunked) + "fffffffffffffffff\r\n" + asked, want: []int{400}},
		{name: "a chunk that is longer", send: open(chunked) + "5\r\n" + asked + "\r\n" + chunk(""), want: []int{400}},
		{name: "a chunk that is shorter", send: open(chunked) + "ff\r\n" + asked + "\r\n" + chunk(""), want: []int{400}, end: true},
		{name: "no last chunk", send: open(chunked) + chunk(asked), want: []int{400}, end: true},
		{name: "chunks over the limit", send: open(chunked) + strings.Repeat(chunk(long[:1<<14]), 10) + chunk(""), want: []int{413}, cut: true},
		{name: "endless extensions", send: open(chunked) + strings.Repeat("1;"+long[:2000]+"\r\nx\r\n", 100), want: []int{400}, cut: true},
		{name: "gzip and chunks", send: open("Transfer-Encoding: gzip, chunked") + chunk(asked) + chunk(""), want: []int{501}},
		{name: "chunks twice", send: open("Transfer-Encoding: chunked, chunked") + chunk(asked) + chunk(""), want: []int{501}},
		{name: "a coding nobody knows", send: open("Transfer-Encoding: xchunked") + chunk(asked) + chunk(""), want: []int{501}},
		{name: "a coding in hiding", send: open("Transfer-Encoding: \x0bchunked") + chunk(asked) + chunk(""), want: []int{400}},
		{name: "two codings", send: open(chunked, "Transfer-Encoding: identity") + chunk(asked) + chunk(""), want: []int{501}},
	}
}

func pipelines(good string) []rawCase {
	return []rawCase{
		{name: "three requests", send: good + good + good, want: []int{200, 200, 200}},
		{name: "POST and GET", send: post(asked) + good + post(asked), want: []int{200, 200, 200}},
		{name: "one of three is wrong", send: good + post("{") + good, want: []int{200, 400, 200}},
		{name: "one of three is no request", send: good + "nonsense\r\n\r\n" + good, want: []int{200, 400}},
		{name: "the first is the last", send: get(address, "Connection: close") + good, want: []int{200}},
		{name: "a long one before a good one", send: post(`{"query":"`+strings.Repeat(" ", 70_000)+`"}`) + good, want: []int{413}, cut: true},
		{name: "a refused body before a good request", send: "PUT /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n12345" + good, want: []int{405, 200}},
		{name: "HTTP 1.0 that goes on", send: "GET " + address + " HTTP/1.0\r\nConnection: keep-alive\r\n\r\n" + good, want: []int{200, 200}},
	}
}

func encodings() []rawCase {
	deep := strings.Repeat("[", 20_000)
	return []rawCase{
		{name: "a byte order mark", send: post("\ufeff" + asked), want: []int{200}},
		{name: "two byte order marks", send: post("\ufeff\ufeff" + asked), want: []int{400}},
		{name: "UTF-16", send: post("\xff\xfe{\x00}\x00"), want: []int{400}},
		{name: "UTF-16, the other way", send: post("\xfe\xff\x00{\x00}"), want: []int{400}},
		{name: "UTF-32", send: post("\xff\xfe\x00\x00{\x00\x00\x00}\x00\x00\x00"), want: []int{400}},
		{name: "latin1", send: post(`{"query":"{__typename #caf` + "\xe9" + `"}`), want: []int{400}},
		{name: "an overlong zero", send: post("{\"query\":\"\xc0\x80\"}"), want: []int{400}},
		{name: "half a pair", send: post("{\"query\":\"\xed\xa0\x80\"}"), want: []int{400}},
		{name: "half a pair, escaped", send: post(`{"query":"{__typename #\ud800"}`), want: []int{200}},
		{name: "a zero, escaped", send: post(`{"query":"{__type\u0000name}"}`), want: []int{200}},
		{name: "deep lists", send: post(`{"query":"{__typename}","variables":{"a":` + deep + strings.Repeat("]", 20_000) + `}}`), want: []int{400}},
		{name: "lists without an end", send: post(deep), want: []int{400}},
		{name: "a key twice", send: post(`{"query":"{","query":"{__typename}"}`), want: []int{200}},
		{name: "a number beyond numbers", send: post(`{"query":"query($a:Float){search(query:\"x\"){totalCount} cities(filter:{near:{city:\"cork\",withinKm:$a}}){totalCount}}","variables":{"a":1e999}}`), want: []int{200}},
		{name: "gzip", send: post("\x1f\x8b\x08\x00", "Content-Encoding: gzip"), want: []int{415}},
		{name: "two types", send: post(asked, "Content-Type: text/plain"), want: []int{415}},
		{name: "one escape too many", send: get("/graphql?query=%257B__typename%257D"), want: []int{200}},
		{name: "half an escape", send: get("/graphql?query=%7"), want: []int{400}},
		{name: "a zero in the address", send: get("/graphql?query=%00"), want: []int{200}},
		{name: "a semicolon", send: get("/graphql?query=%7B__typename%7D;x=y"), want: []int{400}},
		{name: "raw bytes in the address", send: get("/graphql?query={__typename\xff}"), want: []int{400}},
	}
}

func targets() []rawCase {
	return []rawCase{
		{name: "a slash behind", send: get("/graphql/?query=%7B__typename%7D"), want: []int{404}},
		{name: "a slash too many", send: get("/" + address), want: []int{307}},
		{name: "through another folder", send: get("/ide/.." + address), want: []int{307}},
		{name: "an escaped letter", send: get("/%67raphql?query=%7B__typename%7D"), want: []int{200}},
		{name: "a zero in the path", send: get("/graphql%00"), want: []int{404}},
		{name: "a path that is no path", send: get("graphql"), want: []int{400}},
		{name: "out of the folder", send: get("/../../../../etc/passwd"), want: []int{307}},
	}
}

func slow() []rawCase {
	return []rawCase{
		{name: "silence"},
		{name: "half a line", send: "GET /gra", want: []int{400}},
		{name: "half a head", send: "GET " + address + " HTTP/1.1\r\nHost: x\r\nX:"},
		{name: "no end of the head", send: strings.TrimSuffix(get(address), "\r\n")},
		{name: "half a body", send: open("Content-Length: 24") + asked[:12], want: []int{408}},
		{name: "half a chunk", send: open("Transfer-Encoding: chunked") + "18\r\n" + asked[:12], want: []int{408}},
		{name: "no last chunk, and silence", send: open("Transfer-Encoding: chunked") + chunk(asked), want: []int{408}},
		{name: "a good request and silence", send: get(address), want: []int{200}},
	}
}

// TestRawRequests writes requests on sockets that no client library would. Each is answered as HTTP says, or its connection is closed, in
// good time, and whoever asks well beside and behind them is answered well.
func TestRawRequests(t *testing.T) {
	d, err := seed.Load(seed.Files())
	if err != nil {
		t.Fatal(err)
	}
	o, err := parse([]string{"--rate", "0"}, environment(), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	handler, err := routes(memory.Open(d), o, 0, slog.New(slog.DiscardHandler), nil)
	if err != nil {
		t.Fatal(err)
	}
	s := newServer(o, handler)
	s.ReadHeaderTimeout, s.ReadTimeout, s.IdleTimeout = time.Second, 2*time.Second, time.Second
	s.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- s.Serve(listener) }()
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
		if err := <-served; !errors.Is(err, http.ErrServerClosed) {
			t.Errorf("serving ends with %v", err)
		}
	})
	cases := rawCases()
	if len(cases) < 100 {
		t.Errorf("there are %d cases, fewer than 100", len(cases))
	}
	var all sync.WaitGroup // all at once, which is much faster, and none may harm another
	for _, c := range cases {
		all.Go(func() {
			checkRaw(t, listener.Addr().String(), c)
			checkRaw(t, listener.Addr().String(), rawCase{name: "a good request behind " + c.name, send: post(asked, "Connection: close"), want: []int{200}})
		})
	}
	all.Wait()
}

func checkRaw(t *testing.T, address string, c rawCase) {
	t.Helper()
	conn, err := net.Dial("tcp", address)
	if err != nil {
		t.Error(err)
		return
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		t.Error(err)
	}
	go func() { // the server may answer, or hang up, before it has read all
		_, err := io.WriteString(conn, c.send)
		if tcp, ok := conn.(*net.TCPConn); ok && err == nil && c.end {
			_ = tcp.CloseWrite()
		}
	}()
	received, err := io.ReadAll(conn)
	if errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("%s: the connection is still open; %.300q came", c.name, received)
	}
	var got []int
	for r := bufio.NewReader(bytes.NewReader(received)); ; {
		w, err := http.ReadResponse(r, nil)
		if err != nil {
			break
		}
		body, err := io.ReadAll(w.Body)
		if err != nil {
			t.Errorf("%s: a broken answer: %v", c.name, err)
		}
		got = append(got, w.StatusCode)
		if w.Header.Get("Content-Type") == "application/json; charset=utf-8" && !json.Valid(body) {
			t.Errorf("%s: not JSON: %.200s", c.name, body)
		}
		if w.StatusCode == http.StatusInternalServerError {
			t.Errorf("%s: %s", c.name, body)
		}
	}
	if lost := c.cut && errors.Is(err, syscall.ECONNRESET) && len(got) < len(c.want); !lost && !slices.Equal(got, c.want) {
		t.Errorf("%s: statuses %v, want %v; %.300q", c.name, got, c.want, received)
	}
}
