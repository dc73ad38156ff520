package check

import (
	"fmt"

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
				if f, ok := c.outranked(r); ok {
					out = append(out, f)
				}
			}
			return out
		},
	}
}

// fewestRanked is how many countries a document has to give numbers of to be held to its rank.
const fewestRanked = 2

// outranked reports whether another country of the document surely comes before the one of a
// rank. A rank by head is held against rates only, any other against counts.
func (c *Case) outranked(r *cited.Comparison) (Found, bool) {
	d := c.Document
	var list []*cited.Figure
	if c.Books.perHead(r.Quote.Exact) {
		for i := range d.Found.Comparisons {
			if x := &d.Found.Comparisons[i]; x.Relation == cited.Rate {
				list = append(list, &x.Figure)
			}
		}
	} else {
		for i := range d.Found.Figures {
			if x := &d.Found.Figures[i]; x.Kind == cited.Count && bare(x.Measure) == bare(r.Measure) && len(x.Segment) == 0 {
				list = append(list, x)
			}
		}
	}
	own, others := byOrigin(list, r.Origin[0])
	if own == nil || len(others) < fewestRanked-1 {
		return Found{}, false
	}
	for _, o := range others {
		above := allows(o).low > allows(own).high
		if r.Rank < 0 {
			above = allows(o).high < allows(own).low
		}
		if above {
			return Found{
				Message:  fmt.Sprintf("%q, but %s has %s and %s has %s", r.Exact, own.Origin[0], said(own), o.Origin[0], said(o)),
				Exhibits: []cited.Exhibit{{Document: d.ID, Span: r.Span, Quote: r.Quote}, d.shows(own), d.shows(o)},
			}, true
		}
	}
	return Found{}, false
}

// byOrigin returns the first figure of a country and those of single other countries.
func byOrigin(list []*cited.Figure, country string) (own *cited.Figure, others []*cited.Figure) {
	for _, f := range list {
		switch {
		case len(f.Origin) != 1 || f.Stance == cited.Denial:
		case f.Origin[0] != country:
			others = append(others, f)
		case own == nil:
			own = f
		}
	}
	return own, others
}

// perHead reports whether words tell of how many there are for so many inhabitants.
func (b *Books) perHead(words string) bool {
	var s mention.Sentence
	b.words.Analyze(&s, words, text.AppendTokens(nil, words, 0, len(words)))
	var checks mention.Saying
	checks.Read(&s)
	for _, m := range checks.List(lists) {
		if m.Entry.Meaning() == "head" {
			return true
		}
	}
	return false
}
