package teach_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"cited/bench/teach"
	"cited/internal/gold"
)

var update = flag.Bool("update", false, "write the scores as they are")

const namedSets = "../../internal/gold/testdata/mentions"

// TestNamedRatchet holds what texts name to the committed scores: none may fall. It says
// the totals only, for there are sets whose mistakes nobody looks at.
//
//	go test ./bench/teach -run Named -update
func TestNamedRatchet(t *testing.T) {
	scores := filepath.Join(namedSets, "scores.txt")
	var table bytes.Buffer
	table.WriteString("# How right quantities, periods and places are read. Written by go test ./bench/teach -run Named -update; no score may fall.\n")
	was := map[string]int{}
	if data, err := os.ReadFile(scores); err == nil {
		was = parseNamed(t, string(data))
	} else if !*update {
		t.Fatal(err)
	}
	for _, set := range []string{"learn", "unseen", "news-a", "news-b", "news-c"} {
		named, err := teach.ReadNamed(filepath.Join(namedSets, set))
		if err != nil {
			t.Fatal(err)
		}
		lists, _ := gold.ScoreNamed(named.Want, named.Got)
		for _, s := range lists {
			row := func(name string, x float64) {
				key := set + " " + s.List + " " + name
				fmt.Fprintf(&table, "%-28s %.3f\n", key, float64(thousandths(x))/1000)
				if w, ok := was[key]; (!ok || thousandths(x) < w) && !*update {
					t.Errorf("%s: %.3f, committed %.3f (if that is the price of something better: -update)", key, x, float64(w)/1000)
				}
			}
			row("P", s.P)
			row("R", s.R)
			row("F1", s.F1)
			row("span", s.Share(s.Span))
			for _, f := range s.Fields {
				row(f.Name, s.Share(f.Right))
			}
			row("all", s.Share(s.Whole))
		}
	}
	if *update {
		if err := os.WriteFile(scores, table.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// parseNamed reads the table back.
func parseNamed(t *testing.T, table string) map[string]int {
	t.Helper()
	was := map[string]int{}
	for line := range strings.Lines(table) {
		cells := strings.Fields(line)
		if len(cells) != 4 || cells[0] == "#" {
			continue
		}
		x, err := strconv.ParseFloat(cells[3], 64)
		if err != nil {
			t.Fatalf("%s: %v", "the committed scores", err)
		}
		was[strings.Join(cells[:3], " ")] = thousandths(x)
	}
	return was
}

func thousandths(x float64) int { return int(x*1000 + 0.5) }
