//go:build linux

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// machine is what the figures were measured on.
type machine struct {
	processor, kernel, memory, load string
	node                            string
}

func readMachine() machine {
	m := machine{
		processor: fmt.Sprintf("%d × %s", runtime.NumCPU(), afterColon("/proc/cpuinfo", "model name")),
		memory:    afterColon("/proc/meminfo", "MemTotal"),
		kernel:    "Linux " + firstWords("/proc/sys/kernel/osrelease", 1),
		load:      firstWords("/proc/loadavg", 1),
	}
	if text, err := exec.Command("node", "--version").Output(); err == nil {
		m.node = strings.TrimSpace(string(text))
	}
	return m
}

// afterColon is what a line "key : value" of a file says; "unknown" where there is none.
func afterColon(file, key string) string {
	f, err := os.Open(file)
	if err != nil {
		return "unknown"
	}
	defer func() { _ = f.Close() }() // it was only read
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if name, value, ok := strings.Cut(lines.Text(), ":"); ok && strings.TrimSpace(name) == key {
			return strings.TrimSpace(value)
		}
	}
	return "unknown"
}

func firstWords(file string, n int) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return "unknown"
	}
	words := strings.Fields(string(text))
	return strings.Join(words[:min(n, len(words))], " ")
}
