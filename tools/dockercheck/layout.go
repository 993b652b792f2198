package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/moby/patternmatcher"
	"github.com/moby/patternmatcher/ignorefile"
)

// layOut copies what .dockerignore lets through into a folder of its own and returns it.
func layOut(work string) (string, error) {
	f, err := os.Open(".dockerignore")
	if err != nil {
		return "", err
	}
	patterns, err := ignorefile.ReadAll(f)
	if err := errors.Join(err, f.Close()); err != nil {
		return "", err
	}
	ignored, err := patternmatcher.New(patterns)
	if err != nil {
		return "", err
	}
	tree := filepath.Join(work, "tree")
	return tree, filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == ".git" || d.Name() == "node_modules") {
			return filepath.SkipDir // big, and nothing in it could be let through
		}
		if !d.Type().IsRegular() {
			return nil
		}
		if out, err := ignored.MatchesOrParentMatches(path); out || err != nil {
			return err
		}
		return copyFile(path, filepath.Join(tree, path))
	})
}

func copyFile(from, to string) error {
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o644)
}
