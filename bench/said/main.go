// Said scores statements, responses, unquantified, comparisons and themes on a folder of
// annotated texts (.txt, said.jsonl, dates.json).
//
//	go run ./bench/said -errors content internal/gold/testdata/said/learn
package main

import (
	"flag"
	"fmt"
	"os"

	"cited/bench/teach"
	"cited/internal/gold"
)

func main() {
	row := flag.String("errors", "", "print what has no partner in this `row`: source, cue, content, responses, figures, ...")
	flag.Parse()
	if err := run(flag.Args(), *row); err != nil {
		fmt.Fprintln(os.Stderr, "said:", err)
		os.Exit(1)
	}
}

func run(folders []string, row string) error {
	for _, f := range folders {
		s, err := teach.ReadSaid(f)
		if err != nil {
			return err
		}
		scores, mistakes := gold.ScoreSaid(s.Want, s.Got, s.Texts)
		for _, x := range scores {
			fmt.Printf("%-32s P %.3f  R %.3f  F1 %.3f  of %d, %d read\n", x.Name, x.P, x.R, x.F1, x.Gold, x.Predicted)
		}
		figures := gold.FigureSources(s.Want, s.Figures)
		fmt.Printf("%-32s %d of %d\n", "sources of figures", gold.RightSources(figures), len(figures))
		for _, x := range figures {
			if row == "figures" && !x.Right {
				fmt.Printf("%s\twanted %q, read %q\t%s\n", x.Doc, x.Want, x.Figure.Attribution, s.Around(x.Doc, x.Figure.Span))
			}
		}
		for _, m := range mistakes {
			if m.Row == row {
				fmt.Printf("%s\t%s\t%s\n", m.Line.Doc, m.What, s.Show(m))
			}
		}
	}
	return nil
}
