package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/compose-spec/compose-go/v2/types"
)

// checkCompose loads compose.yaml as `docker compose config` does, with and without a password.
func checkCompose(ctx context.Context) error {
	if _, err := load(ctx, nil); err == nil || !strings.Contains(err.Error(), "NEO4J_PASSWORD") {
		return fmt.Errorf("without NEO4J_PASSWORD: got error %v; want one that asks for it", err)
	}
	project, err := load(ctx, []string{"NEO4J_PASSWORD=correct horse"})
	if err != nil {
		return err
	}
	var problems []error
	for name, s := range project.Services {
		for _, p := range s.Ports {
			if p.HostIP != "127.0.0.1" {
				problems = append(problems, fmt.Errorf("%s publishes port %s to other machines than this", name, p.Published))
			}
		}
		if s.Build == nil && !strings.Contains(s.Image, ":") {
			problems = append(problems, fmt.Errorf("%s takes whatever %s is today; name a release", name, s.Image))
		}
	}
	serve := project.Services["serve"]
	if serve.DependsOn["seed"].Condition != types.ServiceConditionCompletedSuccessfully {
		problems = append(problems, errors.New("serve should wait until seed has ended well"))
	}
	return errors.Join(problems...)
}

func load(ctx context.Context, env []string) (*types.Project, error) {
	options, err := cli.NewProjectOptions([]string{"compose.yaml"}, cli.WithEnv(env))
	if err != nil {
		return nil, err
	}
	return options.LoadProject(ctx)
}
