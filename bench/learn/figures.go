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

// leaveOut leaves out folders, those of a fold at once or else each in turn, of those that
// were asked for, and shows each the readers that the others taught.
func (w *wish) leaveOut(readers teach.Readers, all []*teach.Corpus, show func(i int, taught teach.Readers) error) error {
	together, err := w.leftOut()
	if err != nil {
		return err
	}
	for _, out := range together {
		var others []*teach.Corpus
		for i, c := range all {
			if !slices.Contains(out, i) {
				others = append(others, c)
			}
		}
		models, err := readers.Learn(others, w.how)
		if err != nil {
			return err
		}
		for _, i := range out {
			if err := show(i, readers.With(models)); err != nil {
				return err
			}
		}
	}
	return nil
}

// leftOut returns the folders that are left out together.
func (w *wish) leftOut() ([][]int, error) {
	var each [][]int
	var fold []int
	for i, folder := range w.folders {
		ok, err := path.Match(path.Base(w.only), path.Base(folder))
		if err != nil {
			return nil, err
		}
		if (w.only == "" || ok) && (w.folds == 0 || i%w.folds == w.fold-1) {
			each, fold = append(each, []int{i}), append(fold, i)
		}
	}
	if w.folds > 0 && len(fold) > 0 {
		return [][]int{fold}, nil
	}
	return each, nil
}
