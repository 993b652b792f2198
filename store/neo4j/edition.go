package neo4j

import "learningcities/kg"

// edition is a version as it was written: one that is written over in place becomes another edition.
type edition struct {
	version string
	since   int64 // when the last seed made it current, as the database tells it
}

// keptEditions is how many stay open: as many versions as stay in the database.
const keptEditions = kg.KeptVersions
