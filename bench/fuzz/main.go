// Command fuzz runs every fuzz target of the project for a while, one after the
// other, and goes on after a finding:
//
//	go run ./bench/fuzz                      ten seconds each
//	go run ./bench/fuzz -time 5m -only format   longer, those whose package or name holds that
//	go run ./bench/fuzz -list                what there is
//
// An input that breaks something is kept by go test in the testdata of its package, where
// it is a test from then on. The exit status is 1 if there is one.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"time"
)

func main() {
	each := flag.Duration("time", 10*time.Second, "how long each target runs")
	only := flag.String("only", "", "run targets whose package or name holds this `word`")
	list := flag.Bool("list", false, "list the targets")
	flag.Parse()
	found, err := run(*each, *only, *list)
	if err != nil {
		fmt.Fprintln(os.Stderr, "fuzz:", err)
		os.Exit(2)
	}
	if len(found) > 0 {
		os.Exit(1)
	}
}

// run returns the targets in which something was found.
func run(each time.Duration, only string, list bool) (found []target, err error) {
	all, err := targets(".")
	if err != nil {
		return nil, err
	}
	ran := 0
	for _, t := range all {
		if !strings.Contains(t.String(), only) {
			continue
		}
		ran++
		if list {
			fmt.Println(t)
			continue
		}
		began := time.Now()
		res := t.fuzz(context.Background(), ".", each)
		fmt.Printf("%-48s %4.0f s  %s\n", t, time.Since(began).Seconds(), res)
		if res.bad {
			fmt.Println(indented(res.output))
			found = append(found, t)
		}
	}
	if ran == 0 {
		return nil, fmt.Errorf("there is no target %q; -list shows them", only)
	}
	if !list {
		fmt.Printf("%d targets, %d with findings\n", ran, len(found))
	}
	for _, t := range found {
		fmt.Println("  ", t)
	}
	return found, nil
}

func indented(s string) string {
	return "    " + strings.ReplaceAll(strings.TrimSpace(s), "\n", "\n    ")
}
