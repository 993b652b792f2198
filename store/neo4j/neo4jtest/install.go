//go:build linux || darwin

package neo4jtest

import (
	"context"
	"crypto/sha256"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
)

// DefaultVersion is the release that tests run on unless they are told another one.
const DefaultVersion = "5.26.30"

//go:embed pom.xml Server.java jars-*.sha256
var files embed.FS

// release says what one pinned Neo4j asks for.
type release struct {
	oldestJava, newestJava int
	quickStop              string // the setting that makes shutting down not wait five seconds for more connections
}

var releases = map[string]release{
	DefaultVersion: {17, 21, "internal.dbms.bolt.netty_server_shutdown_quiet_period=0"},
	"2026.08.1":    {25, 25, "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s"},
}

// Supported reports whether this machine has the Java that the release needs, or says what is missing.
func Supported(version string) error {
	_, err := javaOf(version)
	return err
}

// Install puts the release into the cache, where Start finds it.
func Install(ctx context.Context, version string) error {
	if _, err := prepare(ctx, version); err != nil {
		return fmt.Errorf("installing Neo4j for tests: %w", err)
	}
	return nil
}

func javaOf(version string) (jdk, error) {
	r, ok := releases[version]
	if !ok {
		known := slices.Sorted(maps.Keys(releases))
		return jdk{}, fmt.Errorf("Neo4j %q is not pinned here; NEO4J_TEST_VERSION can be %s", version, strings.Join(known, " or "))
	}
	j, err := findJava(r.oldestJava, r.newestJava)
	if err != nil {
		return jdk{}, fmt.Errorf("Neo4j %s %w", version, err)
	}
	return j, nil
}

// install is one release in the cache, ready to run.
type install struct {
	java    jdk
	jars    string // folder of the jars
	classes string // folder of the compiled Server.java
}

// command runs Server.java on a database folder. Compiling lightly and collecting on one thread start fastest; a server that is to be measured
// gets what Java and Neo4j have by themselves.
func (in install) command(dir, leftover, heap string) []string {
	java := []string{"-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"}
	if heap != "" {
		java = []string{"-Xms" + heap, "-Xmx" + heap, "-XX:+UseG1GC"}
	}
	return slices.Concat([]string{
		in.java.tool("java"),
		"-cp", in.classes + ":" + filepath.Join(in.jars, "*"),
	}, java, []string{
		"--add-opens=java.base/java.nio=ALL-UNNAMED",
		"--add-opens=java.base/java.lang=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
		"Server", dir, leftover,
	})
}

// prepare fetches, checks and compiles what the release needs, unless the cache has it.
// Test binaries that run side by side wait here for the first of them.
func prepare(ctx context.Context, version string) (install, error) {
	j, err := javaOf(version)
	if err != nil {
		return install{}, err
	}
	cache, err := cacheDir()
	if err != nil {
		return install{}, err
	}
	root := filepath.Join(cache, "neo4j-"+version)
	if err := os.MkdirAll(root, 0o755); err != nil {
		return install{}, err
	}
	unlock, err := lock(filepath.Join(root, "lock"))
	if err != nil {
		return install{}, err
	}
	defer unlock()

	jars, err := prepareJars(ctx, root, version, j)
	if err != nil {
		return install{}, fmt.Errorf("fetching Neo4j %s: %w", version, err)
	}
	classes, err := compile(ctx, root, jars, j)
	if err != nil {
		return install{}, err
	}
	return install{java: j, jars: jars, classes: classes}, nil
}

// cacheDir is LC_CACHE, or a folder of ours in the user's cache.
func cacheDir() (string, error) {
	if dir := os.Getenv("LC_CACHE"); dir != "" {
		return filepath.Abs(dir)
	}
	dir, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("finding a folder for downloads: %w; set LC_CACHE to one", err)
	}
	return filepath.Join(dir, "learningcities"), nil
}

// lock waits until no other process holds the file, which the kernel releases even when its holder is killed.
func lock(path string) (unlock func(), err error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, err
	}
	for {
		err = syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
		if !errors.Is(err, syscall.EINTR) {
			break
		}
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("locking %s: %w", path, err), f.Close())
	}
	return func() { _ = f.Close() }, nil // closing releases the lock
}

// compile returns the folder with the class of Server.java, which is named by the source it was made from.
func compile(ctx context.Context, root, jars string, j jdk) (string, error) {
	source, err := files.ReadFile("Server.java")
	if err != nil {
		return "", err
	}
	classes := filepath.Join(root, fmt.Sprintf("server-%d-%.8x", j.release, sha256.Sum256(source)))
	if _, err := os.Stat(classes); !errors.Is(err, fs.ErrNotExist) {
		return classes, err
	}
	work, err := os.MkdirTemp(root, "work-")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(work) }()
	path := filepath.Join(work, "Server.java")
	if err := os.WriteFile(path, source, 0o644); err != nil {
		return "", err
	}
	out := filepath.Join(work, "classes")
	cmd := exec.CommandContext(ctx, j.tool("javac"), "-d", out, "-cp", filepath.Join(jars, "*"), path)
	if text, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("compiling Server.java: %w\n%s", err, text)
	}
	return classes, os.Rename(out, classes)
}
