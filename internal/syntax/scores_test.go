package syntax_test

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"testing"

	"cited/internal/gold"
	"cited/internal/syntax"
)

var update = flag.Bool("update", false, "write the scores as they are to testdata/scores.txt")

const (
	scoresFile = "testdata/scores.txt"
	treebank   = "../../../shared/treebank/"
)

// TestRatchet holds the model of English to the committed scores on the dev
// files, gold tokens: none may fall. A model that is worth a fall commits the
// new scores with it:
//
//	go test ./internal/syntax -run Ratchet -update
func TestRatchet(t *testing.T) {
	committed := readScores(t)
	for _, set := range []string{"ewt-dev", "gum-dev"} {
		t.Run(set, func(t *testing.T) {
			file, err := os.Open(treebank + set + ".conllu")
			if errors.Is(err, fs.ErrNotExist) {
				t.Skipf("%s is not here to score on", treebank+set+".conllu")
			}
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			sentences, err := syntax.ReadCoNLLU(file)
			if err != nil {
				t.Fatal(err)
			}
			for name, got := range scoresOf(t, sentences) {
				key := set + " " + name
				if want, ok := committed[key]; (!ok || got < want) && !*update {
					t.Errorf("%s fell from %d to %d hundredths of a percent; if that is the price of something better: go test ./internal/syntax -run Ratchet -update", key, want, got)
				}
				committed[key] = got
			}
		})
	}
	if *update {
		writeScores(t, committed)
	}
}

// scoresOf returns the scores of the model.
func scoresOf(t *testing.T, sentences []syntax.Sentence) gold.Percents {
	t.Helper()
	var want, got [][]gold.TreeWord
	p := english(t).NewParser()
	for _, s := range sentences {
		var tokens []syntax.Token
		for _, w := range s.Words {
			tokens = append(tokens, syntax.Token{Form: w.Form, Glued: w.Glued})
		}
		want, got = append(want, treeWords(s.Words)), append(got, treeWords(p.Parse(nil, tokens)))
	}
	r, err := gold.ScoreTrees(want, got)
	if err != nil {
		t.Fatal(err)
	}
	scores := r.Percents()
	delete(scores, "words") // they are given
	delete(scores, "sentences")
	scores.Add(r, "nsubj", "nsubj:pass", "obj", "obl", "nummod", "ccomp", "acl:relcl")
	return scores
}

func treeWords(words []syntax.Word) []gold.TreeWord {
	list := make([]gold.TreeWord, len(words))
	for i, w := range words {
		list[i] = gold.TreeWord{Form: w.Form, Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Head: w.Head, Rel: w.Rel, Entity: w.Entity}
	}
	return list
}

func readScores(t *testing.T) gold.Percents {
	t.Helper()
	file, err := os.Open(scoresFile)
	if errors.Is(err, fs.ErrNotExist) && *update {
		return gold.Percents{}
	}
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	scores, err := gold.ReadPercents(file)
	if err != nil {
		t.Fatalf("%s: %v", scoresFile, err)
	}
	return scores
}

func writeScores(t *testing.T, scores gold.Percents) {
	t.Helper()
	var b bytes.Buffer
	if err := scores.Write(&b); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(scoresFile, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
