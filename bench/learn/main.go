// Learn learns the weights by which package extract chooses, from annotated
// texts: folders, or FILE.jsonl:FOLDER where the figures lie elsewhere.
//
//	go run ./bench/learn -out internal/extract/weights.txt FOLDER...
//
// With -score it learns nothing and prints how often the choices in the folders
// are right. With -cross it leaves each folder out in turn, learns from the others,
// and prints the same for the one left out. With -wrong KIND the wrong choices of a
// kind are printed as well.
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

func main() {
	how := teach.Default()
	out := flag.String("out", "internal/extract/weights.txt", "file of the weights")
	score := flag.Bool("score", false, "learn nothing: print how often the choices in the folders are right")
	cross := flag.Bool("cross", false, "leave each folder out in turn and print how the choices in it do")
	read := flag.Bool("figures", false, "leave each folder out in turn and print how the figures in it are read")
	mistakes := flag.Int("mistakes", 0, "how many mistakes in figures to print")
	wrong := flag.String("wrong", "", "print the wrong choices of this `kind`: measure, time, ...")
	flag.IntVar(&how.Passes, "passes", how.Passes, "times that all choices are made anew with what was learned")
	flag.Float64Var(&how.Plan.Decay, "decay", how.Plan.Decay, "how strongly weights are drawn to 0")
	flag.Float64Var(&how.Plan.Step, "step", how.Plan.Step, "size of the first change of a weight")
	flag.IntVar(&how.Plan.Least, "least", how.Plan.Least, "how many choices a feature must be seen in")
	flag.IntVar(&how.Plan.Rounds, "rounds", how.Plan.Rounds, "rounds over the choices")
	flag.Parse()
	if err := run(flag.Args(), *out, *wrong, *score, *cross, *read, *mistakes, how); err != nil {
		fmt.Fprintln(os.Stderr, "learn:", err)
		os.Exit(1)
	}
}

func run(folders []string, out, wrong string, score, cross, read bool, mistakes int, how teach.Learning) error {
	if len(folders) == 0 {
		return errors.New("name the folders of annotated texts to learn from")
	}
	readers, err := teach.NewReaders()
	if err != nil {
		return err
	}
	all := make([]*teach.Corpus, len(folders))
	for i, f := range folders {
		if all[i], err = teach.Load(f); err != nil {
			return err
		}
	}
	switch {
	case score:
		return report(readers, folders, all, wrong)
	case read:
		return figures(readers, folders, all, mistakes, how)
	case cross:
		return crossCheck(readers, folders, all, wrong, how)
	}
	models, err := readers.Learn(all, how)
	if err != nil {
		return err
	}
	return errors.Join(report(readers.With(models), folders, all, wrong), write(out, models))
}

func crossCheck(readers teach.Readers, folders []string, all []*teach.Corpus, wrong string, how teach.Learning) error {
	return leaveOut(readers, all, how, func(i int, taught teach.Readers) error {
		return report(taught, folders[i:i+1], all[i:i+1], wrong)
	})
}

// report prints for each folder how often a right option was chosen.
func report(readers teach.Readers, folders []string, all []*teach.Corpus, wrong string) error {
	tell := func(kind, choice string) {
		if kind == wrong {
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
