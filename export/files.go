package export

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"learningcities/rdf"
)

// Release is a version with what its files hang on beside it.
type Release struct {
	Graph    *Graph
	Space    rdf.Space // where names begin
	Describe Describe
}

// File is one of the files of a release.
type File struct {
	Name  string
	Media string
	// Whole tells whether the file holds the graph, rather than something about it.
	Whole bool
	// About says in English what it is.
	About string
	// Write writes it. Equal releases give equal bytes.
	Write func(w io.Writer, r *Release) error
}

// Sums is the name of the file of checksums.
const Sums = "SHA256SUMS"

// Files are the files of every release, the checksums of the others last.
func Files() []File {
	graph := func(write func(io.Writer, *Graph) error) func(io.Writer, *Release) error {
		return func(w io.Writer, r *Release) error { return write(w, r.Graph) }
	}
	linked := func(write func(io.Writer, *Graph, rdf.Space) error) func(io.Writer, *Release) error {
		return func(w io.Writer, r *Release) error { return write(w, r.Graph, r.Space) }
	}
	return append([]File{
		{"graph.json", "application/json", true, "Nodes, links and sources as JSON, one record a line", graph(writeJSON)},
		{"tables.zip", "application/zip", true, "One CSV file a table, with a data dictionary and a README", func(w io.Writer, r *Release) error {
			return writeZip(w, r.Graph, r.Describe)
		}},
		{"graph.jsonld", "application/ld+json", true, "Linked data as JSON-LD: schema.org, SKOS, PROV-O", linked(writeJSONLD)},
		{"graph.ttl", "text/turtle", true, "The same statements as Turtle", linked(writeTurtle)},
		{"graph.graphml", "application/graphml+xml", true, "GraphML, for Gephi, NetworkX, igraph and yEd", graph(writeGraphML)},
		{"cities.geojson", "application/geo+json", true, "Cities as points, for maps", graph(writeGeoJSON)},
		{"dataset.jsonld", "application/ld+json", false, "Description of the dataset: schema.org/Dataset", writeDataset},
		{"dataset.ttl", "text/turtle", false, "Description of the dataset: DCAT", writeCatalogue},
		{"citation.bib", "application/x-bibtex", false, "Citation for BibTeX", writeBibTeX},
		{"citation.ris", "application/x-research-info-systems", false, "Citation for EndNote, Zotero and others", writeRIS},
		{"citation.json", "application/vnd.citationstyles.csl+json", false, "Citation as CSL-JSON", writeCSL},
	}, File{Sums, "text/plain", false, "SHA-256 of all files, for sha256sum -c", writeSums})
}

// Named is the file of the name.
func Named(name string) (File, bool) {
	for _, f := range Files() {
		if f.Name == name {
			return f, true
		}
	}
	return File{}, false
}

// writeSums writes every other file to nowhere and says what its SHA-256 is.
func writeSums(w io.Writer, r *Release) error {
	for _, f := range Files() {
		if f.Name == Sums {
			continue
		}
		hash := sha256.New()
		if err := f.Write(hash, r); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s  %s\n", hex.EncodeToString(hash.Sum(nil)), f.Name); err != nil {
			return fmt.Errorf("writing checksums: %w", err)
		}
	}
	return nil
}
