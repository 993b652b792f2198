package main

import "runtime"

// tuneThreads lets more threads run Go code than there are processors. A thread that hands an answer to the kernel, or that is being woken for one, keeps its place
// meanwhile: with no more places than processors, a fifth of the processors' time was idle under full load, and with twice as many a quarter more answers came a
// second (measured on two processors, docs/design.md). The environment variable GOMAXPROCS wins.
func tuneThreads(getenv func(string) string) {
	if getenv("GOMAXPROCS") == "" {
		runtime.GOMAXPROCS(threads(runtime.GOMAXPROCS(0), runtime.NumCPU()))
	}
}

// moreThreads is how many more they are at most: the more processors there are, the less one that waits is missed.
const moreThreads = 4

// threads is how many run Go code, where Go would take so many and there are so many processors. Go takes fewer than there are where a container may use no more;
// it stays at that, since the kernel halts a container that does.
func threads(usual, processors int) int {
	if usual < processors {
		return usual
	}
	return usual + min(usual, moreThreads)
}
