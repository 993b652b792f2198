//go:build linux || darwin

// Command install fetches the Neo4j that tests run on, so that the first test need not wait for it.
//
//	install [VERSION]         fetch it, unless it is there
//	install -check [VERSION]  only say whether this machine has the Java that it needs
//	install -version          print the version that is meant when none is given: NEO4J_TEST_VERSION or the default
package main

import (
	"cmp"
	"context"
	"flag"
	"fmt"
	"os"

	"learningcities/store/neo4j/neo4jtest"
)

func main() {
	check := flag.Bool("check", false, "only look for Java")
	printVersion := flag.Bool("version", false, "print the default version")
	flag.Parse()
	version := cmp.Or(os.Getenv("NEO4J_TEST_VERSION"), neo4jtest.DefaultVersion)
	if flag.NArg() > 0 {
		version = flag.Arg(0)
	}
	switch {
	case *printVersion:
		fmt.Println(version)
	case *check:
		exitOn(neo4jtest.Supported(version))
	default:
		exitOn(neo4jtest.Install(context.Background(), version))
	}
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
