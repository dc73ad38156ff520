package main

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The test binary also runs other programs and says what they took.
func TestMain(m *testing.M) {
	if len(os.Args) > 2 && os.Args[1] == usageMode {
		os.Exit(reportUsage(os.Args[2:]))
	}
	os.Exit(m.Run())
}

// TestRows runs every row on little, so that none stops working unnoticed. What must be none is
// none, or no more than the table of what was measured says in bold: that it was missed.
func TestRows(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	root := filepath.Join("..", "..")
	b, err := newBench(t.Context(), self, root, filepath.Join(root, "..", "shared"), true)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.close)
	for _, r := range rows() {
		t.Run(r.id, func(t *testing.T) {
			res := b.measure(r)
			if errors.As(res.err, new(missing)) {
				t.Skip(res.err)
			}
			if res.err != nil {
				t.Fatal(res.err)
			}
			for _, f := range r.floors {
				if n := findNumber(res.numbers, f.number); f.bound == 0 && n.value > missed(t, root, r.id, f.number) {
					t.Errorf("%s: %s", n.name, n)
				}
			}
		})
	}
}

// missed returns what the table of what was measured gives in bold for a number of a row, 0 if it
// does not.
func missed(t *testing.T, root, row, number string) float64 {
	t.Helper()
	table, err := os.ReadFile(filepath.Join(root, "docs", "measured.md"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		cells := strings.Split(line, " | ")
		if len(cells) < 4 || cells[0] != "| "+row || !strings.HasSuffix(cells[1], number) {
			continue
		}
		if bold, ok := strings.CutPrefix(cells[3], "**"); ok {
			value, _ := strconv.ParseFloat(strings.Fields(bold)[0], 64)
			return value
		}
	}
	return 0
}

func TestKept(t *testing.T) {
	r := row{"a", "what", []floor{least("speed", 5), most("time", 60)}, nil}
	for _, test := range []struct {
		speed, time float64
		want        bool
	}{{5, 60, true}, {4.9, 60, false}, {5, 60.1, false}} {
		res := result{row: r, numbers: []number{{"speed", test.speed, "MB/s"}, {"time", test.time, "ms"}}}
		if got := res.kept(); got != test.want {
			t.Errorf("%v: %v, want %v", test, got, test.want)
		}
	}
	if !(result{row: r, err: missing("no disk")}).kept() || (result{row: r, err: errors.New("broken")}).kept() {
		t.Error("what cannot run misses no floor, what fails does")
	}
}

// A run of some rows keeps the other rows of the table.
func TestTableKeepsOtherRows(t *testing.T) {
	name := filepath.Join(t.TempDir(), "measured.md")
	rows := rows()
	start := slices.IndexFunc(rows, func(r row) bool { return r.id == "start" })
	first := []result{{row: rows[0], numbers: []number{{"found F1", 0.91234, ""}}}, {row: rows[start], numbers: []number{{"median", 61, "ms"}}}}
	if err := writeTable(name, first); err != nil {
		t.Fatal(err)
	}
	if err := writeTable(name, []result{{row: rows[start], numbers: []number{{"median", 12.345, "ms"}}}}); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	table := string(data)
	for _, want := range []string{"found F1 | 0.960 | **0.912** |", "median | at most 60 ms | 12.35 ms |", "Machine: "} {
		if !strings.Contains(table, want) {
			t.Errorf("the table lacks %q:\n%s", want, table)
		}
	}
	if strings.Contains(table, "61 ms") {
		t.Errorf("the old row is still there:\n%s", table)
	}
}
