package teach

import (
	"testing"

	"cited/internal/choice"
)

// TestShare has the times of other codebooks learned from those of the usual one too.
func TestShare(t *testing.T) {
	examples := map[string][]choice.Example{"time": make([]choice.Example, 3), "time:elsewhere": make([]choice.Example, 2), "basis": make([]choice.Example, 1)}
	share(examples)
	for kind, want := range map[string]int{"time": 3, "time:elsewhere": 5, "basis": 1} {
		if got := len(examples[kind]); got != want {
			t.Errorf("%s: %d, want %d", kind, got, want)
		}
	}
	alone := map[string][]choice.Example{"time": make([]choice.Example, 3)}
	if share(alone); len(alone) != 1 {
		t.Errorf("a codebook that is not read is taught: %d kinds", len(alone))
	}
}
