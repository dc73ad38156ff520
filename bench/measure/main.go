// Command measure runs every promise about speed and score, says how far it is
// kept, and writes it to docs/measured.md. It is run from the root of the project:
//
//	go run ./bench/measure                       everything; some minutes
//	go run ./bench/measure -list                 the rows
//	go run ./bench/measure -only speed.add,start these rows; the table keeps the others
//	go run ./bench/measure -quick                small sizes, no table: whether it runs at all
//
// The exit status is 1 if a value misses its floor. A row that cannot run here,
// because the texts beside the repository or the disk are missing, says so.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
)

func main() {
	if len(os.Args) > 2 && os.Args[1] == usageMode {
		os.Exit(reportUsage(os.Args[2:]))
	}
	list := flag.Bool("list", false, "list the rows")
	only := flag.String("only", "", "comma-separated `rows` to run")
	quick := flag.Bool("quick", false, "small sizes, no floors, no table")
	table := flag.String("out", "docs/measured.md", "`file` of the table")
	shared := flag.String("shared", "../shared", "`folder` with the corpora and what careful people found in them")
	flag.Parse()
	if *list {
		for _, r := range rows() {
			fmt.Printf("%-14s %s\n", r.id, r.what)
		}
		return
	}
	ok, err := measure(*only, *quick, *table, *shared)
	if err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(2)
	}
	if !ok {
		os.Exit(1)
	}
}

// measure runs rows and reports whether every floor was kept.
func measure(only string, quick bool, table, shared string) (bool, error) {
	chosen, err := choose(rows(), only)
	if err != nil {
		return false, err
	}
	self, err := os.Executable()
	if err != nil {
		return false, err
	}
	b, err := newBench(context.Background(), self, ".", shared, quick)
	if err != nil {
		return false, err
	}
	defer b.close()
	var done []result
	ok := true
	for _, r := range chosen {
		fmt.Printf("%s: %s\n", r.id, r.what)
		res := b.measure(r)
		for _, line := range res.lines() {
			fmt.Println("   ", line)
		}
		ok = ok && (quick && res.err == nil || res.kept())
		done = append(done, res)
	}
	if quick {
		return ok, nil
	}
	return ok, writeTable(table, done)
}

// choose picks the rows that are named.
func choose(all []row, only string) ([]row, error) {
	if only == "" {
		return all, nil
	}
	var chosen []row
	for name := range strings.SplitSeq(only, ",") {
		found := false
		for _, r := range all {
			if r.id == strings.TrimSpace(name) {
				chosen, found = append(chosen, r), true
			}
		}
		if !found {
			return nil, fmt.Errorf("there is no row %q; -list shows them", name)
		}
	}
	return chosen, nil
}
