// Package seed holds the shipped data with its sources, and reads and checks data files of the same form.
//
// Start reading at Load. The files and their rules are described in data/README.md. Each file of the package reads one noun;
// row.go has what they share: reading a field by name and noting what is wrong with it.
package seed

import (
	"embed"
	"fmt"
	"io/fs"

	"learningcities/kg"
)

//go:embed data/*.csv data/*.yaml
var embedded embed.FS

// Files is the shipped data folder.
func Files() fs.FS {
	sub, err := fs.Sub(embedded, "data")
	if err != nil { // only an invalid path fails, and this one is constant
		panic(err)
	}
	return sub
}

// Load reads all files of a data folder, checks everything and builds the dataset. When anything is wrong with the data, nothing
// is returned but an error that is a *Problems with every problem found.
func Load(fsys fs.FS) (*kg.Dataset, error) {
	d, err := Read(fsys)
	if err != nil {
		return nil, err
	}
	if err := d.Build(); err != nil {
		return nil, fmt.Errorf("building the dataset: %w", err)
	}
	return d, nil
}

// Read is Load without building: the records as the files have them, checked, for who adds to them before building.
func Read(fsys fs.FS) (*kg.Dataset, error) {
	r := newReader(fsys)
	r.readAll()
	if err := r.problems.err(); err != nil {
		return nil, err
	}
	return r.data, nil
}
