package export

import (
	"io"
	"slices"

	"learningcities/rdf"
)

// keywords describe the dataset to search engines.
func keywords() []string {
	return []string{"learning cities", "lifelong learning", "UNESCO Global Network of Learning Cities", "Sustainable Development Goals", "knowledge graph"}
}

// Dataset describes a release as a Dataset of schema.org: for search engines, within pages and as a file.
func Dataset(r *Release) any {
	type object = map[string]any
	i, address := r.Graph.Info, DatasetIRI(r.Space, r.Graph.Version).Value
	var downloads []object
	for _, f := range Files() {
		if f.Whole {
			downloads = append(downloads, object{"@type": "DataDownload", "name": f.About, "encodingFormat": f.Media, "contentUrl": address + f.Name})
		}
	}
	return object{
		"@context": "https://schema.org/", "@type": "Dataset", "@id": address, "url": address, "name": i.Title, "description": i.Description,
		"version": r.Graph.Version, "identifier": r.Graph.Version, "datePublished": i.ReleasedOn, "license": i.LicenceURL,
		"isAccessibleForFree": true, "keywords": keywords(), "creditText": i.Citation, "citation": i.Citation,
		"creator":    object{"@type": "Organization", "name": i.Title, "url": r.Space.Base() + "/"},
		"isBasedOn":  i.Attributions,
		"conformsTo": r.Space.Base() + "/data/shapes.ttl", "distribution": downloads,
	}
}

func writeDataset(w io.Writer, r *Release) error {
	text, err := encode(Dataset(r))
	if err != nil {
		return err
	}
	_, err = w.Write(append(text, '\n'))
	return written("the description", err)
}

// writeCatalogue describes the same as DCAT has it: a catalogue, the dataset, and a distribution for each file of the graph.
func writeCatalogue(w io.Writer, r *Release) error {
	t := &teller{space: r.Space}
	var all []*rdf.Subject
	t.yield = func(s *rdf.Subject) bool { all = append(all, s); return true }
	t.dataset(r.Graph)
	dataset := all[0]
	for _, k := range keywords() {
		dataset.Say(rdf.DCAT+"keyword", rdf.Text(k, "en"))
	}
	dataset.Say(rdf.DCAT+"landingPage", dataset.ID)
	dataset.Say(rdf.DCAT+"version", rdf.Text(r.Graph.Version, ""))
	publisher := &rdf.Subject{ID: rdf.IRI(r.Space.Base() + "/"), Types: []string{"http://xmlns.com/foaf/0.1/Agent", rdf.PROV + "Agent"}}
	publisher.Say("http://xmlns.com/foaf/0.1/name", rdf.Text(r.Graph.Info.Title, "en"))
	dataset.Say(rdf.DCTerms+"publisher", publisher.ID)
	catalogue := &rdf.Subject{ID: rdf.IRI(r.Space.Base() + "/data/"), Types: []string{rdf.DCAT + "Catalog"}}
	catalogue.Say(rdf.DCTerms+"title", rdf.Text(r.Graph.Info.Title, "en"))
	catalogue.Say(rdf.DCTerms+"description", rdf.Text("All versions of the dataset that are kept.", "en"))
	catalogue.Say(rdf.DCTerms+"publisher", publisher.ID)
	catalogue.Say(rdf.DCAT+"dataset", dataset.ID)
	all = append([]*rdf.Subject{catalogue}, append(all, publisher)...)
	for _, f := range Files() {
		if !f.Whole {
			continue
		}
		address := rdf.IRI(dataset.ID.Value + f.Name)
		d := &rdf.Subject{ID: rdf.IRI(address.Value + "#distribution"), Types: []string{rdf.DCAT + "Distribution"}}
		d.Say(rdf.DCTerms+"title", rdf.Text(f.About, "en"))
		d.Say(rdf.DCAT+"downloadURL", address)
		d.Say(rdf.DCAT+"accessURL", dataset.ID)
		d.Say(rdf.DCAT+"mediaType", rdf.IRI("https://www.iana.org/assignments/media-types/"+f.Media))
		d.Say(rdf.DCTerms+"license", rdf.IRI(r.Graph.Info.LicenceURL))
		dataset.Say(rdf.DCAT+"distribution", d.ID)
		all = append(all, d)
	}
	return r.Space.Turtle(w, slices.Values(all)) //nolint:wrapcheck // it says what it writes
}
