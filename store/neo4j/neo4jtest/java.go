//go:build linux || darwin

package neo4jtest

import (
	"bufio"
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// jdk is an installed Java with its compiler.
type jdk struct {
	home    string
	release int // 17 for Java 17
}

func (j jdk) tool(name string) string { return filepath.Join(j.home, "bin", name) }

// findJava returns the first Java from oldest to newest in JAVA_HOME, on the PATH, or where systems install it.
func findJava(oldest, newest int) (jdk, error) {
	var seen []string
	for _, home := range javaHomes() {
		j, ok := readJDK(home)
		if !ok {
			continue
		}
		if oldest <= j.release && j.release <= newest {
			return j, nil
		}
		if line := fmt.Sprintf("Java %d in %s", j.release, j.home); !slices.Contains(seen, line) {
			seen = append(seen, line)
		}
	}
	found := "found no JDK"
	if len(seen) > 0 {
		found = "found only " + strings.Join(seen, ", ")
	}
	wanted := fmt.Sprintf("Java %d", oldest)
	if newest > oldest {
		wanted += fmt.Sprintf(" to %d", newest)
	}
	return jdk{}, fmt.Errorf("needs a JDK of %s, with javac: %s; "+
		"install the Debian package openjdk-%d-jdk-headless or set JAVA_HOME", wanted, found, oldest)
}

func javaHomes() []string {
	var homes []string
	if home := os.Getenv("JAVA_HOME"); home != "" {
		homes = append(homes, home)
	}
	if javac, err := exec.LookPath("javac"); err == nil {
		if path, err := filepath.EvalSymlinks(javac); err == nil {
			homes = append(homes, filepath.Dir(filepath.Dir(path)))
		}
	}
	for _, pattern := range []string{"/usr/lib/jvm/*", "/opt/java/*", "/Library/Java/JavaVirtualMachines/*/Contents/Home"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			continue // only a malformed pattern fails, and these are constant
		}
		homes = append(homes, found...)
	}
	return homes
}

// readJDK reads the file "release" that every JDK has, which is quicker than asking java itself.
func readJDK(home string) (jdk, bool) {
	home, err := filepath.EvalSymlinks(home)
	if err != nil {
		return jdk{}, false
	}
	text, err := os.ReadFile(filepath.Join(home, "release"))
	if err != nil {
		return jdk{}, false
	}
	for _, tool := range []string{"java", "javac"} {
		if _, err := os.Stat(filepath.Join(home, "bin", tool)); err != nil {
			return jdk{}, false
		}
	}
	lines := bufio.NewScanner(bytes.NewReader(text))
	for lines.Scan() {
		version, ok := strings.CutPrefix(lines.Text(), `JAVA_VERSION="`)
		if !ok {
			continue
		}
		major, _, _ := strings.Cut(strings.TrimSuffix(version, `"`), ".")
		release, err := strconv.Atoi(major)
		return jdk{home: home, release: release}, err == nil
	}
	return jdk{}, false
}
