package permalink

import (
	"bytes"
	"compress/flate"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// Question is what a permalink asks, beside the version.
type Question struct {
	Query         string
	Variables     map[string]any // numbers as json.Number; nil for none
	OperationName string         // "" for none
}

// longest is how many bytes a question may have, written as JSON: as many as the body of a request by POST.
const longest = 64 << 10

// Encode writes the question as it stands in an address: base64url, without padding, of DEFLATE (RFC 1951) of a JSON object with the members
// query, variables and operationName, in this order, those of variables by name. What has no such form, or is too long, is an error.
func (q *Question) Encode() (string, error) {
	text, err := q.text()
	if err != nil {
		return "", err
	}
	w, err := flate.NewWriter(nil, flate.BestCompression)
	if err != nil {
		return "", fmt.Errorf("compressing a question: %w", err)
	}
	return packed(w, text)
}

func packed(w *flate.Writer, text []byte) (string, error) {
	var b bytes.Buffer
	w.Reset(&b)
	_, err := w.Write(text)
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return "", fmt.Errorf("compressing a question: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b.Bytes()), nil
}

func (q *Question) text() ([]byte, error) {
	if !utf8.ValidString(q.Query) || !utf8.ValidString(q.OperationName) {
		return nil, errors.New("the query is not UTF-8")
	}
	if strings.TrimSpace(q.Query) == "" {
		return nil, errors.New("there is no query")
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(struct {
		Query         string         `json:"query"`
		Variables     map[string]any `json:"variables,omitempty"`
		OperationName string         `json:"operationName,omitempty"`
	}{q.Query, q.Variables, q.OperationName})
	if err != nil {
		return nil, fmt.Errorf("writing a question: %w", err)
	}
	text := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if len(text) > longest {
		return nil, fmt.Errorf("the query and its variables have %d bytes, more than the limit of %d", len(text), longest)
	}
	return text, nil
}

// Decode reads a question from an address. However much it would unpack to, no more than the limit is unpacked.
func Decode(payload string) (*Question, error) {
	packed, err := base64.RawURLEncoding.Strict().DecodeString(payload)
	if err != nil || strings.ContainsAny(payload, "\r\n") {
		return nil, errors.New("it is not base64url")
	}
	source := bytes.NewReader(packed)
	text, err := io.ReadAll(io.LimitReader(flate.NewReader(source), longest+1))
	switch {
	case len(text) > longest:
		return nil, fmt.Errorf("unpacked it is longer than the limit of %d bytes", longest)
	case err != nil:
		return nil, errors.New("it cannot be unpacked; a part of the address may be missing")
	case source.Len() > 0:
		return nil, errors.New("more follows behind its end")
	case !utf8.Valid(text):
		return nil, errors.New("it is not UTF-8")
	}
	return parse(text)
}

// parse reads the JSON of a question.
func parse(text []byte) (*Question, error) {
	var members map[string]json.RawMessage // not a struct: that would take "QUERY" for "query"
	if json.Unmarshal(text, &members) != nil || members == nil {
		return nil, errors.New("it holds no JSON object")
	}
	q := new(Question)
	for name, raw := range members {
		var err error
		switch name {
		case "query":
			err = json.Unmarshal(raw, &q.Query)
		case "operationName":
			err = json.Unmarshal(raw, &q.OperationName)
		case "variables":
			q.Variables, err = Variables(string(raw))
		default:
			return nil, errors.New("it holds something else than query, variables and operationName")
		}
		if err != nil {
			return nil, errors.New("query and operationName must be texts, variables an object")
		}
	}
	if strings.TrimSpace(q.Query) == "" {
		return nil, errors.New("it holds no query")
	}
	return q, nil
}

// Variables reads variables from JSON; nil for none. Numbers stay as they are written.
func Variables(text string) (map[string]any, error) {
	if strings.TrimSpace(text) == "" {
		return nil, nil //nolint:nilnil // none
	}
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var variables map[string]any
	if err := d.Decode(&variables); err != nil {
		return nil, fmt.Errorf("reading the variables: %w", err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("reading the variables: more follows behind the object")
	}
	if len(variables) == 0 {
		return nil, nil //nolint:nilnil // none
	}
	return variables, nil
}
