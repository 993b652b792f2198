package main

import "runtime"

// tuneThreads lets half as many threads run Go code as there are processors beside those that Go would take. A thread that hands an answer to the kernel, or that
// is being woken for one, keeps its place meanwhile: with no more places than processors, a fifth of the processors' time was idle under full load, and with these
// a quarter more answers came a second (measured on two processors, docs/performance.md). The environment variable GOMAXPROCS wins.
func tuneThreads(getenv func(string) string) {
	if getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(threads(runtime.GOMAXPROCS(0), runtime.NumCPU()))
	}
}

// threads is how many run Go code, where Go would take so many and there are so many processors. Go takes fewer than there are where a container may use no more;
// it stays at that, since the kernel halts a container that does.
func threads(usual, processors int) int {
	if usual < processors {
		return usual
	}
	return usual + (usual+1)/2
}
