package check

import (
	"cmp"
	"fmt"
	"slices"

	"cited"
)

func misquoted() Check {
	return Check{
		Code:     "misquoted",
		Doc:      "a source is credited with a number, and its own document of the time has another one",
		Severity: cited.SeverityWarning,
		Scope:    OfCell,
		Run: func(c *Case) []Found {
			var out []Found
			for _, x := range quoted(c.bySource()) {
				if own := x.contradicts(); own != nil {
					out = append(out, Found{
						Message:  fmt.Sprintf("%s is credited with %s, and says %s", x.Source, said(x.Figure.Figure), said(own.Figure)),
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
			own := c.ownDocuments()
			for _, x := range quoted(c.byCell()) {
				doc := meant(x.Figure, own)
				if doc == nil || x.contradicts() != nil || c.read(doc).holds(x.Figure.Figure) {
					continue
				}
				out = append(out, Found{
					Message:  fmt.Sprintf("%s is credited with %s, which is not in its document of %s", c.Source, said(x.Figure.Figure), doc.Published),
					Exhibits: []cited.Exhibit{x.exhibit()},
				})
			}
			return out
		},
	}
}

// quotation is a figure that others credit the source with, and what the source itself says of
// the same.
type quotation struct {
	*Figure
	own []*Figure
}

// quoted are the figures that others credit a source with, of lists of one source and cell each.
func quoted(lists [][]*Figure) []quotation {
	var out []quotation
	for _, list := range lists {
		own := slices.DeleteFunc(slices.Clone(list), func(f *Figure) bool { return !f.Own })
		for _, f := range list {
			if !f.Own {
				out = append(out, quotation{f, own})
			}
		}
	}
	return out
}

// contradicts returns the source's own figure that a quoted one contradicts: about the same date,
// told no later than it was quoted. Nothing is returned if another of its figures agrees.
func (q *quotation) contradicts() *Figure {
	var found *Figure
	day, dated := q.asOf()
	for _, own := range q.own {
		if told(own) > printed(q.Figure) {
			break
		}
		switch accordOf(q.Figure.Figure, own.Figure) {
		case agreeing, meeting:
			return nil
		}
		if other, known := own.asOf(); dated && known && max(day-other, other-day) <= sameDate {
			found = own
		}
	}
	return found
}

// printed is the last day of the document that a figure stands in.
func printed(f *Figure) cited.Day { return f.Doc.lastDay() }

// Days within which a source is quoted that has just published something.
const fresh = 14

// ownDocuments are the documents of the source itself, in the order of their dates.
func (c *Case) ownDocuments() []*Document {
	seen := map[*Document]bool{}
	var out []*Document
	for _, f := range c.Figures {
		if f.Own && !seen[f.Doc] {
			seen[f.Doc] = true
			out = append(out, f.Doc)
		}
	}
	slices.SortStableFunc(out, func(x, y *Document) int { return cmp.Compare(x.lastDay(), y.lastDay()) })
	return out
}

// read returns a document of the case with its text, as far as that can be had.
func (c *Case) read(d *Document) *Document {
	if c.Read != nil {
		if full := c.Read(d.ID); full != nil {
			return full
		}
	}
	return d
}

// lastDay is the last day that a document may be of.
func (d *Document) lastDay() cited.Day {
	_, last := d.Published.Bounds()
	return last
}

// meant returns the source's own document that a quoted figure is said to be from: the one of the
// date that its report is given, else the only one of the days before.
func meant(x *Figure, own []*Document) *Document {
	if x.Reported != "" {
		if i := slices.IndexFunc(own, func(d *Document) bool { return d.Published == x.Reported }); i >= 0 {
			return own[i]
		}
		return nil
	}
	var found *Document
	from, _ := slices.BinarySearchFunc(own, printed(x)-fresh, func(d *Document, day cited.Day) int { return cmp.Compare(d.lastDay(), day) })
	for _, d := range own[from:] {
		if d.lastDay() > printed(x) {
			break
		}
		if found != nil {
			return nil
		}
		found = d
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
