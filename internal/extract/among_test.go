package extract

import (
	"strings"
	"testing"

	"cited/internal/text"
)

// TestAmong tells which numbers are told to be among one behind them.
func TestAmong(t *testing.T) {
	r := readersOf(t)(allBooks)
	for in, want := range map[string]string{
		"Two Danes were among the 40 dead.":                                "Two of 40; 40",
		"Four women and six girls are also among some 60 people who died.": "Four of some 60; six of some 60; some 60",
		"Ten people were hurt and two Danes were among the 40 dead.":       "Ten; two of 40; 40",
		"Police arrested 30 men, and two Danes were among the 40 dead.":    "30; two of 40; 40",
		"Nine nurses were among the dead. There were 40 dead.":             "Nine; 40",
		"Fifty Danes were among the 40 dead.":                              "Fifty; 40",
	} {
		_, found := begin(t, r).Window(text.Window{Content: in, Blocks: text.Split(in)})
		var got []string
		for _, f := range found.Figures {
			of := f.Exact
			if f.Of != "" {
				of += " of " + f.Of
			}
			got = append(got, of)
		}
		if all := strings.Join(got, "; "); all != want {
			t.Errorf("%s\n got %s\nwant %s", in, all, want)
		}
	}
}

// TestAmongIsNoSign holds that who is among a number says nothing of all of them.
func TestAmongIsNoSign(t *testing.T) {
	in := "Two Danes were among the 40 dead."
	_, found := begin(t, readersOf(t)(allBooks)).Window(text.Window{Content: in, Blocks: text.Split(in)})
	part, all := found.Figures[0], found.Figures[1]
	if strings.Join(part.Origin, " ") != "DNK" || len(all.Origin) > 0 || all.Counted != "person" {
		t.Errorf("%s of %v; %s of %v", part.Counted, part.Origin, all.Counted, all.Origin)
	}
}
