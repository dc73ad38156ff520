// Themes learns the weights by which themes are suggested, from annotated texts:
// folders with said.jsonl, and files of single sentences (.txt).
//
//	go run ./bench/themes -out internal/theme/weights.txt FOLDER...
//
// With -cross it leaves each folder out in turn that matches the pattern, learns from the
// others, and prints how the themes of the one left out are suggested.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path"
	"slices"

	"cited/bench/teach"
	"cited/internal/extract"
	"cited/internal/gold"
	"cited/internal/theme"
	"cited/rules"
)

func main() {
	out := flag.String("out", "internal/theme/weights.txt", "file of the weights")
	cross := flag.String("cross", "", "learn nothing: leave out in turn each folder whose name, the last of its path, matches this `pattern`")
	flag.Parse()
	if err := run(flag.Args(), *out, *cross); err != nil {
		fmt.Fprintln(os.Stderr, "themes:", err)
		os.Exit(1)
	}
}

func run(folders []string, out, cross string) error {
	if len(folders) == 0 {
		return errors.New("name the folders of annotated texts to learn from")
	}
	r, err := extract.New(rules.FS, teach.Codebooks())
	if err != nil {
		return err
	}
	all := make([]*teach.Themes, len(folders))
	for i, f := range folders {
		if all[i], err = teach.ReadThemes(r, f); err != nil {
			return err
		}
	}
	if cross != "" {
		return leaveOut(r, all, cross)
	}
	m, err := teach.LearnThemes(all)
	if err != nil {
		return err
	}
	return write(out, m)
}

func leaveOut(r *extract.Reader, all []*teach.Themes, pattern string) error {
	var sum gold.SaidScore
	right := 0.0
	for i, t := range all {
		if ok, err := path.Match(pattern, path.Base(t.Folder)); err != nil || !ok {
			if err != nil {
				return err
			}
			continue
		}
		m, err := teach.LearnThemes(slices.Concat(all[:i], all[i+1:]))
		if err != nil {
			return err
		}
		s, err := themesOf(r.WithThemes(m), t.Folder)
		if err != nil {
			return err
		}
		show(t.Folder, s)
		right += s.R * float64(s.Gold)
		sum.Gold, sum.Predicted = sum.Gold+s.Gold, sum.Predicted+s.Predicted
	}
	sum.P, sum.R = right/float64(max(1, sum.Predicted)), right/float64(max(1, sum.Gold))
	sum.F1 = 2 * right / float64(max(1, sum.Gold+sum.Predicted))
	show("all that were left out", sum)
	return nil
}

func themesOf(r *extract.Reader, folder string) (gold.SaidScore, error) {
	set, err := teach.ReadSaidBy(r, folder)
	if err != nil {
		return gold.SaidScore{}, err
	}
	scores, _ := gold.ScoreSaid(set.Want, set.Got, set.Texts)
	i := slices.IndexFunc(scores, func(s gold.SaidScore) bool { return s.Name == "themes" })
	return scores[i], nil
}

func show(name string, s gold.SaidScore) {
	fmt.Printf("%-44s P %.3f  R %.3f  F1 %.3f  of %d, %d suggested\n", name, s.P, s.R, s.F1, s.Gold, s.Predicted)
}

func write(name string, m *theme.Model) error {
	file, err := os.Create(name)
	if err != nil {
		return err
	}
	return errors.Join(teach.WriteThemes(file, m), file.Close())
}
