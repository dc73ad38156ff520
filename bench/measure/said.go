package main

import (
	"path/filepath"

	"cited/bench/teach"
	"cited/internal/gold"
)

// saidUnseen scores statements, responses, unquantified, comparisons and themes on the
// set that nobody looks at; saidLearn on the one that was looked at.
func saidUnseen(b *bench) ([]number, error) { return b.said("unseen") }

func saidLearn(b *bench) ([]number, error) { return b.said("learn") }

func (b *bench) said(name string) ([]number, error) {
	s, err := teach.ReadSaid(filepath.Join(b.root, "internal", "gold", "testdata", "said", name))
	if err != nil {
		return nil, err
	}
	var numbers []number
	scores, _ := gold.ScoreSaid(s.Want, s.Got, s.Texts)
	for _, x := range scores {
		numbers = append(numbers, number{x.Name + ": F1", x.F1, ""})
	}
	return append(numbers, rightSources("sources of figures in statements", s)), nil
}

// rightSources is the share of the figures of a set that have the right source.
func rightSources(name string, s *teach.SaidSet) number {
	all := gold.FigureSources(s.Want, s.Figures)
	return number{name, float64(gold.RightSources(all)) / float64(max(1, len(all))), ""}
}

// saidFigures measures who says a number in the texts that ask nothing else, folder by folder.
func saidFigures(b *bench) ([]number, error) {
	dir := filepath.Join(b.root, "internal", "gold", "testdata", "said")
	folders, err := filepath.Glob(filepath.Join(dir, "figures-*"))
	if err != nil {
		return nil, err
	}
	var numbers []number
	for _, f := range folders {
		s, err := teach.ReadSaid(f)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, rightSources(filepath.Base(f), s))
	}
	return numbers, nil
}
