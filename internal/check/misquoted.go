package check

import (
	"fmt"

	"cited"
)

func misquoted() Check {
	return Check{
		Code:     "misquoted",
		Doc:      "a source is credited with a number, and its own document of the time has another one",
		Severity: cited.SeverityWarning,
		Scope:    OfSource,
		Run: func(c *Case) []Found {
			var out []Found
			for _, x := range c.quoted() {
				if own := c.contradicts(x); own != nil {
					out = append(out, Found{
						Message:  fmt.Sprintf("%s is credited with %s, and says %s", c.Source, said(x.Figure), said(own.Figure)),
						Exhibits: []cited.Exhibit{x.exhibit(), own.exhibit()},
					})
				}
			}
			return out
		},
	}
}

func unsaid() Check {
	return Check{
		Code:     "unsaid",
		Doc:      "a source is credited with a number that its own document, which is meant, does not hold",
		Severity: cited.SeverityWarning,
		Scope:    OfSource,
		Run: func(c *Case) []Found {
			var out []Found
			for _, x := range c.quoted() {
				doc := c.meant(x)
				if doc == nil || c.contradicts(x) != nil || doc.holds(x.Figure) {
					continue
				}
				out = append(out, Found{
					Message:  fmt.Sprintf("%s is credited with %s, which is not in its document of %s", c.Source, said(x.Figure), doc.Published),
					Exhibits: []cited.Exhibit{x.exhibit()},
				})
			}
			return out
		},
	}
}

// quoted are the figures that others credit the source with.
func (c *Case) quoted() []*Figure {
	var out []*Figure
	for _, f := range c.Figures {
		if !f.Own && f.usable() {
			out = append(out, f)
		}
	}
	return out
}

// contradicts returns the source's own figure that a quoted one contradicts: of the same cell and
// about the same date, told no later than it was quoted. Nothing is returned if another of
// its figures agrees.
func (c *Case) contradicts(x *Figure) *Figure {
	var found *Figure
	for _, own := range c.Figures {
		if !own.Own || !own.usable() || told(own) > printed(x) || !c.Books.sameCell(x, own) {
			continue
		}
		switch accordOf(x.Figure, own.Figure) {
		case agreeing, meeting:
			return nil
		}
		day, ok := x.asOf()
		other, known := own.asOf()
		if ok && known && max(day-other, other-day) <= sameDate {
			found = own
		}
	}
	return found
}

// printed is the last day of the document that a figure stands in.
func printed(f *Figure) cited.Day {
	_, last := f.Doc.Published.Bounds()
	return last
}

// Days within which a source is quoted that has just published something.
const fresh = 14

// meant returns the source's own document that a quoted figure is said to be from: the one of the
// date that its report is given, else the only one of the days before.
func (c *Case) meant(x *Figure) *Document {
	var found *Document
	for _, own := range c.Figures {
		if !own.Own || own.Doc == found {
			continue
		}
		if x.Reported != "" {
			if x.Reported == own.Doc.Published {
				return own.Doc
			}
			continue
		}
		days := printed(x) - printed(own)
		if days < 0 || days > fresh {
			continue
		}
		if found != nil {
			return nil
		}
		found = own.Doc
	}
	return found
}

// holds reports whether a document has a number anywhere, as it stands or as a fair rounding.
func (d *Document) holds(f *cited.Figure) bool {
	for i := range d.Found.Figures {
		if o := &d.Found.Figures[i]; f.Kind != o.Kind || accordOf(f, o) != apart {
			return true
		}
	}
	for _, s := range d.sentences {
		for k := range s.numbers {
			a := &s.numbers[k]
			if !a.allows().apart(allows(f)) {
				return true
			}
		}
	}
	return false
}
