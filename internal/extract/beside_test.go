package extract

import (
	"slices"
	"strings"
	"testing"

	"cited/internal/text"
)

// TestBeside reads what a number is told by that counts, or does not: what stands beside
// it, what became of the number before, what the document is about. Whatever was learned
// from that, it must hold and not hold. The number looked at is the last of the text.
func TestBeside(t *testing.T) {
	r := reader(t)
	bird := strings.Repeat("The colony nests on the cliff. ", 6)
	for _, c := range []struct{ name, in, holds, not string }{
		{"the word before", "The road ends at kilometre 40.", "word/before=kilometre word/behind=.", "word/before=start"},
		{"at the start", "40 came home.", "word/before=start word/behind=came", "word/before=came"},
		{"one of several", "They met a man of 33.", "kind/of=of/one-of-people", "kind/of=of/people"},
		{"several", "They met groups of men for 33.", "kind/of=for/people", "kind/of=for/one-of-people"},
		{"behind a name", "The tailor Hamid, 34, had died.", "bare/behind-name bare/behind-name/around=,/,/tens", "bare/at-name"},
		{"behind no name", "In the hall, 34, had died.", "bare/modifier=number.digits/tens", "bare/behind-name"},
		{"its noun", "He saw 90 rooftops.", "noun/word=rooftop", "bare/modifier=number.digits/tens"},
		{"the number before", "Of 300 houses, 90 stood.", "last/bare", "last/noun"},
		{"exactly one", "Three fighters came home. One of them died.", "single/part single/before=start single/behind=of", "single/rel=amod"},
		{"more than one", "Three fighters came home. Two of them died.", "word/behind=of", "single/part"},
		{"about people", strings.Repeat("The fighters left for Syria. ", 6) + "The list has 40.", "gist/people=most gist/certain=most", "gist/people=none"},
		{"about birds", bird + "The list has 40.", "gist/people=none gist/certain=none", "gist/people=most"},
		{"too short to be about anything", "The fighters left for Syria. The list has 40.", "word/before=has", "gist/people=half"},
	} {
		got := countsFeatures(t, r, c.in)
		has := func(f string) bool {
			return slices.ContainsFunc(got, func(g string) bool { return g == f || strings.HasPrefix(g, f+"=") })
		}
		for _, f := range strings.Fields(c.holds) {
			if !has(f) {
				t.Errorf("%s: %q has no %s, but %q", c.name, c.in, f, got)
			}
		}
		if has(c.not) {
			t.Errorf("%s: %q has %s", c.name, c.in, c.not)
		}
	}
}

// countsFeatures returns the features by which the last number of a text may count.
func countsFeatures(t *testing.T, r *Reader, in string) []string {
	t.Helper()
	var out []string
	s := begin(t, r)
	s.Trace(func(c Choice) {
		if c.Kind != "counts" {
			return
		}
		out = nil
		for _, f := range c.Options[1].Features {
			out = append(out, f.String())
		}
	})
	s.Window(text.Window{Content: in, Blocks: text.Split(in)})
	return out
}
