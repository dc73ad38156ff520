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
			byValue := map[[3]string][]*Figure{}
			var values [][3]string
			for _, f := range c.Figures {
				if len(f.Attribution) == 0 || f.Doc.Publisher == "" {
					continue
				}
				v := f.value()
				if byValue[v] == nil {
					values = append(values, v)
				}
				byValue[v] = append(byValue[v], f)
			}
			var out []Found
			for _, v := range values {
				out = append(out, circles(firsts(byValue[v], func(f *Figure) string { return f.Doc.Publisher }))...)
			}
			return out
		},
	}
}

// circles looks for circles among figures of one number, one a publisher.
func circles(list []*Figure) []Found {
	var out []Found
	told := map[*Figure]bool{}
	for _, x := range list {
		way := circle(list, []*Figure{x})
		if way == nil || slices.ContainsFunc(way, func(f *Figure) bool { return told[f] }) {
			continue
		}
		var names []string
		var shown []cited.Exhibit
		for _, f := range way {
			told[f] = true
			names = append(names, f.Doc.Publisher)
			shown = append(shown, f.exhibit())
		}
		out = append(out, Found{Message: said(x.Figure) + " goes from " + strings.Join(append(names, names[0]), " to "), Exhibits: shown})
	}
	return out
}

// mostInCircle is how many documents a circle is followed through.
const mostInCircle = 6

// circle follows whom a figure is credited to, from document to document, and returns the way if
// it leads back to where it began.
func circle(list, way []*Figure) []*Figure {
	last := way[len(way)-1]
	if len(way) > mostInCircle {
		return nil
	}
	credited := last.credited()
	for _, next := range list {
		if next == last || !prints(next.Doc, credited) {
			continue
		}
		if next == way[0] {
			return way
		}
		if slices.Contains(way, next) {
			continue
		}
		if found := circle(list, append(slices.Clone(way), next)); found != nil {
			return found
		}
	}
	return nil
}

// prints reports whether a document is published by one of some sources.
func prints(d *Document, sources []sourceName) bool {
	for _, n := range d.printed() {
		if slices.ContainsFunc(sources, func(s sourceName) bool { return s.affinity(&n) == surely }) {
			return true
		}
	}
	return false
}
