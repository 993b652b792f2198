// Command dockercheck checks the Dockerfile, .dockerignore and compose.yaml in the working directory as far as that goes
// without Docker's engine: it parses them, lays out the files that the engine would be sent, runs the image's own build
// command on those, and starts the program as the image's user in a folder that holds what the image holds.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	if err := run(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "dockercheck:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) error {
	work, err := os.MkdirTemp("", "dockercheck-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()

	image, err := checkImage(ctx, work)
	if err != nil {
		return fmt.Errorf("Dockerfile: %w", err)
	}
	if err := checkCompose(ctx); err != nil {
		return fmt.Errorf("compose.yaml: %w", err)
	}
	fmt.Printf("Dockerfile: %s\ncompose.yaml: valid, and refused without a password\n", image)
	return nil
}

// checkImage returns what was found to be so.
func checkImage(ctx context.Context, work string) (string, error) {
	text, err := os.ReadFile("Dockerfile")
	if err != nil {
		return "", err
	}
	stages, err := parse(string(text))
	if err != nil {
		return "", err
	}
	tree, err := layOut(work)
	if err != nil {
		return "", fmt.Errorf("laying out what .dockerignore lets through: %w", err)
	}
	final := stages[len(stages)-1]
	user, err := final.user()
	if err != nil {
		return "", err
	}
	if err := errors.Join(copied(stages, tree), final.serves()); err != nil {
		return "", err
	}
	program, err := build(ctx, stages, tree, work)
	if err != nil {
		return "", err
	}
	if err := static(program); err != nil {
		return "", err
	}
	printed, err := start(ctx, program, user)
	if err != nil {
		return "", err
	}
	return fmt.Sprintf("builds a static program that runs as user %d on an empty image: %s", user, printed), nil
}
