// Mentions scores the quantities, periods and places of a folder of annotated texts
// (.txt, annotations.jsonl).
//
//	go run ./bench/mentions -errors internal/gold/testdata/mentions/learn
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"cited/bench/teach"
	"cited/internal/gold"
)

func main() {
	errors := flag.Bool("errors", false, "print what is missed, wrong or not in the gold")
	flag.Parse()
	for _, folder := range flag.Args() {
		if err := run(folder, *errors); err != nil {
			fmt.Fprintln(os.Stderr, "mentions:", err)
			os.Exit(1)
		}
	}
}

func run(folder string, errors bool) error {
	s, err := teach.ReadNamed(folder)
	if err != nil {
		return err
	}
	scores, mistakes := gold.ScoreNamed(s.Want, s.Got)
	for _, x := range scores {
		fmt.Printf("%-9s P %.3f  R %.3f  F1 %.3f  of %d, %d read; of the found: span %.3f", x.List, x.P, x.R, x.F1, x.Gold, x.Predicted, x.Share(x.Span))
		for _, f := range x.Fields {
			fmt.Printf("  %s %.3f", f.Name, x.Share(f.Right))
		}
		fmt.Printf("  all %.3f\n", x.Share(x.Whole))
	}
	if errors {
		for _, m := range mistakes {
			fmt.Println(show(s.Texts[m.Doc], m))
		}
	}
	return nil
}

// show writes a mistake with what stands around it.
func show(t []rune, m gold.NamedMistake) string {
	at := m.Gold
	line := []string{m.List, m.Doc, m.What}
	if at == nil {
		at = m.Got
	}
	for _, n := range []*gold.Named{m.Gold, m.Got} {
		if n == nil {
			line = append(line, "-")
			continue
		}
		value := n.Fields[m.What]
		switch m.What {
		case "bounds":
			value = fmt.Sprint(n.Fields["low"], " to ", n.Fields["high"])
		case "missed", "not in the gold", "span":
			value = n.Fields
		}
		line = append(line, fmt.Sprintf("[%s] %v", string(t[n.Start:n.End]), value))
	}
	around := string(t[max(0, at.Start-50):min(len(t), at.End+40)])
	return strings.ReplaceAll(strings.Join(append(line, around), " | "), "\n", " / ")
}
