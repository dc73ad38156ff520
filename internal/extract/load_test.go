package extract

import (
	"testing"

	"cited/rules"
)

// BenchmarkNew loads the lists and the codebook, which every process that reads
// does once.
func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := New(rules.FS, nil); err != nil {
			b.Fatal(err)
		}
	}
}
