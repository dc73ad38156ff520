package concern_test

import (
	"testing"

	"cited/internal/concern"
	"cited/internal/mention"
	"cited/internal/text"
	"cited/rules"
)

// tally reads sentences.
func tally(t *testing.T, sentences ...string) *concern.Tally {
	t.Helper()
	lang, err := mention.Load(rules.FS, "en", nil)
	if err != nil {
		t.Fatal(err)
	}
	var out concern.Tally
	var s mention.Sentence
	var y mention.Saying
	for _, words := range sentences {
		lang.Analyze(&s, words, text.AppendTokens(nil, words, 0, len(words)))
		y.Read(&s)
		out.Note(&s, &y, false)
	}
	return &out
}

func TestScore(t *testing.T) {
	dull := "The shop opened at nine."
	about := tally(t, dull, dull, dull, dull, "The jihadist came home.", dull, dull, dull, dull)
	if near, far := about.Score(5), about.Score(0); near <= far || about.Score(4) <= near {
		t.Errorf("scores fall from %d beside it to %d; itself %d", near, far, about.Score(4))
	}
	if about.Score(-1) != 0 || about.Score(99) != 0 {
		t.Error("sentences that are not there have a score")
	}
	if about.Sure() {
		t.Error("one sentence makes a document about the matter")
	}
}

func TestSure(t *testing.T) {
	about := tally(t, "The returnees met.", "They had fought in Syria.", "A court sat.")
	if !about.Sure() {
		t.Error("a document about returnees is not about the matter")
	}
	about.Next()
	if !about.Sure() || about.Score(0) != 0 {
		t.Error("the next window forgets too much, or too little")
	}
	if tally(t, "A shop opened.", "It rained.").Sure() || (&concern.Tally{}).Sure() {
		t.Error("other documents are about the matter")
	}
}
