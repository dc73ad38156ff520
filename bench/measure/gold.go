package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"cited/bench/teach"
	"cited/internal/gold"
)

func goldSeeds(b *bench) ([]number, error) { return b.goldOf("seeds") }

func goldWritten(b *bench) ([]number, error) { return b.goldOf("written") }

func goldOwn(b *bench) ([]number, error) {
	return b.score(filepath.Join(b.own(), "own.jsonl"), b.own())
}

// goldUnseen scores the set that nobody looks at, each codebook by itself.
func goldUnseen(b *bench) ([]number, error) {
	dir := filepath.Join(b.root, "internal", "gold", "testdata", "unseen")
	c, err := teach.Load(dir)
	if err != nil {
		return nil, err
	}
	readers, err := teach.NewReaders()
	if err != nil {
		return nil, err
	}
	var numbers []number
	for _, name := range append(teach.Codebooks(), "") {
		want, got, err := c.Read(readers, name)
		if err != nil {
			return nil, err
		}
		label := name
		if name == "" {
			label = "all codebooks"
		}
		for _, n := range headline(want, got) {
			numbers = append(numbers, number{label + ": " + n.name, n.value, ""})
		}
	}
	return numbers, nil
}

// goldLeftOut scores seeds and written with weights that were learned without them:
// those of the program have learned from both.
func goldLeftOut(b *bench) ([]number, error) {
	readers, err := teach.NewReaders()
	if err != nil {
		return nil, err
	}
	folders, err := filepath.Glob(filepath.Join(b.root, "internal", "gold", "testdata", "learn", "*", "figures.jsonl"))
	if err != nil {
		return nil, err
	}
	var taught []*teach.Corpus
	for _, f := range append(folders, filepath.Join(b.own(), "own.jsonl")) {
		c, err := teach.Load(filepath.Dir(f))
		if err != nil {
			return nil, err
		}
		taught = append(taught, c)
	}
	models, err := readers.Learn(taught, teach.Default())
	if err != nil {
		return nil, err
	}
	var numbers []number
	for _, name := range []string{"seeds", "written"} {
		dir, err := b.corpus(name)
		if err != nil {
			return nil, err
		}
		c, err := teach.Load(b.goldFile(name) + ":" + dir)
		if err != nil {
			return nil, err
		}
		want, got, err := c.Read(readers.With(models), "")
		if err != nil {
			return nil, err
		}
		for _, n := range headline(want, got) {
			numbers = append(numbers, number{name + ": " + n.name, n.value, ""})
		}
	}
	return numbers, nil
}

func (b *bench) goldOf(name string) ([]number, error) {
	dir, err := b.corpus(name)
	if err != nil {
		return nil, err
	}
	return b.score(b.goldFile(name), dir)
}

func (b *bench) goldFile(name string) string { return filepath.Join(b.shared, "gold", name+".jsonl") }

// score runs the program over the texts of a gold file.
func (b *bench) score(file, dir string) ([]number, error) {
	want, got, err := b.extractGold(file, dir)
	if err != nil {
		return nil, err
	}
	numbers := headline(want, got)
	for _, f := range gold.Score(want, got, gold.Options{}).Fields {
		switch f.Name {
		case "measure", "origin", "time", "attribution", "theatre", "group", "segment", "of", "stance":
			numbers = append(numbers, number{"said F1 of " + f.Name, f.Said.F1, ""})
		}
	}
	return numbers, nil
}

// headline is what a reader of the table looks for first.
func headline(want, got *gold.Set) []number {
	plain, strict := gold.Score(want, got, gold.Options{}), gold.Score(want, got, gold.Options{Strict: true})
	return []number{
		{"found F1", plain.Found.F1, ""}, {"whole F1", plain.Whole.F1, ""}, {"defended F1", plain.Defended.F1, ""},
		{"strict whole F1", strict.Whole.F1, ""}, {"strict defended F1", strict.Defended.F1, ""},
	}
}

// extractGold returns the figures of a gold file and those of the program.
func (b *bench) extractGold(file, dir string) (want, got *gold.Set, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, nil, missing(err.Error())
	}
	if want, err = gold.Load(bytes.NewReader(data)); err != nil {
		return nil, nil, fmt.Errorf("%s: %w", file, err)
	}
	args := []string{"extract"}
	for _, doc := range want.Docs {
		args = append(args, filepath.Join(dir, doc+".txt"))
	}
	lines, err := b.output(args...)
	if err != nil {
		return nil, nil, err
	}
	got, err = gold.Load(bytes.NewReader(lines))
	return want, got, err
}

// spanShare is the share of found figures that start and end where the gold says.
func (b *bench) spanShare(name, dir string) (number, error) {
	want, got, err := b.extractGold(b.goldFile(name), dir)
	if err != nil {
		return number{}, err
	}
	fields := gold.Score(want, got, gold.Options{}).Fields
	i := slices.IndexFunc(fields, func(f gold.FieldScore) bool { return f.Name == "span" })
	if i < 0 {
		return number{}, fmt.Errorf("the report has no field span")
	}
	return number{"start and end of the gold, " + name, fields[i].Agree, ""}, nil
}
