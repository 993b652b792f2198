package seed

import (
	"archive/zip"
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"

	"learningcities/kg"
)

//go:generate go run generate.go

//go:embed releases
var releases embed.FS

// ReleaseList is the name of the file in their folder that lists the releases, oldest first.
const ReleaseList = "releases.json"

// mostArchive bounds the bytes of the archive of a release.
const mostArchive = 64 << 20

// Archive is the data of every release, each in a file VERSION.zip beside the list of all.
type Archive struct {
	folder   fs.FS
	releases []kg.Release
}

// Releases is the archive that is part of the program.
func Releases() (*Archive, error) {
	folder, err := fs.Sub(releases, "releases")
	if err != nil {
		return nil, fmt.Errorf("opening the releases: %w", err)
	}
	return OpenArchive(folder)
}

// OpenArchive reads the list of releases in a folder. A folder without one holds no release.
func OpenArchive(folder fs.FS) (*Archive, error) {
	a := &Archive{folder: folder}
	text, err := fs.ReadFile(folder, ReleaseList)
	if errors.Is(err, fs.ErrNotExist) {
		return a, nil
	}
	if err != nil {
		return nil, fmt.Errorf("reading the list of releases: %w", err)
	}
	if err := json.Unmarshal(text, &a.releases); err != nil {
		return nil, fmt.Errorf("reading the list of releases: %w", err)
	}
	return a, nil
}

// All are the releases, oldest first.
func (a *Archive) All() []kg.Release { return slices.Clone(a.releases) }

// Find tells of the release of a version.
func (a *Archive) Find(version string) (kg.Release, bool) {
	for _, r := range a.releases {
		if r.Version == version {
			return r, true
		}
	}
	return kg.Release{}, false
}

// Readable tells whether a version is a release that this program derives as it was derived then.
func (a *Archive) Readable(version string) bool {
	r, ok := a.Find(version)
	return ok && r.Rules == kg.Rules
}

// Files are the data files of a release, as they were.
func (a *Archive) Files(version string) (fs.FS, error) {
	if _, ok := a.Find(version); !ok {
		return nil, fmt.Errorf("there is no release of the version %q", version)
	}
	packed, err := readAtMost(a.folder, version+".zip", mostArchive)
	if err != nil {
		return nil, fmt.Errorf("reading the release %s: %w", version, err)
	}
	files, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, fmt.Errorf("unpacking the release %s: %w", version, err)
	}
	return files, nil
}

// Load builds the dataset of a release anew. What comes out must have the version that it had then.
func (a *Archive) Load(version string) (*kg.Dataset, error) {
	files, err := a.Files(version)
	if err != nil {
		return nil, err
	}
	d, err := Load(files)
	if err != nil {
		return nil, fmt.Errorf("reading the release %s: %w", version, err)
	}
	if d.Info.Version != version {
		return nil, fmt.Errorf("the release %s has become %s: the files or the rules have changed; whoever changes the rules raises kg.Rules", version, d.Info.Version)
	}
	return d, nil
}

// Pack writes the data files of a folder into an archive, the same bytes for the same files.
func Pack(folder fs.FS) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	names, err := fs.ReadDir(folder, ".") // by name
	if err != nil {
		return nil, fmt.Errorf("listing the data files: %w", err)
	}
	for _, entry := range names {
		if ext := path.Ext(entry.Name()); ext != ".csv" && ext != ".yaml" {
			continue
		}
		text, err := fs.ReadFile(folder, entry.Name())
		if err != nil {
			return nil, fmt.Errorf("reading a data file: %w", err)
		}
		f, err := w.CreateHeader(&zip.FileHeader{Name: entry.Name(), Method: zip.Deflate}) // without a time
		if err == nil {
			_, err = f.Write(text)
		}
		if err != nil {
			return nil, fmt.Errorf("packing %s: %w", entry.Name(), err)
		}
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("packing the data files: %w", err)
	}
	return b.Bytes(), nil
}

// WriteList writes a list of releases as OpenArchive reads it, a line for each.
func WriteList(w io.Writer, list []kg.Release) error {
	var b bytes.Buffer
	b.WriteString("[")
	for i, r := range list {
		if i > 0 {
			b.WriteString(",")
		}
		text, err := json.Marshal(r)
		if err != nil {
			return fmt.Errorf("writing the list of releases: %w", err)
		}
		b.WriteString("\n\t" + string(text))
	}
	b.WriteString("\n]\n")
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("writing the list of releases: %w", err)
	}
	return nil
}
