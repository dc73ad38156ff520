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
	for i, c := range all {
		models, err := readers.Learn(slices.Concat(all[:i], all[i+1:]), how)
		if err != nil {
			return err
		}
		want, got, err := c.Read(readers.With(models), "")
		if err != nil {
			return err
		}
		fmt.Println(folders[i])
		if err := gold.Score(want, got, gold.Options{}).Write(os.Stdout, mistakes); err != nil {
			return err
		}
	}
	return nil
}
