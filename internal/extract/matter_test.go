package extract

import (
	"testing"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// sentenceOf finds the words of the lists in a sentence.
func sentenceOf(r *Reader, in string) *mention.Sentence {
	s := &mention.Sentence{}
	r.lang.Analyze(s, in, text.AppendTokens(nil, in, 0, len(in)))
	return s
}

// TestMatter tells what speaks of a conflict or a disaster from what has nothing to do
// with one.
func TestMatter(t *testing.T) {
	r := reader(t)
	for _, c := range []struct {
		in               string
		matter, everyday bool
	}{
		{"Kherson was shelled in May.", true, false},
		{"The typhoon left the coast under water.", true, false},
		{"The choir sang at the museum.", false, true},
		{"Two goals decided the championship.", false, true},
		{"They left in May.", false, false},
	} {
		s := sentenceOf(r, c.in)
		if got := r.ofConflict(s) > 0; got != c.matter {
			t.Errorf("%s speaks of a conflict: %t", c.in, got)
		}
		if got := everyday(s) > 0; got != c.everyday {
			t.Errorf("%s speaks of everyday things: %t", c.in, got)
		}
	}
}

// TestEndsLine tells a number that ends its line from one that counts what follows.
func TestEndsLine(t *testing.T) {
	r := reader(t)
	for in, want := range map[string]bool{
		"Killed in June: 40\nFighters came in July.": true,
		"Killed in June: 40 fighters.":               false,
		"In June they killed 40\nfighters.":          false,
	} {
		sc := &scene{r: r, b: r.all, s: sentenceOf(r, in)}
		if len(sc.s.Quantities) != 1 {
			t.Fatalf("%s: %d numbers", in, len(sc.s.Quantities))
		}
		if got := sc.nounOf(&sc.s.Quantities[0]).bare; got != want {
			t.Errorf("%s: bare %t", in, got)
		}
	}
}

// TestSettle drops a doubtful figure of a document on something else only where little
// speaks for it.
func TestSettle(t *testing.T) {
	r := reader(t)
	s := begin(t, r)
	s.index.reset("x")
	s.out = make([]cited.Figure, 3)
	for i := range s.out {
		s.out[i].Counted = []string{"certain", "clear", "doubtful"}[i]
	}
	s.doubts = []doubt{{1, clearLead + 1}, {2, clearLead / 2}}
	s.settle()
	if len(s.out) != 2 || s.out[1].Counted != "clear" {
		t.Errorf("kept %v", s.out)
	}
}
