package extract

import (
	"strings"
	"testing"

	"cited"
	"cited/internal/text"
)

// ofsOf reads a text and returns of every figure its words and its whole.
func ofsOf(t *testing.T, r *Reader, in string) string {
	t.Helper()
	var out []string
	for _, f := range readWindows(t, r, []string{in}) {
		out = append(out, strings.TrimRight(f.Exact+" of "+f.Of, " "))
	}
	return strings.Join(out, "; ")
}

// TestWholes reads parts: each case names every figure with what it is a part of.
func TestWholes(t *testing.T) {
	r := reader(t)
	for _, c := range []struct{ name, in, want string }{
		{"those", "Some 90 Finns left for Syria. Of those, 30 came home, 12 died and five are in prison.",
			"Some 90 of; 30 of Some 90; 12 of Some 90; five of Some 90"},
		{"of the number before", "Nine young Danes left for Syria. Three of the nine are dead.",
			"Nine of; Three of nine; nine of"},
		{"whom", "They name 1,600 Moroccans, of whom 520 have died in Syria.", "1,600 of; 520 of 1,600"},
		{"what adds up", "In all 60 fighters were killed: 35 Danes, 15 Swedes and 10 Finns.",
			"60 of; 35 of 60; 15 of 60; 10 of 60"},
		{"another country", "Russia has taken back about 100 children, and Kazakhstan 47.", "about 100 of; 47 of"},
		{"a further number is no part", "Some 900 Germans left for Syria. A further 300 Austrians followed.", "Some 900 of; 300 of"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := ofsOf(t, r, c.in); got != c.want {
				t.Errorf("%s\n got %s\nwant %s", c.in, got, c.want)
			}
		})
	}
}

// TestManyFigures holds what a session keeps of the figures before to a bound.
func TestManyFigures(t *testing.T) {
	s, err := reader(t).Begin(cited.Document{})
	if err != nil {
		t.Fatal(err)
	}
	content := strings.Repeat("Half of the fighters left, a third of them for Syria. ", 200)
	s.Window(text.Window{Content: content, Blocks: text.Split(content)})
	if len(s.recent) > mostRecent {
		t.Errorf("%d figures are kept, more than %d", len(s.recent), mostRecent)
	}
	for _, d := range s.recent {
		n := 0
		for w := d.whole; w != nil; w = w.whole {
			if n++; n > 2*mostRecent {
				t.Fatal("the wholes of a figure go on without end")
			}
		}
	}
}
