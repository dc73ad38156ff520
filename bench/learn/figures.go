package main

import (
	"fmt"
	"os"
	"slices"

	"cited/bench/teach"
	"cited/internal/gold"
)

// figures leaves each folder out in turn, learns from the others, and prints how the
// figures of the one left out are read, with that many mistakes.
func figures(readers teach.Readers, folders []string, all []*teach.Corpus, mistakes int, how teach.Learning) error {
	return leaveOut(readers, all, how, func(i int, taught teach.Readers) error {
		want, got, err := all[i].Read(taught, "")
		if err != nil {
			return err
		}
		fmt.Println(folders[i])
		return gold.Score(want, got, gold.Options{}).Write(os.Stdout, mistakes)
	})
}

// leaveOut leaves each folder out in turn and shows it the readers that the others
// taught.
func leaveOut(readers teach.Readers, all []*teach.Corpus, how teach.Learning, show func(i int, taught teach.Readers) error) error {
	for i := range all {
		models, err := readers.Learn(slices.Concat(all[:i], all[i+1:]), how)
		if err != nil {
			return err
		}
		if err := show(i, readers.With(models)); err != nil {
			return err
		}
	}
	return nil
}
