package main

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"cited/internal/syntax"
)

// syntaxSpeed measures tagging and parsing of given words in this process, on one
// core, and what the model takes; and the program on the raw text of the same.
func syntaxSpeed(b *bench) ([]number, error) {
	var sentences []syntax.Sentence
	for _, set := range []string{"ewt-dev", "gum-dev"} {
		more, err := b.treebank(set)
		if err != nil {
			return nil, err
		}
		sentences = append(sentences, more...)
	}
	numbers, err := b.modelFile()
	if err != nil {
		return nil, err
	}
	m, err := syntax.English()
	if err != nil {
		return nil, err
	}
	numbers = append([]number{{"tagging and parsing", b.tokensPerSecond(m, tokensOf(sentences)), "tokens/s"}}, numbers...)
	program, err := b.parseProgram(sentences)
	return append(numbers, program...), err
}

// tokensPerSecond is that of one goroutine on one core.
func (b *bench) tokensPerSecond(m *syntax.Model, sentences [][]syntax.Token) float64 {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	p := m.NewParser()
	var words []syntax.Word
	round := func() (tokens int) {
		for _, s := range sentences {
			words = p.Parse(words[:0], s)
			tokens += len(words)
		}
		return tokens
	}
	round() // makes the room that is kept
	tokens, from := 0, time.Now()
	for range b.rounds() {
		tokens += round()
	}
	return float64(tokens) / time.Since(from).Seconds()
}

func (b *bench) rounds() int {
	if b.sizes.quick {
		return 1
	}
	return 10
}

// modelFile measures the size of the model and how long it takes to load.
func (b *bench) modelFile() ([]number, error) {
	data, err := os.ReadFile(filepath.Join(b.root, "internal", "syntax", "models", "en.model"))
	if err != nil {
		return nil, err
	}
	var times []time.Duration
	for range b.rounds() {
		from := time.Now()
		if _, err := syntax.Load(bytes.NewReader(data)); err != nil {
			return nil, err
		}
		times = append(times, time.Since(from))
	}
	return []number{{"loading the model", milliseconds(percentile(times, 0.5)), "ms"}, {"size of the model", float64(len(data)) / 1e6, "MB"}}, nil
}

// parseProgram runs the program on one core.
func (b *bench) parseProgram(sentences []syntax.Sentence) ([]number, error) {
	name, remove, err := b.rawFile(sentences, true, b.rounds())
	if err != nil {
		return nil, err
	}
	defer remove()
	info, err := os.Stat(name)
	if err != nil {
		return nil, err
	}
	var lines lineCounter
	u, err := b.usage(true, nil, &lines, "extract", "--as", "syntax", name)
	if err == nil && int(lines) < len(sentences) {
		err = errors.New("the program printed fewer lines than there are sentences")
	}
	return []number{{"cited extract --as syntax, raw text", perSecond(int(info.Size()), u.Wall), "MB/s"},
		{"cited extract --as syntax, peak memory", float64(u.Peak) / (1 << 20), "MB"}}, err
}
