package gold_test

import (
	"math"
	"slices"
	"testing"

	"cited/internal/gold"
)

// tree is "The dogs don't bark in Ulm." as it should be analysed.
func tree() []gold.TreeWord {
	return []gold.TreeWord{
		{Form: "The", Lemma: "the", UPOS: "DET", XPOS: "DT", Head: 2, Rel: "det"},
		{Form: "dogs", Lemma: "dog", UPOS: "NOUN", XPOS: "NNS", Head: 5, Rel: "nsubj"},
		{Form: "do", Lemma: "do", UPOS: "AUX", XPOS: "VBP", Head: 5, Rel: "aux"},
		{Form: "n't", Lemma: "not", UPOS: "PART", XPOS: "RB", Head: 5, Rel: "advmod"},
		{Form: "bark", Lemma: "bark", UPOS: "VERB", XPOS: "VB", Head: 0, Rel: "root"},
		{Form: "in", Lemma: "in", UPOS: "ADP", XPOS: "IN", Head: 7, Rel: "case"},
		{Form: "Ulm", Lemma: "Ulm", UPOS: "PROPN", XPOS: "NNP", Head: 5, Rel: "obl:unmarked", Entity: "B-place"},
		{Form: ".", Lemma: ".", UPOS: "PUNCT", XPOS: ".", Head: 5, Rel: "punct"},
	}
}

func TestScoreTrees(t *testing.T) {
	for _, test := range []struct {
		name string
		edit func([]gold.TreeWord) []gold.TreeWord
		want map[string]float64 // F1; 1 where nothing is said
	}{
		{"the same", func(w []gold.TreeWord) []gold.TreeWord { return w }, nil},
		{"a wrong tag", func(w []gold.TreeWord) []gold.TreeWord { w[1].UPOS = "VERB"; return w }, map[string]float64{"UPOS": 7. / 8}},
		{"a subtype", func(w []gold.TreeWord) []gold.TreeWord { w[6].Rel = "obl"; return w }, map[string]float64{"LAS": 7. / 8}},
		{"a function word", func(w []gold.TreeWord) []gold.TreeWord { w[5].Head = 5; return w },
			map[string]float64{"LAS": 7. / 8, "UAS": 7. / 8, "LASWithout": 7. / 8}},
		{"another type of name", func(w []gold.TreeWord) []gold.TreeWord { w[6].Entity = "B-person"; return w }, map[string]float64{"Names": 0}},
		{"other types", func(w []gold.TreeWord) []gold.TreeWord { w[0].Entity = "B-time"; return w }, nil},
		{"two words in one", func(w []gold.TreeWord) []gold.TreeWord {
			one := append([]gold.TreeWord{}, w[:2]...)
			one = append(one, gold.TreeWord{Form: "don't", Lemma: "do", UPOS: "AUX", XPOS: "VBP", Head: 4, Rel: "aux"})
			for _, x := range w[4:] {
				if x.Head > 2 {
					x.Head--
				}
				one = append(one, x)
			}
			one[1].Head = 4
			return one
		}, map[string]float64{"Words": 12. / 15, "UPOS": 12. / 15, "XPOS": 12. / 15, "Lemmas": 12. / 15, "UAS": 12. / 15,
			"LAS": 12. / 15, "LASWithout": 12. / 15, "CLAS": 6. / 7}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, err := gold.ScoreTrees([][]gold.TreeWord{tree()}, [][]gold.TreeWord{test.edit(tree())})
			if err != nil {
				t.Fatal(err)
			}
			for name, got := range map[string]gold.Rate{"Sentences": r.Sentences, "Words": r.Words, "UPOS": r.UPOS, "XPOS": r.XPOS, "Lemmas": r.Lemmas,
				"UAS": r.UAS, "LAS": r.LAS, "LASWithout": r.LASWithout, "CLAS": r.CLAS, "Names": r.Names} {
				want, ok := test.want[name]
				if !ok {
					want = 1
				}
				if math.Abs(got.F1-want) > 1e-9 {
					t.Errorf("%s is %.4f, want %.4f", name, got.F1, want)
				}
			}
		})
	}
}

func TestScoreTreesCountsSentences(t *testing.T) {
	one := tree()
	for i := range one {
		one[i].Head = 0 // so that it may be cut
	}
	parted, whole := [][]gold.TreeWord{one[:5], one[5:]}, slices.Concat(one, one)
	for _, test := range []struct {
		name       string
		gold, pred [][]gold.TreeWord
		want       float64
	}{
		{"parted alike", parted, parted, 1},
		{"one for two", [][]gold.TreeWord{one, one}, [][]gold.TreeWord{whole}, 0},
		{"one of two parted", [][]gold.TreeWord{one, one}, append([][]gold.TreeWord{one}, parted...), 2. / 5},
	} {
		r, err := gold.ScoreTrees(test.gold, test.pred)
		if err != nil {
			t.Fatal(err)
		}
		if math.Abs(r.Sentences.F1-test.want) > 1e-9 {
			t.Errorf("%s: %.4f, want %.4f", test.name, r.Sentences.F1, test.want)
		}
	}
}

func TestRawText(t *testing.T) {
	sentences := []gold.RawSentence{{"One.", true, false}, {"Two:", false, true}, {"three.", false, false}, {"Four.", true, false}}
	for joined, want := range map[bool]string{false: "One.\nTwo:\nthree.\n\nFour.\n", true: "One. Two:three.\n\nFour.\n"} {
		if got := gold.RawText(sentences, joined); got != want {
			t.Errorf("joined %v: %q, want %q", joined, got, want)
		}
	}
}

func TestScoreTreesWantsTheSameText(t *testing.T) {
	other := tree()
	other[1].Form = "cats"
	if _, err := gold.ScoreTrees([][]gold.TreeWord{tree()}, [][]gold.TreeWord{other}); err == nil {
		t.Error("texts that differ were compared")
	}
}
