package main

import (
	"bytes"
	"context"
	"debug/elf"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// output is where the Dockerfile's build command puts the program and the last stage takes it from.
const output = "/learningcities"

// build runs the build command of the Dockerfile in the tree and returns the path of the program.
func build(ctx context.Context, stages []*stage, tree, work string) (string, error) {
	rootfs := filepath.Join(work, "image")
	if err := os.Mkdir(rootfs, 0o755); err != nil {
		return "", err
	}
	for _, s := range stages {
		for _, in := range s.instructions {
			if in.name != "RUN" || !strings.Contains(in.args, "go build") {
				continue
			}
			if !strings.Contains(in.args, " -o "+output+" ") {
				return "", fmt.Errorf("RUN %s: it should write %s", in.args, output)
			}
			cmd := exec.CommandContext(ctx, "sh", "-c", strings.Replace(in.args, " -o "+output, " -o "+rootfs+output, 1))
			cmd.Dir = tree
			cmd.Env = append(os.Environ(), "VERSION=docker-check")
			if text, err := cmd.CombinedOutput(); err != nil {
				return "", fmt.Errorf("RUN %s: %w\n%s", in.args, err, text)
			}
			return rootfs + output, nil
		}
	}
	return "", errors.New("no stage runs go build")
}

// static reports an error when the program needs a loader or libraries, which an empty image does not have.
func static(program string) error {
	f, err := elf.Open(program)
	if err != nil {
		return fmt.Errorf("reading the program: %w", err)
	}
	defer func() { _ = f.Close() }()
	for _, p := range f.Progs {
		if p.Type == elf.PT_INTERP {
			return errors.New("the program is not static: it asks for a loader")
		}
	}
	return nil
}

// start runs the program with nothing but itself around it: as root, in its own folder as the root of the file
// system and as the image's user, as the image will; otherwise only with an empty environment.
func start(ctx context.Context, program string, user int) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "version")
	if os.Getuid() == 0 {
		cmd = exec.CommandContext(ctx, output, "version")
		cmd.Err = nil // it is found after the change of root
		cmd.Dir = "/"
		cmd.SysProcAttr = &syscall.SysProcAttr{
			Chroot:     filepath.Dir(program),
			Credential: &syscall.Credential{Uid: uint32(user), Gid: uint32(user)},
		}
	}
	cmd.Env = []string{}
	text, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("running the program alone: %w\n%s", err, text)
	}
	if !bytes.Contains(text, []byte("docker-check")) {
		return "", fmt.Errorf("the program does not know the version that it was built with; it printed %q", text)
	}
	first, _, _ := bytes.Cut(text, []byte("\n"))
	return string(first), nil
}
