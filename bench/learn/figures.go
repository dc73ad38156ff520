package main

import (
	"fmt"
	"os"
	"path"
	"slices"

	"cited/bench/teach"
	"cited/internal/gold"
)

// figures prints how the figures of each folder that is left out are read, with the
// mistakes that were asked for.
func (w *wish) figures(readers teach.Readers, all []*teach.Corpus) error {
	return w.leaveOut(readers, all, func(i int, taught teach.Readers) error {
		want, got, err := all[i].Read(taught, "")
		if err != nil {
			return err
		}
		fmt.Println(w.folders[i])
		return gold.Score(want, got, gold.Options{}).Write(os.Stdout, w.mistakes)
	})
}

// leaveOut leaves each folder out in turn, of those that were asked for, and shows it
// the readers that the others taught.
func (w *wish) leaveOut(readers teach.Readers, all []*teach.Corpus, show func(i int, taught teach.Readers) error) error {
	for i := range all {
		if ok, err := path.Match(path.Base(w.only), path.Base(w.folders[i])); err != nil {
			return err
		} else if w.only != "" && !ok {
			continue
		}
		models, err := readers.Learn(slices.Concat(all[:i], all[i+1:]), w.how)
		if err != nil {
			return err
		}
		if err := show(i, readers.With(models)); err != nil {
			return err
		}
	}
	return nil
}
