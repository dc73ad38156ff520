package main

import (
	"path/filepath"

	"cited/bench/teach"
	"cited/internal/gold"
)

// mentionsUnseen scores quantities, periods and places on the set that nobody looks at;
// mentionsLearn on the one that was looked at.
func mentionsUnseen(b *bench) ([]number, error) { return b.mentions("unseen") }

func mentionsLearn(b *bench) ([]number, error) { return b.mentions("learn") }

func (b *bench) mentions(name string) ([]number, error) {
	s, err := teach.ReadNamed(filepath.Join(b.root, "internal", "gold", "testdata", "mentions", name))
	if err != nil {
		return nil, err
	}
	var numbers []number
	scores, _ := gold.ScoreNamed(s.Want, s.Got)
	for _, x := range scores {
		numbers = append(numbers, number{x.List + ": found F1", x.F1, ""}, number{x.List + ": exact span", x.Share(x.Span), ""})
		for _, f := range x.Fields {
			numbers = append(numbers, number{x.List + ": " + f.Name, x.Share(f.Right), ""})
		}
		numbers = append(numbers, number{x.List + ": span and all fields", x.Share(x.Whole), ""})
	}
	return numbers, nil
}
