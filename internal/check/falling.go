package check

import (
	"fmt"

	"cited"
	"cited/internal/codebook"
)

func falling() Check {
	return Check{
		Code:     "falling",
		Doc:      "a sum that can only grow is smaller at a later date, by the same source and definition",
		Severity: cited.SeverityWarning,
		Scope:    OfSource,
		Run: func(c *Case) []Found {
			var out []Found
			c.pairs(func(x, y *Figure) {
				if x.Basis != cited.Cumulative || y.Basis != cited.Cumulative || x.Kind != cited.Count || !c.Books.sameCell(x, y) {
					return
				}
				first, ok := x.asOf()
				last, known := y.asOf()
				if !ok || !known || first >= last || allows(y.Figure).high >= allows(x.Figure).low {
					return
				}
				out = append(out, Found{
					Message:  fmt.Sprintf("%s at %s, after %s at %s", said(y.Figure), last, said(x.Figure), first),
					Exhibits: []cited.Exhibit{y.exhibit(), x.exhibit()},
				})
			})
			return out
		},
	}
}

// pairs goes over all ordered pairs of figures that are asserted and of no single person.
func (c *Case) pairs(each func(x, y *Figure)) {
	for i, x := range c.Figures {
		for k, y := range c.Figures {
			if i != k && x.usable() && y.usable() {
				each(x, y)
			}
		}
	}
}

func (f *Figure) usable() bool { return f.Stance != cited.Denial && !f.Individual }

// asOf is the last day at which a figure stands, as far as it is known.
func (f *Figure) asOf() (cited.Day, bool) {
	return cited.AsOfFigure(f.Figure, f.Doc.Published).Day()
}

// sameCell reports whether two figures count the same by the codebook.
func (b *Books) sameCell(x, y *Figure) bool {
	return x.Kind == y.Kind && b.compare(x.Figure, y.Figure).Extent == codebook.Same
}
