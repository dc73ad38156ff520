package gold

import (
	"strings"

	"cited"
)

// FigureSources counts the figures that stand in what somebody is reported to have said,
// by the gold, and those of them whose nearest source the program read right. A figure
// counts for the shortest content that holds it, where the gold names its source. The name of
// a private person, which the program leaves out, is looked for in the words of the text.
func FigureSources(want []Said, figures map[string][]cited.Figure) (right, all int) {
	for doc, list := range figures {
		for i := range list {
			f := &list[i]
			s := saying(want, doc, f.Start, f.End)
			if s == nil || len(s.Attribution) == 0 {
				continue
			}
			all++
			if len(f.Attribution) > 0 && (sameChain(s.Attribution[:1], f.Attribution[:1]) || withheld(f, s.Attribution[0])) {
				right++
			}
		}
	}
	return right, all
}

// withheld reports whether a figure is credited to a private person whose name, which the
// gold has, was left out: the words by which it was credited hold it.
func withheld(f *cited.Figure, want string) bool {
	left, held := false, false
	for _, e := range f.Evidence {
		if e.Field != "attribution" {
			continue
		}
		left = left || e.Rule == "source.person"
		for _, span := range e.Spans {
			held = held || shortened(name(want), name(strings.NewReplacer(",", " ", "(", " ", ")", " ").Replace(span.Exact)))
		}
	}
	return left && held
}

// saying returns the line with the shortest content that holds a stretch of a document.
func saying(lines []Said, doc string, start, end int) *Said {
	var best *Said
	least := 0
	for i := range lines {
		s := &lines[i]
		if s.Doc != doc || s.Type != "statement" {
			continue
		}
		for _, c := range append([][]int{s.Content}, s.More...) {
			if n := c[1] - c[0]; c[0] <= start && end <= c[1] && (best == nil || n < least) {
				best, least = s, n
			}
		}
	}
	return best
}
