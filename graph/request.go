package graph

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"maps"
	"mime"
	"net/http"
	"net/url"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"learningcities/kg"
)

// request is what a client asks, whichever way it came.
type request struct {
	query         string
	operationName string
	variables     map[string]any // numbers as json.Number
	extensions    map[string]any
	documentID    string // names the document instead of the query

	inAddress        string // the version that the address names
	version          string // of the dataset; "" for the current one
	versionInAddress bool

	rows   string // the list whose elements make the rows of a table; "" for those that lie in no other
	base   string // where others reach the service; "" unless the format of the answer hangs on it
	nested bool   // variables hold objects or lists
	asked  digest // of the query, the name of the operation and the variables; zeros while it was not worked out

	hash     string    // of the query, in hexadecimal digits; "" while it was not worked out
	register *digest   // of the query, when the client wants to name it by that from now on
	reader   kg.Reader // of the version; nil while it was not asked for
}

// documentHash is the SHA-256 of the query in hexadecimal digits, "" for no query.
func (q *request) documentHash() string {
	if q.hash == "" && q.query != "" {
		sum := sha256.Sum256([]byte(q.query))
		q.hash = hex.EncodeToString(sum[:])
	}
	return q.hash
}

const example = `send a JSON object like {"query": "{ sdgs { name } }", "variables": {}} in UTF-8`

// checkContent refuses what is not plain JSON in UTF-8. No form may stand in for it: a browser sends one from any page without asking.
func checkContent(header http.Header) error {
	refuse := func(name, value, message string) error {
		err := refusef(http.StatusUnsupportedMediaType, codeUnsupportedMediaType, "%s", message)
		err.header = [][2]string{{name, value}}
		return err
	}
	types := header.Values("Content-Type")
	if len(types) != 1 {
		return refuse("Accept-Post", mediaJSON, "say what the request carries with one header Content-Type: application/json")
	}
	if types[0] == mediaJSON && len(header["Content-Encoding"]) == 0 {
		return nil // as nearly all say it
	}
	mediaType, parameters, err := mime.ParseMediaType(types[0])
	switch {
	case err == nil && mediaType == "multipart/form-data":
		return refuse("Accept-Post", mediaJSON, "this service only reads, so it takes no uploads; the header Content-Type must be application/json")
	case err != nil || mediaType != mediaJSON:
		return refuse("Accept-Post", mediaJSON, "the header Content-Type must be application/json")
	case parameters["charset"] != "" && !strings.EqualFold(parameters["charset"], "utf-8"):
		return refuse("Accept-Post", mediaJSON, "the request must be written in UTF-8")
	}
	for _, coding := range header.Values("Content-Encoding") {
		if !strings.EqualFold(strings.TrimSpace(coding), "identity") {
			return refuse("Accept-Encoding", "identity", "send the request as it is, without a Content-Encoding")
		}
	}
	return nil
}

// readBody reads the body into the buffer, up to the limit.
func readBody(buffer *bytes.Buffer, w http.ResponseWriter, r *http.Request, limit int) error {
	if r.ContentLength > int64(limit) {
		return tooLong(http.StatusRequestEntityTooLarge, limit)
	}
	_, err := buffer.ReadFrom(http.MaxBytesReader(w, r.Body, int64(limit)))
	var long *http.MaxBytesError
	switch {
	case errors.As(err, &long):
		return tooLong(http.StatusRequestEntityTooLarge, limit)
	case errors.Is(err, os.ErrDeadlineExceeded):
		return hangUp(refusef(http.StatusRequestTimeout, kg.CodeTimeout, "the request did not arrive in time"))
	case err != nil:
		return hangUp(refusef(http.StatusBadRequest, kg.CodeBadUserInput, "the request broke off before its end"))
	}
	return nil
}

// hangUp ends the connection behind the answer: where the next request would begin is not known.
func hangUp(err *refusal) *refusal {
	err.header = append(err.header, [2]string{"Connection", "close"})
	return err
}

func decodeBody(body []byte) (*request, error) {
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	if !utf8.Valid(body) {
		return nil, unreadable("it is not UTF-8")
	}
	if bytes.HasPrefix(bytes.TrimLeft(body, " \t\r\n"), []byte("[")) {
		return nil, unreadable("it is a list; ask one question in each request, several root fields at once if need be")
	}
	// Not into a struct: that would take "QUERY" for "query".
	var fields map[string]json.RawMessage
	if json.Unmarshal(body, &fields) != nil || fields == nil {
		return nil, unreadable("it is no JSON object")
	}
	q := new(request)
	for _, s := range []struct {
		name string
		to   *string
	}{{"query", &q.query}, {"operationName", &q.operationName}, {"documentId", &q.documentID}} {
		if raw, ok := fields[s.name]; ok && json.Unmarshal(raw, s.to) != nil {
			return nil, unreadable(s.name + " must be a string")
		}
	}
	if err := q.readObjects(string(fields["variables"]), string(fields["extensions"])); err != nil {
		return nil, err
	}
	return q.complete()
}

func readParameters(rawQuery string) (url.Values, error) {
	parameters, err := url.ParseQuery(rawQuery)
	if err != nil {
		return nil, unreadable("the parameters of its address are not encoded as they must be")
	}
	for _, name := range slices.Sorted(maps.Keys(parameters)) { // in order, so that the first error is always the same
		values := parameters[name]
		if len(values) > 1 {
			return nil, unreadable("a parameter of its address is given twice")
		}
		if !utf8.ValidString(name) || !utf8.ValidString(values[0]) {
			return nil, unreadable("it is not UTF-8")
		}
	}
	return parameters, nil
}

func fromParameters(p url.Values) (*request, error) {
	q := &request{query: p.Get("query"), operationName: p.Get("operationName"), documentID: p.Get("documentId")}
	if err := q.readObjects(p.Get("variables"), p.Get("extensions")); err != nil {
		return nil, err
	}
	return q.complete()
}

// readVersion reads which version of the dataset the client wants, from the parameter version or the header Dataset-Version.
func (q *request) readVersion(headers []string) error {
	inHeader := strings.TrimSpace(strings.Join(headers, ","))
	if q.inAddress != "" && inHeader != "" && q.inAddress != inHeader {
		return unreadable("its address and its header Dataset-Version name two versions")
	}
	q.version, q.versionInAddress = cmp.Or(q.inAddress, inHeader), q.inAddress != ""
	return nil
}

func (q *request) readObjects(variables, extensions string) error {
	for _, o := range []struct {
		name, text string
		to         *map[string]any
	}{{"variables", variables, &q.variables}, {"extensions", extensions, &q.extensions}} {
		if o.text == "" {
			continue
		}
		d := json.NewDecoder(strings.NewReader(o.text))
		d.UseNumber()
		if d.Decode(o.to) != nil {
			return unreadable(o.name + " must be a JSON object")
		}
		if _, err := d.Token(); !errors.Is(err, io.EOF) {
			return unreadable(o.name + " must be one JSON object")
		}
	}
	return nil
}

func (q *request) complete() (*request, error) {
	switch {
	case q.query != "" && q.documentID != "":
		return nil, unreadable("it has a query and a documentId; one of them says what to carry out")
	case q.query == "" && q.documentID == "" && q.extensions["persistedQuery"] == nil:
		return nil, unreadable("it has no query")
	}
	return q, nil
}

func unreadable(why string) error {
	return refusef(http.StatusBadRequest, kg.CodeBadUserInput, "the request cannot be read: %s; %s", why, example)
}
