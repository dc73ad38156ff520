package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"cited/internal/gold"
	"cited/internal/syntax"
)

// percents is the unit of scores of syntax, as the field gives them.
const percents = "%"

// treebank reads a file of the treebank.
func (b *bench) treebank(name string) ([]syntax.Sentence, error) {
	file, err := os.Open(filepath.Join(b.shared, "treebank", name+".conllu"))
	if err != nil {
		return nil, missing(err.Error())
	}
	defer file.Close()
	sentences, err := syntax.ReadCoNLLU(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return sentences, nil
}

// relations are those whose F1 was promised.
func relations() []string {
	return []string{"nsubj", "nsubj:pass", "obj", "obl", "nummod", "ccomp", "acl:relcl"}
}

func syntaxEWT(b *bench) ([]number, error) {
	r, err := b.goldTokens("ewt-dev")
	return treeNumbers(r), err // it marks no names
}

func syntaxGUM(b *bench) ([]number, error) {
	r, err := b.goldTokens("gum-dev")
	return append(treeNumbers(r), rate("names, span and type", r.Names)), err
}

// goldTokens scores the analysis of given words.
func (b *bench) goldTokens(set string) (gold.TreeReport, error) {
	want, err := b.treebank(set)
	if err != nil {
		return gold.TreeReport{}, err
	}
	m, err := syntax.English()
	if err != nil {
		return gold.TreeReport{}, err
	}
	p := m.NewParser()
	got := make([]syntax.Sentence, len(want))
	for i, tokens := range tokensOf(want) {
		got[i].Words = p.Parse(nil, tokens)
	}
	return gold.ScoreTrees(trees(want), trees(got))
}

// tokensOf is sentences before they are analysed.
func tokensOf(sentences []syntax.Sentence) [][]syntax.Token {
	list := make([][]syntax.Token, len(sentences))
	for i, s := range sentences {
		for _, w := range s.Words {
			list[i] = append(list[i], syntax.Token{Form: w.Form, Glued: w.Glued})
		}
	}
	return list
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

func rate(name string, r gold.Rate) number { return number{name, 100 * r.F1, percents} }

func treeNumbers(r gold.TreeReport) []number {
	numbers := []number{rate("UPOS", r.UPOS), rate("UAS", r.UAS), rate("LAS", r.LAS), rate("LAS without subtypes", r.LASWithout),
		rate("CLAS", r.CLAS), rate("lemmas", r.Lemmas), rate("XPOS", r.XPOS)}
	for _, name := range relations() {
		numbers = append(numbers, rate(name, r.Relations[name]))
	}
	return numbers
}

// syntaxRaw scores what the program prints for raw text: a sentence a line, and
// with the sentences of a paragraph joined.
func syntaxRaw(b *bench) ([]number, error) {
	var numbers []number
	for _, set := range []string{"ewt-dev", "gum-dev"} {
		want, err := b.treebank(set)
		if err != nil {
			return nil, err
		}
		for _, joined := range []bool{false, true} {
			name := set
			if joined {
				name += " joined"
			}
			r, err := b.parseRaw(want, joined)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", name, err)
			}
			for _, n := range append([]number{rate("words", r.Words), rate("sentences", r.Sentences)}, treeNumbers(r)[:7]...) {
				numbers = append(numbers, number{name + " " + n.name, n.value, n.unit})
			}
		}
	}
	return numbers, nil
}

// parseRaw runs the program on the raw text of a treebank.
func (b *bench) parseRaw(want []syntax.Sentence, joined bool) (gold.TreeReport, error) {
	name, remove, err := b.rawFile(want, joined, 1)
	if err != nil {
		return gold.TreeReport{}, err
	}
	defer remove()
	out, err := b.output("extract", "--as", "syntax", name)
	if err != nil {
		return gold.TreeReport{}, err
	}
	got, err := syntax.ReadCoNLLU(bytes.NewReader(out))
	if err != nil {
		return gold.TreeReport{}, err
	}
	return gold.ScoreTrees(trees(want), trees(got))
}

// rawFile writes the raw text of a treebank, so many times, into a folder of its
// own.
func (b *bench) rawFile(sentences []syntax.Sentence, joined bool, times int) (name string, remove func(), err error) {
	raw := make([]gold.RawSentence, len(sentences))
	for i, s := range sentences {
		if len(s.Words) == 0 || s.Text == "" {
			return "", nil, errors.New("a sentence of the treebank has no text")
		}
		raw[i] = gold.RawSentence{Text: s.Text, Starts: s.Starts, Glued: s.Words[len(s.Words)-1].Glued}
	}
	dir, remove, err := b.folder()
	if err != nil {
		return "", nil, err
	}
	name = filepath.Join(dir, "raw.txt")
	return name, remove, os.WriteFile(name, []byte(strings.Repeat(gold.RawText(raw, joined)+"\n", times)), 0o666)
}
