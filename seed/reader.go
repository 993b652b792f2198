package seed

import (
	"io/fs"
	"path"

	"learningcities/kg"
)

// reader reads a data folder into a dataset.
type reader struct {
	fsys     fs.FS
	data     *kg.Dataset
	problems collector

	lastYear  int // the latest that anything may be of
	entities  map[kg.ID]kg.Entity
	ratings   map[kg.ID]kg.Confidence // of each entity
	sources   map[string]*citable     // by key
	unshown   map[string]bool         // the addresses of sources that are not published
	seen      map[string]place        // what may stand once only
	broken    map[string]bool         // files whose records are not all known
	countries map[kg.ID]kg.ID         // of each city
}

type place struct {
	file string
	line int
}

func newReader(fsys fs.FS) *reader {
	return &reader{
		fsys:      fsys,
		data:      new(kg.Dataset),
		problems:  collector{perFile: map[string]int{}},
		lastYear:  lastYear,
		entities:  map[kg.ID]kg.Entity{},
		ratings:   map[kg.ID]kg.Confidence{},
		sources:   map[string]*citable{},
		unshown:   map[string]bool{},
		seen:      map[string]place{},
		broken:    map[string]bool{},
		countries: map[kg.ID]kg.ID{},
	}
}

func (r *reader) readAll() {
	all := tables()
	if !r.strangers(all) {
		return
	}
	for _, t := range all {
		text, ok := r.readText(t.file)
		if ok && path.Ext(t.file) == ".csv" {
			ok = r.readCSV(t, text)
		} else if ok {
			ok = r.readYAML(t, text)
		}
		r.broken[t.file] = !ok
	}
	r.allGoals()
}
