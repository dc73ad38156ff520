package check

import (
	"slices"
	"strings"

	"cited"
)

func circular() Check {
	return Check{
		Code:     "circular",
		Doc:      "sources that support a number credit each other with it in a circle, and nobody else",
		Severity: cited.SeverityWarning,
		Scope:    OfCell,
		Run: func(c *Case) []Found {
			var out []Found
			for i, x := range c.Figures {
				circle := c.circle([]*Figure{x})
				if circle == nil || slices.ContainsFunc(circle, func(f *Figure) bool { return slices.Index(c.Figures, f) < i }) {
					continue // a circle is told once, at the first of its figures
				}
				var names []string
				var shown []cited.Exhibit
				for _, f := range circle {
					names = append(names, f.Doc.Publisher)
					shown = append(shown, f.exhibit())
				}
				out = append(out, Found{Message: said(x.Figure) + " goes from " + strings.Join(append(names, names[0]), " to "), Exhibits: shown})
			}
			return out
		},
	}
}

// mostInCircle is how many documents a circle is followed through.
const mostInCircle = 6

// circle follows whom a figure is credited to, from document to document with that number, and
// returns the way if it leads back to where it began.
func (c *Case) circle(way []*Figure) []*Figure {
	last := way[len(way)-1]
	if len(way) > mostInCircle || len(last.Attribution) == 0 || last.Doc.Publisher == "" {
		return nil
	}
	credited := last.credited()
	for _, next := range c.Figures {
		if next.Doc == last.Doc || len(next.Attribution) == 0 || !sameNumber(next.Figure, last.Figure) || !c.prints(next.Doc, credited) {
			continue
		}
		if next.Doc == way[0].Doc {
			return way
		}
		if slices.ContainsFunc(way, func(f *Figure) bool { return f.Doc == next.Doc }) {
			continue
		}
		if found := c.circle(append(slices.Clone(way), next)); found != nil {
			return found
		}
	}
	return nil
}

// prints reports whether a document is published by one of some sources.
func (c *Case) prints(d *Document, sources []sourceName) bool {
	for _, n := range d.printed() {
		if slices.ContainsFunc(sources, func(s sourceName) bool { return s.affinity(&n) == surely }) {
			return true
		}
	}
	return false
}
