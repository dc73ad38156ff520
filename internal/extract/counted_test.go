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
		{"a noun lent by the next of a row", "casualties,displacement", "Gales damaged 210 and destroyed 35 homes. The raid killed three, wounded nine and captured twelve soldiers.",
			"210: home\n35: home\nthree: soldier\nnine: soldier\ntwelve: soldier"},
		{"no noun of things lent to people", "casualties,displacement", "The gale killed 21 and destroyed 35 homes.", "21: person\n35: home"},
		{"people behind things that burnt", "casualties,displacement", "The raiders burned 35 homes and killed 21.", "35: home\n21: person"},
		{"things told on", "casualties,displacement", "The gale destroyed 35 houses and damaged 210 others.", "35: house\n210: house"},
		{"those who act", "casualties", "Police arrested 21 on Monday.", "21: person"},
		{"those who lose are those lost", "casualties", "Of the soldiers 21 were wounded.", "21: soldier"},
		{"a verb is no noun", "casualties", "Raiders entered a mill, killing 21.", "21: person"},
		{"the noun of a part", "casualties", "The blast left 21 dead, four of them children, and 35 injured.", "21: person\nfour: child\n35: person"},
		{"the whole goes on", "casualties", "Gunmen killed nine dockers, including two women, and wounded 35.", "nine: docker\ntwo: woman\n35: docker"},
		{"the whole goes on behind a stop", "casualties", "Some 21 people, including four nurses, were killed on Sunday. Another 35 were wounded.", "Some 21: person\nfour: nurse\n35: person"},
		{"by-standers of another clause", "casualties", "The toll rose to 21 as nurses worked through the night.", "21: person"},
		{"numbers in one breath", "casualties", "At least 21, possibly 35, dockers were killed.", "At least 21: docker\npossibly 35: docker"},
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
