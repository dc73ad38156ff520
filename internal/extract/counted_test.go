package extract

import (
	"strings"
	"testing"
)

// TestCountedBefore reads what numbers count that have no noun of their own behind them.
func TestCountedBefore(t *testing.T) {
	reader := readersOf(t)
	for _, c := range []struct{ name, books, in, want string }{
		{"a thing before the number", "displacement", "The flood came at night. The council puts the number of houses destroyed at 563.", "563: house"},
		{"things that a label names", "displacement", "Toll of the flood of May. Houses destroyed: 563. Villages: houses burnt 62, huts burnt 40.", "563: house\n62: house\n40: hut"},
		{"people nearer than the thing", "displacement", "Houses fell and villagers fled: the flood drove out 563 people.", "563: person"},
		{"a share of the subject", "casualties", "The blast killed 90 people. Children made up 29% of the dead.", "90: person\n29%: child"},
		{"a share of the object", "casualties", "The children saw it. The blast killed 29% of the dockers.", "29%: docker"},
		{"one person is not several", "casualties", "The blast hit the market at noon. To the governor it was a catastrophe, with 90 killed.", "90: person"},
	} {
		var got []string
		for _, f := range readWindows(t, reader(c.books), []string{c.in}) {
			got = append(got, f.Exact+": "+f.Counted)
		}
		if g := strings.Join(got, "\n"); g != c.want {
			t.Errorf("%s: %s\ngot\n%s\nwant\n%s", c.name, c.in, g, c.want)
		}
	}
}
