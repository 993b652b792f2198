//go:build linux || darwin

package neo4jtest

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// prepareJars returns the folder with exactly the jars of the release's list. It has that name only when all
// of them were there and right, so it is checked once, when it is made.
func prepareJars(ctx context.Context, root, version string, j jdk) (string, error) {
	list, err := files.ReadFile("jars-" + version + ".sha256")
	if err != nil {
		return "", err
	}
	jars := filepath.Join(root, fmt.Sprintf("jars-%.8x", sha256.Sum256(list)))
	if _, err := os.Stat(jars); !errors.Is(err, fs.ErrNotExist) {
		return jars, err
	}
	work, err := os.MkdirTemp(root, "work-")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(work) }()
	out := filepath.Join(work, "jars")
	if err := fetch(ctx, work, out, version, j); err != nil {
		return "", err
	}
	if err := verify(out, string(list)); err != nil {
		return "", err
	}
	return jars, os.Rename(out, jars)
}

// fetch has Maven copy the jars into the folder out.
func fetch(ctx context.Context, work, out, version string, j jdk) error {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return errors.New("needs Maven's command mvn on the PATH; install the Debian package maven")
	}
	pom, err := files.ReadFile("pom.xml")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(work, "pom.xml"), pom, 0o644); err != nil {
		return err
	}
	cmd := exec.CommandContext(ctx, mvn, "--batch-mode", "--quiet", "--strict-checksums",
		"-Dneo4j.version="+version, "-DoutputDirectory="+out, "-DincludeScope=runtime", "dependency:copy-dependencies")
	cmd.Dir = work
	cmd.Env = append(os.Environ(), "JAVA_HOME="+j.home)
	if text, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("mvn dependency:copy-dependencies: %w\n%s", err, text)
	}
	return nil
}

// verify compares a folder with a list as sha256sum prints it. Both must have the same files.
func verify(dir, list string) error {
	var problems []error
	expected := map[string]bool{}
	for line := range strings.Lines(list) {
		sum, name, ok := strings.Cut(strings.TrimSpace(line), "  ")
		if !ok {
			return fmt.Errorf("the list of checksums has the line %q; it should be a checksum, two spaces and a file", line)
		}
		expected[name] = true
		got, err := hashFile(filepath.Join(dir, name))
		switch {
		case err != nil:
			problems = append(problems, err)
		case got != sum:
			problems = append(problems, fmt.Errorf("%s has the checksum %s; the list says %s", name, got, sum))
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !expected[e.Name()] {
			problems = append(problems, fmt.Errorf("%s is not in the list", e.Name()))
		}
	}
	if len(problems) > 0 {
		return fmt.Errorf("what Maven fetched is not what is pinned: %w", errors.Join(problems...))
	}
	return nil
}

func hashFile(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer func() { _ = f.Close() }() // it was only read
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", err
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
