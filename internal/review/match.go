package review

import "cited"

// Match is a figure as two coders have it; nil is one that has none there.
type Match struct{ A, B *cited.Figure }

// Matches pairs the figures of two coders in one document as Compare does, in the order of the text.
func Matches(a, b []cited.Figure) []Match {
	var marks []mark
	for coder, list := range [][]cited.Figure{a, b} {
		for i := range list {
			marks = append(marks, mark{coder, &list[i]})
		}
	}
	var matches []Match
	for _, group := range unite(marks) {
		var p Match
		for _, m := range group {
			if m.coder == 0 {
				p.A = m.figure
			} else {
				p.B = m.figure
			}
		}
		matches = append(matches, p)
	}
	return matches
}

// Differ lists the fields, in the order of cited.Fields, in which the two figures differ as Compare sees
// it; all of them if one is missing.
func (p Match) Differ() []string {
	var differ []string
	for _, f := range fields() {
		if p.A == nil || p.B == nil || !f.same(p.A, p.B) {
			differ = append(differ, f.name)
		}
	}
	return differ
}
