//go:build linux || darwin

package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// The longest waits for a server to listen and to shut down. Both take seconds; machines under load take longer.
const (
	startLimit = 3 * time.Minute
	stopLimit  = time.Minute
)

// process is a running Server.java. It stops by itself when its standard input ends, and so with this process.
type process struct {
	cmd    *exec.Cmd
	stdin  io.WriteCloser
	exited chan struct{} // closed when the process is gone
}

// launch starts the command and waits for its line "ready".
func launch(ctx context.Context, command []string, password string) (*process, error) {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()

	cmd := exec.Command(command[0], command[1:]...)
	if password != "" {
		cmd.Env = append(os.Environ(), "NEO4J_TEST_SERVER_PASSWORD="+password)
	}
	// In a group of its own, a suspended server that loses its parent is woken and ended by the kernel.
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out := &output{ready: make(chan struct{})}
	cmd.Stdout = out
	cmd.Stderr = out
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("starting Java: %w", err)
	}
	p := &process{cmd: cmd, stdin: stdin, exited: make(chan struct{})}
	go func() {
		_ = cmd.Wait() // the exit code says less than the output does
		close(p.exited)
	}()

	select {
	case <-out.ready:
		return p, nil
	case <-p.exited:
		return nil, fmt.Errorf("the server stopped before it listened; it printed:\n%s", out.text())
	case <-ctx.Done():
		return nil, errors.Join(fmt.Errorf("the server does not listen yet: %w; it printed:\n%s", context.Cause(ctx), out.text()), p.kill())
	}
}

// stop shuts the server down in order, and kills it when that takes too long.
func (p *process) stop() error {
	// A suspended server reads no input. Signals to one that is gone already change nothing.
	_ = p.signal(syscall.SIGCONT)
	if _, err := io.WriteString(p.stdin, "stop\n"); err != nil {
		return p.kill()
	}
	select {
	case <-p.exited:
		return nil
	case <-time.After(stopLimit):
		return errors.Join(fmt.Errorf("the server did not shut down within %s and was killed", stopLimit), p.kill())
	}
}

func (p *process) kill() error {
	if err := p.signal(syscall.SIGKILL); err != nil && !errors.Is(err, os.ErrProcessDone) {
		return err
	}
	<-p.exited
	return nil
}

func (p *process) signal(sig syscall.Signal) error {
	if err := p.cmd.Process.Signal(sig); err != nil {
		return fmt.Errorf("sending %v to the test server: %w", sig, err)
	}
	return nil
}
