package page

import "embed"

// queries are the documents that pages ask, with their fragments.
//
//go:embed query
var queries embed.FS
