//go:build linux || darwin

package neo4jtest

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestVerify makes sure that a server is never built from jars other than the pinned ones.
func TestVerify(t *testing.T) {
	const list = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  a.jar\n" // of "hello"
	for _, c := range []struct {
		name  string
		files map[string]string
		want  string // in the error; empty for none
	}{
		{"as pinned", map[string]string{"a.jar": "hello"}, ""},
		{"changed", map[string]string{"a.jar": "hallo"}, "a.jar has the checksum"},
		{"missing", nil, "no such file"},
		{"one too many", map[string]string{"a.jar": "hello", "b.jar": ""}, "b.jar is not in the list"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			for name, text := range c.files {
				if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			err := verify(dir, list)
			switch {
			case c.want == "" && err != nil:
				t.Errorf("got %v, want no error", err)
			case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
}

// TestMissingJava reads what a person reads who has the wrong Java.
func TestMissingJava(t *testing.T) {
	_, err := findJava(1, 2)
	if err == nil || !strings.Contains(err.Error(), "openjdk-1-jdk-headless") {
		t.Errorf("got %v, want an error that names the Debian package", err)
	}
}
