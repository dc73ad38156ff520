package parse_test

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
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
	form, ok := format.Pick(format.List(""), []byte(raw), "raw.txt")
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

// scoresOf returns the scores of raw text.
func scoresOf(t *testing.T, want, got []syntax.Sentence) gold.Percents {
	t.Helper()
	r, err := gold.ScoreTrees(trees(want), trees(got))
	if err != nil {
		t.Fatal(err)
	}
	return r.Percents()
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
