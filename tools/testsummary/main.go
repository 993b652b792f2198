// Command testsummary runs steps of a check, keeps what they proved in a tally, and sums the tally up.
//
//	testsummary -tally FILE -name NAME go COMMAND...     run `go test -json`, count its tests
//	testsummary -tally FILE -name NAME step COMMAND...   run any command, count it as one
//	testsummary -tally FILE -name WORDS note             remember a remark for the summary
//	testsummary -tally FILE sum                          print the summary
//
// A step's exit code is that of its command. The summary's last line is "N passed, N failed"; its exit code is 1 when
// something failed or no test ran.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"time"
)

func main() {
	tally := flag.String("tally", "", "the file that gathers the results")
	name := flag.String("name", "", "what the step proves")
	flag.Parse()
	if *tally == "" || flag.NArg() == 0 {
		fmt.Fprintln(os.Stderr, "usage: testsummary -tally FILE [-name NAME] go|step|note|sum [COMMAND...]")
		os.Exit(2)
	}
	code, err := run(*tally, *name, flag.Arg(0), flag.Args()[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "testsummary:", err)
		os.Exit(2)
	}
	os.Exit(code)
}

func run(tally, name, verb string, command []string) (int, error) {
	switch {
	case verb == "sum":
		results, err := readTally(tally)
		if err != nil {
			return 0, err
		}
		return summarize(os.Stdout, results), nil
	case verb == "note":
		return 0, appendTally(tally, result{Name: name, Note: true})
	case len(command) == 0:
		return 0, fmt.Errorf("%s needs a command", verb)
	}

	fmt.Printf("\n== %s\n", name)
	start := time.Now()
	r := result{Name: name}
	var err error
	switch verb {
	case "go":
		err = runTests(command, os.Stdout, &r)
	case "step":
		err = runStep(command, &r)
	default:
		return 0, fmt.Errorf("%q is none of go, step, note and sum", verb)
	}
	code, err := exitCode(err)
	if err != nil {
		return 0, err
	}
	if code != 0 && r.Failed == 0 {
		r.Failed = 1 // it failed outside of any test, for example to compile
	}
	r.Seconds = time.Since(start).Seconds()
	return code, appendTally(tally, r)
}

// runStep runs a command that either succeeds or fails as a whole.
func runStep(command []string, r *result) error {
	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdout = os.Stdout
	cmd.Stderr = os.Stderr
	err := cmd.Run()
	if err == nil {
		r.Passed = 1
	}
	return err
}

// exitCode separates a command that failed from one that could not be run.
func exitCode(err error) (int, error) {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0, nil
	case errors.As(err, &exit):
		return max(exit.ExitCode(), 1), nil
	default:
		return 0, err
	}
}
