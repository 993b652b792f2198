//go:build ignore

// This program keeps the data as they are as a release: it packs the data files into releases/VERSION.zip and adds a line to the list beside
// it. Data that are the newest release already are left alone. go generate runs it here.
package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"learningcities/kg"
	"learningcities/seed"
)

func main() {
	if err := run("data", "releases"); err != nil {
		fmt.Fprintln(os.Stderr, "release:", err)
		os.Exit(1)
	}
}

// run keeps the data of a folder among the releases in another one.
func run(data, releases string) error {
	files := os.DirFS(data)
	d, err := seed.Load(files)
	if err != nil {
		return fmt.Errorf("reading %s: %w", data, err)
	}
	archive, err := seed.OpenArchive(os.DirFS(releases))
	if err != nil {
		return err //nolint:wrapcheck // it says what it was doing
	}
	version, list := d.Info.Version, archive.All()
	if len(list) > 0 && list[len(list)-1].Version == version {
		return nil
	}
	list = slices.DeleteFunc(list, func(r kg.Release) bool { return r.Version == version }) // an older one is the newest again
	packed, err := seed.Pack(files)
	if err != nil {
		return err //nolint:wrapcheck // likewise
	}
	if err := os.WriteFile(filepath.Join(releases, version+".zip"), packed, 0o644); err != nil { //nolint:gosec // others read it
		return fmt.Errorf("writing the release: %w", err)
	}
	var b bytes.Buffer
	if err := seed.WriteList(&b, append(list, d.Info.Release())); err != nil {
		return err //nolint:wrapcheck // likewise
	}
	if err := os.WriteFile(filepath.Join(releases, seed.ReleaseList), b.Bytes(), 0o644); err != nil { //nolint:gosec // likewise
		return fmt.Errorf("writing the list of releases: %w", err)
	}
	return nil
}
