// Learn learns the weights by which package extract chooses, from annotated
// texts: folders, or FILE.jsonl:FOLDER where the figures lie elsewhere.
//
//	go run ./bench/learn -out internal/extract/weights.txt FOLDER...
//
// With -score it learns nothing and prints how often the choices in the folders
// are right. With -cross it leaves each folder out in turn, learns from the others,
// and prints the same for the one left out; with -figures it prints how the figures of
// that folder are read. With -fold 2/4 it leaves out every fourth folder at once, from the
// second on. With -wrong KIND the wrong choices of a kind are printed as well.
package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"

	"cited/bench/teach"
	"cited/internal/choice"
)

// wish is what the command was asked for.
type wish struct {
	folders            []string
	out, wrong, only   string
	score, cross, read bool
	mistakes           int
	fold, folds        int
	how                teach.Learning
}

func main() {
	w := wish{how: teach.Default()}
	flag.StringVar(&w.out, "out", "internal/extract/weights.txt", "file of the weights")
	flag.BoolVar(&w.score, "score", false, "learn nothing: print how often the choices in the folders are right")
	flag.BoolVar(&w.cross, "cross", false, "leave each folder out in turn and print how the choices in it do")
	flag.BoolVar(&w.read, "figures", false, "leave each folder out in turn and print how the figures in it are read")
	flag.StringVar(&w.only, "only", "", "leave out only folders whose name, the last of their path, matches this `pattern`: [fg]")
	flag.Func("fold", "leave out folders `K/N` at once: every Nth, from the Kth on", func(s string) error {
		_, err := fmt.Sscanf(s, "%d/%d", &w.fold, &w.folds)
		if err == nil && (w.fold < 1 || w.fold > w.folds) {
			err = errors.New("it is told as 2/4")
		}
		return err
	})
	flag.IntVar(&w.mistakes, "mistakes", 0, "how many mistakes in figures to print")
	flag.StringVar(&w.wrong, "wrong", "", "print the wrong choices of this `kind`: measure, time, ...")
	flag.IntVar(&w.how.Passes, "passes", w.how.Passes, "times that all choices are made anew with what was learned")
	flag.Float64Var(&w.how.Plan.Decay, "decay", w.how.Plan.Decay, "how strongly weights are drawn to 0")
	flag.Float64Var(&w.how.Worded, "worded", w.how.Worded, "the same, of choices that are told by words of the text")
	flag.Float64Var(&w.how.Plan.Step, "step", w.how.Plan.Step, "size of the first change of a weight")
	flag.IntVar(&w.how.Plan.Least, "least", w.how.Plan.Least, "how many choices a feature must be seen in")
	flag.IntVar(&w.how.Plan.Rounds, "rounds", w.how.Plan.Rounds, "rounds over the choices")
	flag.Parse()
	w.folders = flag.Args()
	if err := w.run(); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func (w *wish) run() error {
	if len(w.folders) == 0 {
		return errors.New("name the folders of annotated texts to learn from")
	}
	readers, err := teach.NewReaders()
	if err != nil {
		return err
	}
	all := make([]*teach.Corpus, len(w.folders))
	for i, f := range w.folders {
		if all[i], err = teach.Load(f); err != nil {
			return err
		}
	}
	switch {
	case w.score:
		return w.report(readers, w.folders, all)
	case w.read:
		return w.figures(readers, all)
	case w.cross:
		return w.leaveOut(readers, all, func(i int, taught teach.Readers) error {
			return w.report(taught, w.folders[i:i+1], all[i:i+1])
		})
	}
	models, err := readers.Learn(all, w.how)
	if err != nil {
		return err
	}
	return errors.Join(w.report(readers.With(models), w.folders, all), write(w.out, models))
}

// report prints for each folder how often a right option was chosen.
func (w *wish) report(readers teach.Readers, folders []string, all []*teach.Corpus) error {
	tell := func(kind, choice string) {
		if kind == w.wrong {
			fmt.Println(choice)
		}
	}
	for i, c := range all {
		tallies, err := c.Report(readers, tell)
		if err != nil {
			return err
		}
		for _, kind := range slices.Sorted(maps.Keys(tallies)) {
			t := tallies[kind]
			share := func(n int) float64 { return float64(n) / float64(t.All) }
			fmt.Printf("%-40s %-18s right %.3f, possible %.3f of %d\n", folders[i], kind, share(t.Right), share(t.Possible), t.All)
		}
	}
	return nil
}

const aboutWeights = `# Weights of the choices in linking, learned by make weights from annotated texts.
# Do not edit: learn them anew.
`

func write(name string, models choice.Models) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	_, err = file.WriteString(aboutWeights)
	if err == nil {
		err = choice.Write(file, models)
	}
	return errors.Join(err, file.Close())
}
