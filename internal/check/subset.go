package check

import (
	"fmt"

	"cited"
	"cited/internal/codebook"
)

func subset() Check {
	return Check{
		Code:     "subset",
		Doc:      "more people of a kind than of all kinds, or more came back or fell than went, at the same date by the same source",
		Severity: cited.SeverityError,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			d := c.Document
			for i := range d.Found.Figures {
				for k := range d.Found.Figures {
					few, all := &d.Found.Figures[i], &d.Found.Figures[k]
					if i == k || d.whole(few) == all || !d.comparable(few, all) || allows(few).low <= allows(all).high {
						continue
					}
					if c.Books.narrower(few, all) || c.Books.isPartOf(few, all) {
						out = append(out, Found{
							Message:  fmt.Sprintf("%s are among those of %s, which is less", said(few), said(all)),
							Exhibits: []cited.Exhibit{d.shows(few), d.shows(all)},
						})
					}
				}
			}
			return out
		},
	}
}

// comparable reports whether two counts of a document are told of by the same source, of the
// same date and of the same people as far as origin, theatre, place and group go.
func (d *Document) comparable(a, b *cited.Figure) bool {
	if a.Kind != cited.Count || b.Kind != cited.Count || a.Stance == cited.Denial || b.Stance == cited.Denial || a.Individual || b.Individual {
		return false
	}
	x, y := cited.AsOfFigure(a, d.Published), cited.AsOfFigure(b, d.Published)
	return x.Date != "" && x.Date == y.Date && a.Codebook == b.Codebook && sameList(a.Attribution, b.Attribution) &&
		sameList(a.Origin, b.Origin) && sameList(a.Theatre, b.Theatre) && sameList(a.Place, b.Place) && sameList(a.Group, b.Group)
}

// narrower reports whether a figure counts those of another with a trait.
func (b *Books) narrower(few, all *cited.Figure) bool {
	return few.Measure == all.Measure && few.Basis == all.Basis && (few.Population == all.Population || few.Population == "women" || few.Population == "minors") &&
		within(all.Segment, few.Segment) && len(few.Segment) > len(all.Segment)
}

// isPartOf reports whether a figure counts what became of those whom another one counts: who
// came back or fell is one of those who went. Both are sums up to a date, of people from
// somewhere.
func (b *Books) isPartOf(few, all *cited.Figure) bool {
	return len(few.Origin) > 0 && len(few.Segment) == 0 && len(all.Segment) == 0 && len(few.Place) == 0 &&
		few.Basis == cited.Cumulative && all.Basis == cited.Cumulative &&
		b.trait(all.Codebook, all.Measure, codebook.Base) && !b.trait(few.Codebook, few.Measure, codebook.Base) &&
		b.trait(few.Codebook, few.Measure, codebook.Follows|codebook.Total)
}
