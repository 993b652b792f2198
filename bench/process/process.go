//go:build linux

// Package process starts servers that are measured, and reads of Linux what they take.
package process

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// startLimit is how long a server may take until it tells its address.
const startLimit = time.Minute

// Process is a server that was started here. It says where it listens in its first line that holds an address.
type Process struct {
	Address string // "http://127.0.0.1:1234", without a path
	Log     *Log   // what it says on its standard error

	cmd    *exec.Cmd
	exited chan struct{}
}

var address = regexp.MustCompile(`http://[^/ ]+`)

// Start starts a program and waits for its address. More of the environment is given as "NAME=value".
func Start(ctx context.Context, environment []string, program string, args ...string) (*Process, error) {
	said, err := newLog()
	if err != nil {
		return nil, err
	}
	p := &Process{cmd: exec.Command(program, args...), Log: said, exited: make(chan struct{})}
	p.cmd.Env = append(os.Environ(), environment...)
	p.cmd.Stderr = said.file
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("starting %s: %w", program, err)
	}
	if err := p.cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting %s: %w", program, err)
	}
	found := make(chan string, 1)
	go func() {
		defer close(p.exited)
		lines := bufio.NewScanner(stdout)
		for lines.Scan() {
			if a := address.FindString(lines.Text()); a != "" && len(found) == 0 {
				found <- a
			}
		}
		_, _ = io.Copy(io.Discard, stdout)
		_ = p.cmd.Wait() // what it said tells more
	}()
	limit, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	select {
	case p.Address = <-found:
		return p, nil
	case <-p.exited:
		defer p.Log.close()
		return nil, fmt.Errorf("%s %s ended before it listened:\n%s", program, strings.Join(args, " "), p.Log)
	case <-limit.Done():
		said := p.Log.String()
		p.Stop()
		return nil, fmt.Errorf("%s %s does not listen: %w\n%s", program, strings.Join(args, " "), limit.Err(), said)
	}
}

// Stop ends it at once.
func (p *Process) Stop() {
	_ = p.cmd.Process.Kill() // it may be gone
	<-p.exited
	p.Log.close()
}

// PID is its number.
func (p *Process) PID() int { return p.cmd.Process.Pid }

// tick is the unit of times in /proc/PID/stat, on every Linux that Go runs on.
const tick = 10 * time.Millisecond

// CPU is how much time the process has spent on processors, in its own code and in the kernel's.
func CPU(pid int) (time.Duration, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, fmt.Errorf("reading the processor time: %w", err)
	}
	_, rest, _ := strings.Cut(string(text), ") ") // the name of the program may hold anything
	fields := strings.Fields(rest)
	if len(fields) < 13 {
		return 0, errors.New("reading the processor time: /proc does not tell it")
	}
	user, err1 := strconv.Atoi(fields[11])
	system, err2 := strconv.Atoi(fields[12])
	return time.Duration(user+system) * tick, errors.Join(err1, err2)
}

// Resident is how many bytes of memory the process takes.
func Resident(pid int) (int, error) {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, fmt.Errorf("reading the resident memory: %w", err)
	}
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kB, err := strconv.Atoi(strings.Fields(rest)[0])
			if err != nil {
				return 0, fmt.Errorf("reading the resident memory: %w", err)
			}
			return kB << 10, nil
		}
	}
	return 0, errors.New("reading the resident memory: /proc does not tell it")
}
