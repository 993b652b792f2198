package graph

import (
	"net/http"
	"regexp"
	"strings"
)

var hostShape = regexp.MustCompile(`^([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]+)?$`)

// Address is where others reach the service, without a slash at its end: as the operator says, else as the request says; "" where that is
// no host. Whoever sends a Host of his own gets an answer of his own: nothing is kept for others under it.
func Address(public string, r *http.Request) string {
	switch {
	case public != "":
		return strings.TrimSuffix(public, "/")
	case len(r.Host) > 255 || !hostShape.MatchString(r.Host):
		return ""
	case r.TLS != nil:
		return "https://" + r.Host
	}
	return "http://" + r.Host
}
