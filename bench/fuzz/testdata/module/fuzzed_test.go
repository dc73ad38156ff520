package fuzzed

import "testing"

func FuzzBad(f *testing.F) {
	f.Add(9)
	f.Fuzz(func(t *testing.T, n int) {
		if n == 9 {
			t.Fatal("nine is bad")
		}
	})
}

func FuzzGood(f *testing.F) {
	f.Fuzz(func(t *testing.T, b []byte) { _ = len(b) })
}
