package tree

import (
	"strings"
	"testing"

	"cited/internal/syntax"
	"cited/internal/text"
)

// TestWordOverTwoLines gives a word that a line parts the lemma of the whole word.
func TestWordOverTwoLines(t *testing.T) {
	m, err := syntax.English()
	if err != nil {
		t.Fatal(err)
	}
	const content = "They saw a per-\nson leave."
	var tree Tree
	tree.Plant(m.NewParser(), &text.Spelling{}, content, text.AppendTokens(nil, content, 0, len(content)), new([]syntax.Token))
	for _, w := range tree.Words {
		if strings.ContainsAny(w.Form+w.Lemma, "\n ") {
			t.Errorf("%q has the lemma %q", w.Form, w.Lemma)
		}
	}
}
