// Train makes the model of English: it learns from the train files of a treebank
// in the CoNLL-U format, writes the model, and prints how it does on the dev
// files. Another language is another folder of files:
//
//	go run ./internal/syntax/train -treebank FOLDER -language sv -out FILE
//
// All files of the folder that end in train.conllu are learned from. Names are
// learned from those that mark any.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"cited/internal/gold"
	"cited/internal/syntax"
)

func main() {
	plan := syntax.DefaultPlan()
	folder := flag.String("treebank", "../shared/treebank", "folder of the treebank: files that end in train.conllu and dev.conllu")
	out := flag.String("out", "internal/syntax/models/en.model", "the model to write")
	score := flag.Bool("score", false, "train nothing: print how the model that is there does")
	flag.StringVar(&plan.Language, "language", plan.Language, "code of the language")
	flag.Uint64Var(&plan.Seed, "seed", plan.Seed, "seed of the order in which sentences are learned from")
	flag.IntVar(&plan.Seeds, "seeds", plan.Seeds, "parsers to train side by side and average")
	flag.IntVar(&plan.Votes, "votes", plan.Votes, "taggers to average")
	flag.IntVar(&plan.Parsing, "parsing", plan.Parsing, "rounds of the parser")
	flag.IntVar(&plan.Labelling, "labelling", plan.Labelling, "rounds of the relations")
	flag.IntVar(&plan.Tagging, "tagging", plan.Tagging, "rounds of the tagger")
	flag.IntVar(&plan.Naming, "naming", plan.Naming, "rounds of the tagger of names")
	flag.IntVar(&plan.Least, "least", plan.Least, "how often a feature must be seen")
	flag.Float64Var(&plan.Step, "step", plan.Step, "unit of the parser's weights")
	flag.Float64Var(&plan.Cut, "cut", plan.Cut, "weights of relations below it are not stored, nor features of moves without one that large")
	flag.Float64Var(&plan.Share, "share", plan.Share, "nor those below this share of the largest one of their feature")
	flag.IntVar(&plan.Faint, "faint", plan.Faint, "nor features of relations whose largest weight is less units than that")
	flag.UintVar(&plan.Pairs, "pairs", plan.Pairs, "bits that number the pairs of the table of moves")
	flag.IntVar(&plan.Lead, "lead", plan.Lead, "what a wrong arc is given before it is compared, in training")
	flag.IntVar(&plan.Width, "width", plan.Width, "how many ways to parse a sentence are followed at most")
	flag.Float64Var(&plan.Margin, "margin", plan.Margin, "how far the score of one may be behind the best, but not in training")
	flag.Parse()
	if err := run(*folder, *out, *score, plan); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(folder, out string, scoreOnly bool, plan syntax.Plan) error {
	if !scoreOnly {
		if err := train(folder, out, plan); err != nil {
			return err
		}
	}
	file, err := os.Open(out)
	if err != nil {
		return err
	}
	defer file.Close()
	m, err := syntax.Load(file)
	if err != nil {
		return err
	}
	names, err := files(folder, "dev.conllu")
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := printScores(m, name); err != nil {
			return err
		}
	}
	return nil
}

// files lists the files of a folder that end so, at least one.
func files(folder, end string) ([]string, error) {
	names, err := filepath.Glob(filepath.Join(folder, "*"+end))
	if err == nil && len(names) == 0 {
		err = fmt.Errorf("%s holds no file that ends in %s", folder, end)
	}
	return names, err
}

func train(folder, out string, plan syntax.Plan) error {
	names, err := files(folder, "train.conllu")
	if err != nil {
		return err
	}
	var treebanks [][]syntax.Sentence
	for _, name := range names {
		sentences, err := read(name)
		if err != nil {
			return err
		}
		treebanks = append(treebanks, sentences)
	}
	start := time.Now()
	m, err := syntax.Train(plan, treebanks...)
	if err != nil {
		return err
	}
	fmt.Printf("trained on %d treebanks in %v\n", len(treebanks), time.Since(start).Round(time.Second))
	return write(m, out)
}

func read(name string) ([]syntax.Sentence, error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	sentences, err := syntax.ReadCoNLLU(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return sentences, nil
}

func write(m *syntax.Model, name string) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	if err := m.Save(file); err != nil {
		file.Close()
		return err
	}
	return file.Close()
}

// printScores parses the words of a file and prints how well.
func printScores(m *syntax.Model, name string) error {
	sentences, err := read(name)
	if err != nil {
		return err
	}
	want, got := make([][]gold.TreeWord, len(sentences)), make([][]gold.TreeWord, len(sentences))
	p := m.NewParser()
	var words []syntax.Word
	var tokens []syntax.Token
	total := 0
	start := time.Now()
	for i, s := range sentences {
		tokens = tokens[:0]
		for _, w := range s.Words {
			tokens = append(tokens, syntax.Token{Form: w.Form, Glued: w.Glued})
		}
		words = p.Parse(words[:0], tokens)
		want[i], got[i] = treeWords(s.Words), treeWords(words)
		total += len(words)
	}
	rate := float64(total) / time.Since(start).Seconds()
	r, err := gold.ScoreTrees(want, got)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	fmt.Printf("%s: %.0f tokens/s\n", strings.TrimSuffix(filepath.Base(name), ".conllu"), rate)
	fmt.Printf("  UPOS %.2f  XPOS %.2f  lemmas %.2f  UAS %.2f  LAS %.2f (%.2f without subtypes)  CLAS %.2f  names %.1f\n ",
		100*r.UPOS.F1, 100*r.XPOS.F1, 100*r.Lemmas.F1, 100*r.UAS.F1, 100*r.LAS.F1, 100*r.LASWithout.F1, 100*r.CLAS.F1, 100*r.Names.F1)
	for _, rel := range []string{"nsubj", "nsubj:pass", "obj", "obl", "nummod", "ccomp", "acl:relcl"} {
		fmt.Printf(" %s %.1f", rel, 100*r.Relations[rel].F1)
	}
	fmt.Println()
	return nil
}

func treeWords(words []syntax.Word) []gold.TreeWord {
	list := make([]gold.TreeWord, len(words))
	for i, w := range words {
		list[i] = gold.TreeWord{Form: w.Form, Lemma: w.Lemma, UPOS: w.UPOS, XPOS: w.XPOS, Head: w.Head, Rel: w.Rel, Entity: w.Entity}
	}
	return list
}
