package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"learningcities/graph/linked"
	"learningcities/graph/table"
	"learningcities/kg"
	"learningcities/rdf"
)

// formats are the media types that the parameter format names.
func formats(name string) (media string, ok bool) {
	switch name {
	case "json":
		return mediaJSON, true
	case "csv":
		return mediaCSV, true
	case "jsonl":
		return mediaLines, true
	case "jsonld":
		return mediaLD, true
	case "ttl":
		return mediaTurtle, true
	}
	return "", false
}

// mediaOf is the media type that a request wants its answer in: what its address says, else what it accepts.
func mediaOf(r *http.Request) (string, error) {
	// A query string that cannot be read is refused when it is read.
	if parameters := r.URL.Query; strings.Contains(r.URL.RawQuery, "format=") && parameters().Has("format") {
		media, ok := formats(parameters().Get("format"))
		if !ok {
			return "", refusef(http.StatusNotAcceptable, codeNotAcceptable, "there is no such format; format is json, csv, jsonl, jsonld or ttl")
		}
		return media, nil
	}
	media := chooseMedia(r.Header.Values("Accept"))
	if media == "" {
		return "", refusef(http.StatusNotAcceptable, codeNotAcceptable, "answers are %s, %s, %s, %s, %s or %s; accept one of them",
			mediaJSON, mediaGraphQL, mediaCSV, mediaLines, mediaLD, mediaTurtle)
	}
	return media, nil
}

// errorMedia is the media type of an error where an answer would have the other one: errors are always those of GraphQL.
func errorMedia(media string) string {
	if media == mediaJSON || media == "" {
		return media
	}
	return mediaGraphQL
}

// writer writes what was asked for in a format.
type writer func(data json.RawMessage) ([]byte, error)

// writerOf writes answers to the operation in the format of the media type; nil for that of GraphQL. What the format cannot hold is refused
// before anything is carried out.
func (h *handler) writerOf(media string, q *request, document *ast.QueryDocument) (writer, error) {
	switch media {
	case mediaCSV, mediaLines, mediaNDJSON:
		plan, err := table.New(document.Operations.ForName(q.operationName), q.rows)
		if err != nil {
			return nil, refusef(http.StatusBadRequest, kg.CodeBadUserInput, "%v", err)
		}
		if media == mediaCSV {
			return plan.CSV, nil
		}
		return plan.Lines, nil
	case mediaLD, mediaTurtle:
		return h.linkedWriter(media, q, document)
	}
	return nil, nil //nolint:nilnil // it is written as GraphQL has it
}

// isLinked tells whether a format names things, and so hangs on where others reach the service.
func isLinked(media string) bool { return media == mediaLD || media == mediaTurtle }

// linkedWriter writes answers as linked data.
func (h *handler) linkedWriter(media string, q *request, document *ast.QueryDocument) (writer, error) {
	if q.base == "" {
		return nil, refusef(http.StatusBadRequest, kg.CodeBadUserInput, "the header Host of the request is no host")
	}
	schema := h.documents.schema
	if err := linked.Check(schema, document.Operations.ForName(q.operationName)); err != nil {
		return nil, unfit(err)
	}
	space := rdf.NewSpace(q.base)
	write := space.Turtle
	if media == mediaLD {
		write = space.JSONLD
	}
	return func(data json.RawMessage) ([]byte, error) {
		subjects, err := linked.Tell(schema, space, data)
		if err != nil {
			return nil, unfit(err)
		}
		var b bytes.Buffer
		err = write(&b, slices.Values(subjects))
		return b.Bytes(), err
	}, nil
}

// unfit is a refusal where the answer cannot be told as linked data.
func unfit(err error) error {
	var u *linked.Unfit
	if errors.As(err, &u) {
		return refusef(http.StatusNotAcceptable, codeNotAcceptable, "%v", u)
	}
	return err
}

// in is the answer in a format. Where something failed it is the errors alone: a table or a graph of which a part is missing could be taken for
// whole.
func (r *response) in(media string, write writer, gzip bool) (*answer, error) {
	if write == nil {
		return r.answer(media, gzip), nil
	}
	if len(r.errors) > 0 || r.data == nil {
		r.data = nil
		return r.answer(mediaGraphQL, gzip), nil
	}
	body, err := write(r.data)
	if errors.Is(err, table.ErrTooLarge) {
		e := tooExpensive("table", 0, table.MostBytes, "the table would be larger than the limit of %d bytes, since each row repeats what stands outside of the lists; ask for that in a request of its own", table.MostBytes)
		return nil, &refusal{errors: gqlerror.List{e}}
	}
	if err != nil {
		return nil, err //nolint:wrapcheck // it says what it was doing
	}
	return r.packed(media, body, gzip), nil
}
