package response

import (
	"testing"

	"cited/internal/mention"
	"cited/internal/text"
)

// TestWordsOfMarks finds no words in a stretch that holds marks only.
func TestWordsOfMarks(t *testing.T) {
	const content = "→ † ← left"
	sc := &scene{s: &mention.Sentence{Content: content, Tokens: text.AppendTokens(nil, content, 0, len(content))}}
	if got := sc.words(sc.trim(stretch{0, 3})); got != "" {
		t.Errorf("got %q", got)
	}
	if got := sc.words(sc.trim(stretch{0, 4})); got != "left" {
		t.Errorf("got %q", got)
	}
}
