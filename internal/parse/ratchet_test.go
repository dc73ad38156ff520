package parse_test

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

	"cited/internal/extract"
	"cited/internal/format"
	"cited/internal/gold"
	"cited/internal/parse"
	"cited/internal/syntax"
	"cited/internal/text"
	"cited/rules"
)

var update = flag.Bool("update", false, "write the scores as they are to testdata/scores.txt")

const (
	scoresFile = "testdata/scores.txt"
	treebank   = "../../../shared/treebank/"
)

// TestRatchet holds the way from raw text to trees to the committed scores on
// the dev files: none may fall. The raw text has a sentence a line, or ("joined")
// the sentences of a paragraph on one. A change that is worth a fall commits the
// new scores with it:
//
//	go test ./internal/parse -run Ratchet -update
func TestRatchet(t *testing.T) {
	committed := readScores(t)
	for _, set := range []string{"ewt-dev", "gum-dev"} {
		want := readTreebank(t, set)
		for layout, joined := range map[string]bool{"": false, " joined": true} {
			t.Run(set+layout, func(t *testing.T) {
				for name, got := range scoresOf(t, want, parseRaw(t, gold.RawText(rawSentences(want), joined))) {
					key := set + layout + " " + name
					if want, ok := committed[key]; (!ok || got < want) && !*update {
						t.Errorf("%s fell from %d to %d hundredths of a percent; if that is the price of something better: go test ./internal/parse -run Ratchet -update", key, want, got)
					}
					committed[key] = got
				}
			})
		}
	}
	if *update {
		writeScores(t, committed)
	}
}

func readTreebank(t *testing.T, set string) []syntax.Sentence {
	t.Helper()
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
	return sentences
}

func rawSentences(sentences []syntax.Sentence) []gold.RawSentence {
	list := make([]gold.RawSentence, len(sentences))
	for i, s := range sentences {
		list[i] = gold.RawSentence{Text: s.Text, Starts: s.Starts, Glued: s.Words[len(s.Words)-1].Glued}
	}
	return list
}

// parseRaw reads a text as the program does, but in this process.
func parseRaw(t *testing.T, raw string) []syntax.Sentence {
	t.Helper()
	var list []syntax.Sentence
	doc := newParser(t).Document("raw")
	form, ok := format.Pick([]byte(raw), "raw.txt")
	if !ok {
		t.Fatal("no format reads the raw text")
	}
	_, err := form.Read(strings.NewReader(raw), text.Input{Name: "raw.txt"}, func(w text.Window) error {
		return doc.Window(w, func(s syntax.Sentence) error {
			list = append(list, s)
			return nil
		})
	})
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// newParser makes a parser of English.
func newParser(t testing.TB) *parse.Parser {
	t.Helper()
	m, err := syntax.English()
	if err != nil {
		t.Fatal(err)
	}
	reader, err := extract.New(rules.FS, nil)
	if err != nil {
		t.Fatal(err)
	}
	return parse.New(m, reader.Language().Spelling)
}

// scoresOf returns the scores in hundredths of a percent. Names count only where
// there are any.
func scoresOf(t *testing.T, want, got []syntax.Sentence) map[string]int {
	t.Helper()
	r, err := gold.ScoreTrees(trees(want), trees(got))
	if err != nil {
		t.Fatal(err)
	}
	rates := map[string]gold.Rate{"sentences": r.Sentences, "words": r.Words, "UPOS": r.UPOS, "XPOS": r.XPOS,
		"lemmas": r.Lemmas, "UAS": r.UAS, "LAS": r.LAS, "LAS-without-subtypes": r.LASWithout, "CLAS": r.CLAS}
	if r.Names.R > 0 { // EWT marks none
		rates["names"] = r.Names
	}
	scores := map[string]int{}
	for name, rate := range rates {
		scores[name] = int(rate.F1*10000 + 0.5)
	}
	return scores
}

func trees(sentences []syntax.Sentence) [][]gold.TreeWord {
	list := make([][]gold.TreeWord, len(sentences))
	for i, s := range sentences {
		for _, w := range s.Words {
			list[i] = append(list[i], gold.TreeWord{Form: w.Form, Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Head: w.Head, Rel: w.Rel, Entity: w.Entity})
		}
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
