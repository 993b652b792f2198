package permalink_test

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"learningcities/web/permalink"
)

// pack writes any text as a payload.
func pack(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return base64.RawURLEncoding.EncodeToString(b.Bytes())
}

// TestRoundTrip writes random questions and reads them back: everything is there, and the same question has the same address.
func TestRoundTrip(t *testing.T) {
	random, addresses := rand.New(rand.NewPCG(7, 5)), new(permalink.Addresses)
	for range 300 {
		q := randomQuestion(random)
		payload, err := q.Encode()
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		if address := addresses.Address("v", q.Query, q.Variables); q.OperationName == "" && address != "q/v/"+payload {
			t.Fatalf("%+v has the addresses %s and %s", q, payload, address)
		}
		got, err := permalink.Decode(payload)
		if err != nil {
			t.Fatalf("%+v, written %s: %v", q, payload, err)
		}
		if diff := cmp.Diff(q, got); diff != "" {
			t.Fatalf("written and read again, a question differs (-want +got):\n%s", diff)
		}
		if again, err := got.Encode(); err != nil || again != payload {
			t.Fatalf("%+v has the addresses %s and %s, %v", q, payload, again, err)
		}
	}
}

func randomQuestion(r *rand.Rand) *permalink.Question {
	q := &permalink.Question{Query: "{" + randomText(r), OperationName: randomText(r)}
	if r.IntN(3) > 0 {
		q.Variables = map[string]any{"": randomValue(r, 3)}
		for range r.IntN(4) {
			q.Variables[randomText(r)] = randomValue(r, 3)
		}
	}
	return q
}

func randomText(r *rand.Rand) string {
	alphabet := []rune("ab{}\"\\/<>&\n\t\u0000\u2028éдل中😀 ")
	var b strings.Builder
	for range r.IntN(12) {
		b.WriteRune(alphabet[r.IntN(len(alphabet))])
	}
	return b.String()
}

func randomValue(r *rand.Rand, depth int) any {
	n := 8
	if depth == 0 {
		n = 6
	}
	switch r.IntN(n) {
	case 0:
		return nil
	case 1:
		return r.IntN(2) == 0
	case 2, 3:
		return json.Number([]string{"0", "-1", "1.0", "1e400", "0.30000000000000004", "9007199254740993", "-0"}[r.IntN(7)])
	case 4, 5:
		return randomText(r)
	case 6:
		list := []any{}
		for range r.IntN(3) {
			list = append(list, randomValue(r, depth-1))
		}
		return list
	}
	object := map[string]any{}
	for range r.IntN(3) {
		object[randomText(r)] = randomValue(r, depth-1)
	}
	return object
}

// TestPayload fixes the form: others write addresses, too, and those of today must be read in ten years.
func TestPayload(t *testing.T) {
	q := &permalink.Question{Query: "{ sdgs { name } }", Variables: map[string]any{"b": json.Number("1.0"), "a": "<é>"}, OperationName: "A"}
	payload, err := q.Encode()
	if err != nil {
		t.Fatal(err)
	}
	packed, err := base64.RawURLEncoding.DecodeString(payload)
	if err != nil {
		t.Fatal(err)
	}
	var text bytes.Buffer
	if _, err := text.ReadFrom(flate.NewReader(bytes.NewReader(packed))); err != nil {
		t.Fatal(err)
	}
	if want := `{"query":"{ sdgs { name } }","variables":{"a":"<é>","b":1.0},"operationName":"A"}`; text.String() != want {
		t.Errorf("it holds %s, want %s", text.String(), want)
	}
}

// TestMalformed refuses what is no question, each with its reason, and a bomb without unpacking it.
func TestMalformed(t *testing.T) {
	whole := pack(t, `{"query":"{ sdgs { name } }"}`)
	bomb := pack(t, `{"query":"`+strings.Repeat(" ", 64<<20)+`"}`)
	for _, c := range []struct{ name, payload, want string }{
		{"nothing", "", "unpacked"},
		{"other letters", "a+b", "base64url"},
		{"a line break", whole[:8] + "\n" + whole[8:], "base64url"},
		{"padding", whole + "=", "base64url"},
		{"cut off", base64.RawURLEncoding.EncodeToString(decoded(t, whole)[:20]), "unpacked"},
		{"more behind", base64.RawURLEncoding.EncodeToString(append(decoded(t, whole), 1, 2, 3)), "more follows"},
		{"a bomb", bomb, "longer than the limit of 65536"},
		{"a byte too many", pack(t, `{"query":"`+strings.Repeat("#", 64<<10-11)+`"}`), "longer than the limit"},
		{"not UTF-8", pack(t, "{\"query\":\"\xff\"}"), "UTF-8"},
		{"no JSON", pack(t, "query"), "no JSON object"},
		{"null", pack(t, "null"), "no JSON object"},
		{"a list", pack(t, "[]"), "no JSON object"},
		{"two objects", pack(t, `{"query":"{a}"}{}`), "no JSON object"},
		{"no query", pack(t, `{"variables":{}}`), "no query"},
		{"an empty query", pack(t, `{"query":" "}`), "no query"},
		{"a number for a query", pack(t, `{"query":1}`), "must be texts"},
		{"a list of variables", pack(t, `{"query":"{a}","variables":[]}`), "must be texts"},
		{"another member", pack(t, `{"query":"{a}","extensions":{}}`), "something else"},
		{"another case", pack(t, `{"QUERY":"{a}"}`), "something else"},
	} {
		if len(c.payload) > 128<<10 {
			t.Errorf("%s: the test sends %d bytes", c.name, len(c.payload))
		}
		q, err := permalink.Decode(c.payload)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, %v; want %q", c.name, q, err, c.want)
		}
	}
	if _, err := permalink.Decode(pack(t, `{"query":"`+strings.Repeat("#", 64<<10-12)+`"}`)); err != nil {
		t.Errorf("the longest question: %v", err)
	}
	for name, q := range map[string]permalink.Question{
		"too long": {Query: strings.Repeat("#", 64<<10)}, "empty": {Query: "\n"}, "not UTF-8": {Query: "\xff"}, "operation not UTF-8": {Query: "{a}", OperationName: "\xff"},
	} {
		if payload, err := q.Encode(); err == nil {
			t.Errorf("%s: written as %.40s", name, payload)
		}
	}
}

func decoded(t *testing.T, payload string) []byte {
	t.Helper()
	packed, err := base64.RawURLEncoding.DecodeString(payload)
	if err != nil {
		t.Fatal(err)
	}
	return packed
}

// FuzzDecode reads any payload. What is read can be written, and is the same when read again.
func FuzzDecode(f *testing.F) {
	for _, text := range []string{`{"query":"{ sdgs { name } }"}`, `{"query":"query A($a:Int){a}","variables":{"a":1.0},"operationName":"A"}`, `[]`, `{"query":"{a}","variables":null}`} {
		f.Add(pack(f, text), text)
	}
	f.Fuzz(func(t *testing.T, payload, text string) {
		if len(text) > 1<<20 {
			return
		}
		for _, p := range []string{payload, pack(t, text)} {
			q, err := permalink.Decode(p)
			if err != nil {
				continue
			}
			again, err := q.Encode()
			if err != nil {
				// What was read may be longer when written: an escape is six letters for one byte.
				if strings.Contains(err.Error(), "more than the limit") {
					continue
				}
				t.Fatalf("%.200s is read and cannot be written: %v", p, err)
			}
			same, err := permalink.Decode(again)
			if err != nil {
				t.Fatalf("%.200s is written as %.200s, which cannot be read: %v", p, again, err)
			}
			if diff := cmp.Diff(q, same); diff != "" {
				t.Fatalf("%.200s: %s", p, diff)
			}
		}
	})
}
