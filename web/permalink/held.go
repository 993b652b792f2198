package permalink

import "net/http"

// held is an answer that has not been given yet.
type held struct {
	header http.Header
	status int
	body   []byte
}

func (h *held) Header() http.Header { return h.header }

func (h *held) WriteHeader(status int) {
	if h.status == 0 {
		h.status = status
	}
}

func (h *held) Write(b []byte) (int, error) {
	h.WriteHeader(http.StatusOK)
	h.body = append(h.body, b...)
	return len(b), nil
}

// give gives the answer, whose header is that of the writer already.
func (h *held) give(w http.ResponseWriter) {
	w.WriteHeader(h.status)
	_, _ = w.Write(h.body) // an error means that the client has gone
}
