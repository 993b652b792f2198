package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
)

// instruction is one line of a Dockerfile, with its continuations.
type instruction struct {
	name string
	args string
}

// stage is a FROM and what follows it.
type stage struct {
	base, alias  string
	instructions []instruction
}

// parse reads the part of the language that the Dockerfile uses: no heredocs, no parser directives.
func parse(text string) ([]*stage, error) {
	var stages []*stage
	var joined string
	for i, line := range strings.Split(text, "\n") {
		if strings.HasPrefix(strings.TrimSpace(line), "#") {
			continue
		}
		if head, ok := strings.CutSuffix(line, `\`); ok {
			joined += head
			continue
		}
		line, joined = strings.TrimSpace(joined+line), ""
		if line == "" {
			continue
		}
		name, args, _ := strings.Cut(line, " ")
		in := instruction{strings.ToUpper(name), strings.TrimSpace(args)}
		if in.name == "FROM" {
			words := strings.Fields(in.args)
			s := &stage{base: words[0]}
			if len(words) == 3 && strings.EqualFold(words[1], "AS") {
				s.alias = words[2]
			}
			stages = append(stages, s)
			continue
		}
		if len(stages) == 0 {
			return nil, fmt.Errorf("line %d: %s stands before the first FROM", i+1, in.name)
		}
		s := stages[len(stages)-1]
		s.instructions = append(s.instructions, in)
	}
	if len(stages) == 0 {
		return nil, errors.New("there is no FROM")
	}
	return stages, nil
}

func (s *stage) last(name string) (string, bool) {
	for i := len(s.instructions) - 1; i >= 0; i-- {
		if s.instructions[i].name == name {
			return s.instructions[i].args, true
		}
	}
	return "", false
}

// user is the number of the user that the image runs as. A name would need an /etc/passwd, and 0 is root.
func (s *stage) user() (int, error) {
	args, _ := s.last("USER")
	name, _, _ := strings.Cut(args, ":")
	id, err := strconv.Atoi(name)
	if err != nil || id == 0 {
		return 0, fmt.Errorf("USER is %q; it should be the number of a user other than root", args)
	}
	return id, nil
}

// serves reports what keeps the image from being reached. Only the JSON form of ENTRYPOINT works without a shell.
func (s *stage) serves() error {
	var problems []error
	if args, _ := s.last("ENTRYPOINT"); !strings.HasPrefix(args, "[") {
		problems = append(problems, fmt.Errorf("ENTRYPOINT is %q; without a shell it should be a JSON list", args))
	}
	if args, ok := s.last("HEALTHCHECK"); ok && !strings.Contains(args, "CMD [") {
		problems = append(problems, fmt.Errorf("HEALTHCHECK is %q; without a shell its CMD should be a JSON list", args))
	}
	port, _ := s.last("EXPOSE")
	if env, _ := s.last("ENV"); port == "" || env != "LC_ADDR=0.0.0.0:"+port {
		problems = append(problems, fmt.Errorf("EXPOSE is %q and ENV is %q; they should name the same port", port, env))
	}
	return errors.Join(problems...)
}

// copied checks that all that COPY takes is there: in the tree, or made by a stage that has that name.
func copied(stages []*stage, tree string) error {
	var problems []error
	names := map[string]bool{}
	for _, s := range stages {
		for _, in := range s.instructions {
			if in.name != "COPY" {
				continue
			}
			words := strings.Fields(in.args)
			from, isFrom := strings.CutPrefix(words[0], "--from=")
			if isFrom {
				if !names[from] {
					problems = append(problems, fmt.Errorf("COPY %s: no earlier stage is called %q", in.args, from))
				}
				continue
			}
			for _, path := range words[:len(words)-1] {
				if _, err := os.Stat(filepath.Join(tree, path)); err != nil {
					problems = append(problems, fmt.Errorf("COPY %s: %w", in.args, err))
				}
			}
		}
		if s.alias != "" {
			names[s.alias] = true
		}
	}
	return errors.Join(problems...)
}
