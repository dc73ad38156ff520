package syntax_test

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strconv"
	"strings"
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

// scoresOf returns the scores of the model, in hundredths of a percent. Names
// count only where there are any.
func scoresOf(t *testing.T, sentences []syntax.Sentence) map[string]int {
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
	rates := map[string]gold.Rate{"UPOS": r.UPOS, "XPOS": r.XPOS, "lemmas": r.Lemmas, "UAS": r.UAS, "LAS": r.LAS,
		"LAS-without-subtypes": r.LASWithout, "CLAS": r.CLAS}
	for _, rel := range []string{"nsubj", "nsubj:pass", "obj", "obl", "nummod", "ccomp", "acl:relcl"} {
		rates[rel] = r.Relations[rel]
	}
	if r.Names.R > 0 {
		rates["names"] = r.Names
	}
	scores := map[string]int{}
	for name, rate := range rates {
		scores[name] = int(rate.F1*10000 + 0.5)
	}
	return scores
}

func treeWords(words []syntax.Word) []gold.TreeWord {
	list := make([]gold.TreeWord, len(words))
	for i, w := range words {
		list[i] = gold.TreeWord{Form: w.Form, Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Head: w.Head, Rel: w.Rel, Entity: w.Entity}
	}
	return list
}

func readScores(t *testing.T) map[string]int {
	t.Helper()
	scores := map[string]int{}
	data, err := os.ReadFile(scoresFile)
	if err != nil && !*update {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(data)) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), ": ")
		n, err := strconv.ParseFloat(value, 64)
		if !ok || err != nil {
			t.Fatalf("%s: %q is not \"set score: percent\"", scoresFile, line)
		}
		scores[name] = int(n*100 + 0.5)
	}
	return scores
}

func writeScores(t *testing.T, scores map[string]int) {
	t.Helper()
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(scores)) {
		fmt.Fprintf(&b, "%s: %.2f\n", name, float64(scores[name])/100)
	}
	if err := os.WriteFile(scoresFile, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
