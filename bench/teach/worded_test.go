package teach

import (
	"os"
	"strings"
	"testing"
)

// TestWorded holds the kinds that are learned as told by words to those that are.
func TestWorded(t *testing.T) {
	weights, err := os.ReadFile("../../internal/extract/weights.txt")
	if err != nil {
		t.Fatal(err)
	}
	told, kind := map[string]bool{}, ""
	for line := range strings.Lines(string(weights)) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "["); ok {
			kind = strings.TrimSuffix(name, "]")
			told[kind] = false
		} else if _, f, ok := strings.Cut(line, " "); ok && kind != "" {
			name, _, _ := strings.Cut(f, "=")
			told[kind] = told[kind] || strings.HasSuffix(name, "/noun-word")
		}
	}
	if len(told) < 10 {
		t.Fatalf("only %d kinds of choice were looked at", len(told))
	}
	for kind, is := range told {
		if worded(kind) != is {
			t.Errorf("%s: told by words %v, learned as such %v", kind, is, worded(kind))
		}
	}
}
