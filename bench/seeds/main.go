// Seeds writes docs/seeds.md anew: what is taken from each paragraph of the seed texts, in
// numbers. The notes of people in the last column are kept; a row whose numbers
// changed is printed, and its note is marked until somebody has read it again.
//
//	go run ./bench/seeds -shared ../shared docs/seeds.md
//
// With -estimates it does the same with the page of verdicts, estimates and findings:
//
//	go run ./bench/seeds -shared ../shared -estimates docs/estimates-seeds.md
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

func main() {
	shared := flag.String("shared", "../shared", "`folder` of the shared corpora")
	sums := flag.Bool("estimates", false, "write the page of verdicts, estimates and findings")
	flag.Parse()
	if flag.Arg(0) == "" {
		fmt.Fprintln(os.Stderr, "seeds: name the page to be written, such as docs/seeds.md")
		os.Exit(2)
	}
	write := run
	if *sums {
		write = estimates
	}
	if err := write(*shared, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "seeds:", err)
		os.Exit(1)
	}
}

func run(shared, file string) error {
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	texts, err := filepath.Glob(filepath.Join(shared, "corpus", "seeds", "*.txt"))
	if err == nil && len(texts) == 0 {
		err = fmt.Errorf("%s holds no seeds: name the folder of the corpora with -shared", shared)
	}
	if err != nil {
		return err
	}
	docs, err := count(texts)
	if err != nil {
		return err
	}
	p := parsePage(string(old), docs[0].name)
	var b strings.Builder
	b.WriteString(p.head)
	rows := p.tables(&b, docs)
	for _, complaint := range writeTotals(&b, rows) {
		fmt.Println(complaint)
	}
	return os.WriteFile(file, []byte(b.String()), 0o644)
}
