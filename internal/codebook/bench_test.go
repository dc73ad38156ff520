package codebook_test

import (
	"testing"

	"cited/internal/codebook"
	"cited/rules"
)

// Every command that reads or asks loads the codebook first.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := codebook.Load(rules.FS, "foreign-fighters"); err != nil {
			b.Fatal(err)
		}
	}
}
