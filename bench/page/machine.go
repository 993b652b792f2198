package page

import (
	"bufio"
	"fmt"
	"os"
	"runtime"
	"strings"
)

// Machine is what the figures were measured on.
type Machine struct{ Processor, Memory, Kernel, Load string }

// ReadMachine asks Linux.
func ReadMachine() Machine {
	return Machine{
		Processor: fmt.Sprintf("%d × %s", runtime.NumCPU(), afterColon("/proc/cpuinfo", "model name")),
		Memory:    afterColon("/proc/meminfo", "MemTotal"),
		Kernel:    "Linux " + firstWord("/proc/sys/kernel/osrelease"),
		Load:      firstWord("/proc/loadavg"),
	}
}

func (m Machine) String() string {
	return fmt.Sprintf("%s, %s of memory, %s, %s; load average before: %s", m.Processor, m.Memory, m.Kernel, runtime.Version(), m.Load)
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

func firstWord(file string) string {
	text, err := os.ReadFile(file)
	if err != nil {
		return "unknown"
	}
	word, _, _ := strings.Cut(strings.TrimSpace(string(text)), " ")
	return word
}
