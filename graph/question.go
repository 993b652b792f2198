package graph

import (
	"net/http"

	"learningcities/graph/table"
)

// Question is what an address of another kind than that of GraphQL over HTTP asks: a document with all that it needs, and the version of the
// dataset that answers.
type Question struct {
	Query         string
	OperationName string
	Variables     map[string]any // numbers as json.Number
	Version       string
}

// request is the question as GraphQL over HTTP would have read it. The address says nothing but the rows of a table.
func (q *Question) request(r *http.Request, limit int) (*request, error) {
	if len(r.URL.RawQuery) > limit {
		return nil, tooLong(http.StatusRequestURITooLong, limit)
	}
	parameters, err := readParameters(r.URL.RawQuery)
	if err != nil {
		return nil, err
	}
	asked := &request{query: q.Query, operationName: q.OperationName, variables: copied(q.Variables), rows: parameters.Get("rows"), inAddress: q.Version}
	if err := asked.readVersion(r.Header.Values("Dataset-Version")); err != nil {
		return nil, err
	}
	return asked.complete()
}

// Answer answers a request for a question, byte for byte as GET /graphql would, in the format that the address or the header Accept names.
func (h *handler) Answer(w http.ResponseWriter, r *http.Request, q *Question) {
	h.common.add(w.Header())
	x := &exchange{h: h, w: w, r: r, question: q}
	x.run(r.Context())
	x.tell(r.Context())
	x.write()
	x.answer.text.release()
}

// Table plans how answers to a question become a table. The question must be one that was answered: what is wrong with it is an error.
func (h *handler) Table(q *Question) (*table.Plan, error) {
	document, err := h.documents.read(q.Query, http.MethodGet)
	if err != nil {
		return nil, err
	}
	if err := checkOperation(document, q.OperationName); err != nil {
		return nil, err
	}
	return table.New(document.Operations.ForName(q.OperationName), "") //nolint:wrapcheck // it says what is wrong
}
