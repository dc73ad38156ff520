// Package fuzztest bounds what fuzz targets may take: the time that anybody would
// wait for, and the memory at which a worker ends itself.
package fuzztest

import (
	"flag"
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

const (
	// Longest is how long reading one input may take before it counts as a hang.
	Longest = 10 * time.Second
	// patience is how much longer it may take where inputs are only tested again, side
	// by side with other tests and with what slows them down.
	patience = 12
	// SoftMemory is where the collector begins to work hard, in bytes.
	SoftMemory = 768 << 20
	// Memory is what an input may take, in bytes. Both are the limits of a worker
	// (package format).
	Memory = 1 << 30
)

// Limit ends the process with a panic, which fuzzing takes for a crash and keeps the
// input of, when what t tests has not ended in time or takes too much memory.
func Limit(t testing.TB) {
	t.Helper()
	debug.SetMemoryLimit(SoftMemory)
	longest, before := Longest, memory()
	if !fuzzing() {
		longest *= patience
	}
	done := make(chan struct{})
	go watch(done, longest, before+Memory)
	t.Cleanup(func() {
		close(done)
		if n := memory(); n > before+Memory {
			t.Errorf("it took %d MB of memory", (n-before)>>20)
		}
	})
}

// fuzzing reports whether inputs are made up, and not only those tested that there are.
func fuzzing() bool {
	f := flag.Lookup("test.fuzz")
	return f != nil && f.Value.String() != ""
}

// watch ends the process when it holds more than so many bytes, or longest is over.
func watch(done <-chan struct{}, longest time.Duration, most uint64) {
	late := time.After(longest)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return
		case <-late:
			panic(fmt.Sprintf("it takes longer than %v", longest))
		case <-tick.C:
			if n := memory(); n > most {
				panic(fmt.Sprintf("it and what was there take %d MB of memory", n>>20))
			}
		}
	}
}

// memory is what the process holds, in bytes, but for what it gave back.
func memory() uint64 {
	sample := []metrics.Sample{{Name: "/memory/classes/total:bytes"}, {Name: "/memory/classes/heap/released:bytes"}}
	metrics.Read(sample)
	return sample[0].Value.Uint64() - sample[1].Value.Uint64()
}
