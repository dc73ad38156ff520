package check

import (
	"fmt"
	"sort"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

func rank() Check {
	return Check{
		Code:     "rank",
		Doc:      "a country is called the one with the most, or the fewest, and the document's own figures say otherwise",
		Severity: cited.SeverityError,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			for i := range c.Document.Found.Comparisons {
				r := &c.Document.Found.Comparisons[i]
				if r.Relation != cited.Rank || r.Rank != 1 && r.Rank != -1 || len(r.Origin) != 1 || r.Stance == cited.Denial {
					continue
				}
				if own, above := c.outranked(r); above != nil {
					out = append(out, Found{
						Message:  fmt.Sprintf("%q, but %s has %s and %s has %s", r.Exact, own.Origin[0], said(own), above.Origin[0], said(above)),
						Exhibits: []cited.Exhibit{{Document: c.Document.ID, Span: r.Span, Quote: r.Quote}, c.Document.shows(own), c.Document.shows(above)},
					})
				}
			}
			return out
		},
	}
}

// nearRank is how many code points from a rank the numbers stand that it is held against: further
// off a document may tell of other people, another time, or the other side.
const nearRank = 500

// outranked returns the figure of a country that is called the first, and one near it of another
// country that surely comes before it, nil if there is none. A rank by head is held against
// rates only, any other against counts; one among the countries of a region against nothing,
// as others may not be of it.
func (c *Case) outranked(r *cited.Comparison) (own, above *cited.Figure) {
	perHead, region := c.Books.rankedBy(r.Quote.Exact)
	if region {
		return nil, nil
	}
	var others []*cited.Figure
	for _, f := range c.Document.near(r, perHead) {
		switch {
		case f.Origin[0] != r.Origin[0]:
			others = append(others, f)
		case own == nil || allows(f).high > allows(own).high == (r.Rank > 0):
			own = f
		}
	}
	for _, o := range others {
		if own != nil && alike(own, o) && (r.Rank > 0 && allows(o).low > allows(own).high || r.Rank < 0 && allows(o).high < allows(own).low) {
			return own, o
		}
	}
	return nil, nil
}

// near returns the figures near a rank that it may be about: their own sentence says from which
// country people come, and what of them is counted.
func (d *Document) near(r *cited.Comparison, perHead bool) []*cited.Figure {
	var out []*cited.Figure
	add := func(f *cited.Figure) {
		if len(f.Origin) == 1 && f.Stance == cited.Asserted && bare(f.Measure) == bare(r.Measure) && sameList(f.Segment, r.Segment) && saidHere(f, "origin", "measure") {
			out = append(out, f)
		}
	}
	if perHead {
		for i := first(d.Found.Comparisons, r.Start-nearRank, startOfComparison); i < len(d.Found.Comparisons) && d.Found.Comparisons[i].Start < r.End+nearRank; i++ {
			if x := &d.Found.Comparisons[i]; x.Relation == cited.Rate {
				add(&x.Figure)
			}
		}
		return out
	}
	for i := first(d.Found.Figures, r.Start-nearRank, startOfFigure); i < len(d.Found.Figures) && d.Found.Figures[i].Start < r.End+nearRank; i++ {
		if x := &d.Found.Figures[i]; x.Kind == cited.Count && x.Modifier != cited.Vague {
			add(x)
		}
	}
	return out
}

// first returns the first of a list in the order of the text that starts at a place or behind it.
func first[T any](list []T, at int, start func(*T) int) int {
	return sort.Search(len(list), func(i int) bool { return start(&list[i]) >= at })
}

func startOfComparison(c *cited.Comparison) int { return c.Start }
func startOfFigure(f *cited.Figure) int         { return f.Start }

// alike reports whether two figures of different countries count the same otherwise.
func alike(a, b *cited.Figure) bool {
	return a.Population == b.Population && sameList(a.Theatre, b.Theatre) && sameList(a.Group, b.Group) && sameList(a.Place, b.Place) &&
		(a.Time == b.Time || a.Time != "" && b.Time != "" && a.Time.Overlaps(b.Time))
}

// rankedBy reports whether the words of a rank tell of how many there are for so many inhabitants,
// and whether they name a region.
func (b *Books) rankedBy(words string) (perHead, region bool) {
	var s mention.Sentence
	b.words.Analyze(&s, words, text.AppendTokens(nil, words, 0, len(words)))
	var checks mention.Saying
	checks.Read(&s)
	for _, m := range checks.List(lists) {
		perHead = perHead || m.Entry.Meaning() == "head"
	}
	return perHead, len(s.List(mention.Regions)) > 0
}
