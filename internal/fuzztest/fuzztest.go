// Package fuzztest bounds what fuzz targets may take: the time that anybody would
// wait for, and the memory at which a worker ends itself.
package fuzztest

import (
	"fmt"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

const (
	// Longest is how long reading one input may take before it counts as a hang.
	Longest = 10 * time.Second
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
	done := make(chan struct{})
	go watch(done)
	t.Cleanup(func() {
		close(done)
		if n := memory(); n > Memory {
			t.Errorf("it took %d MB of memory", n>>20)
		}
	})
}

func watch(done <-chan struct{}) {
	late := time.After(Longest)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return
		case <-late:
			panic(fmt.Sprintf("it takes longer than %v", Longest))
		case <-tick.C:
			if n := memory(); n > Memory {
				panic(fmt.Sprintf("it takes %d MB of memory", n>>20))
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
