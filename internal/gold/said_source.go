package gold

import (
	"maps"
	"slices"
	"strings"

	"cited"
)

// FigureSource is a figure whose source the gold knows, and whether its nearest source was
// read right.
type FigureSource struct {
	Doc    string
	Figure *cited.Figure
	Want   []string
	Right  bool
}

// FigureSources returns the figures that the gold marks, or that by the gold stand in what
// somebody is reported to have said, with what it says of their sources. A figure that is not
// marked counts for the shortest content that holds it, where the gold names its source. The
// name of a private person, which the program leaves out, is looked for in the words of the text.
func FigureSources(want []Said, figures map[string][]cited.Figure) []FigureSource {
	var out []FigureSource
	for _, doc := range slices.Sorted(maps.Keys(figures)) {
		list := figures[doc]
		for i := range list {
			f := &list[i]
			s := marked(want, doc, f.Start, f.End)
			if s == nil {
				s = saying(want, doc, f.Start, f.End)
			}
			if s != nil && (len(s.Attribution) > 0 || s.Type == "figure") {
				out = append(out, FigureSource{doc, f, s.Attribution, credited(f, s.Attribution)})
			}
		}
	}
	return out
}

// RightSources counts those whose source was read right.
func RightSources(all []FigureSource) int {
	n := 0
	for _, f := range all {
		if f.Right {
			n++
		}
	}
	return n
}

// credited reports whether the nearest source of a figure is the wanted one, or none is wanted
// and it has none.
func credited(f *cited.Figure, want []string) bool {
	if len(want) == 0 || len(f.Attribution) == 0 {
		return len(want) == len(f.Attribution)
	}
	return sameChain(want[:1], f.Attribution[:1]) || withheld(f, want[0])
}

// marked returns the line by which a figure is marked with its source.
func marked(lines []Said, doc string, start, end int) *Said {
	i := slices.IndexFunc(lines, func(s Said) bool { return s.Doc == doc && s.Type == "figure" && s.Start < end && start < s.End })
	if i < 0 {
		return nil
	}
	return &lines[i]
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
