package check

import (
	"fmt"

	"cited"
)

func superseded() Check {
	return Check{
		Code:     "superseded",
		Doc:      "a document gives a number of a source as its latest that the source had replaced by then",
		Severity: cited.SeverityNote,
		Scope:    OfSource,
		Run: func(c *Case) []Found {
			var out []Found
			for _, x := range c.quoted() {
				if newer := c.replaced(x); newer != nil {
					out = append(out, Found{
						Message:  fmt.Sprintf("%s has had %s since %s", c.Source, said(newer.Figure), newer.Doc.Published),
						Exhibits: []cited.Exhibit{x.exhibit(), newer.exhibit()},
					})
				}
			}
			return out
		},
	}
}

// replaced returns the newer figure of the source that a quoted one should have been: told after
// the number was first told and before it was quoted again, without a date of its own.
func (c *Case) replaced(x *Figure) *Figure {
	if !x.current() || x.Time != "" {
		return nil
	}
	first := told(x)
	for _, o := range c.Figures {
		if o.usable() && sameNumber(x.Figure, o.Figure) && c.Books.sameCell(x, o) {
			first = min(first, told(o))
		}
	}
	var newer *Figure
	for _, o := range c.Figures {
		if !o.usable() || told(o) <= first || told(o) >= printed(x) || !c.Books.sameCell(x, o) || !changed(x.Figure, o.Figure, accordOf(x.Figure, o.Figure)) {
			continue
		}
		if newer == nil || told(o) > told(newer) {
			newer = o
		}
	}
	return newer
}
