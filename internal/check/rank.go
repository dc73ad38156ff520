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
			seen := map[ranking]standing{}
			for i := range c.Document.Found.Comparisons {
				r := &c.Document.Found.Comparisons[i]
				if r.Relation != cited.Rank || r.Rank != 1 && r.Rank != -1 || len(r.Origin) != 1 || r.Stance == cited.Denial {
					continue
				}
				key := ranking{bare(r.Measure), r.Origin[0], r.Rank, c.Books.perHead(r.Quote.Exact)}
				if _, known := seen[key]; !known {
					seen[key] = c.Document.standing(key)
				}
				if x := seen[key]; x.above != nil {
					out = append(out, Found{
						Message:  fmt.Sprintf("%q, but %s has %s and %s has %s", r.Exact, x.own.Origin[0], said(x.own), x.above.Origin[0], said(x.above)),
						Exhibits: []cited.Exhibit{{Document: c.Document.ID, Span: r.Span, Quote: r.Quote}, c.Document.shows(x.own), c.Document.shows(x.above)},
					})
				}
			}
			return out
		},
	}
}

// fewestRanked is how many countries a document has to give numbers of to be held to its rank.
const fewestRanked = 2

// ranking is what a document says of the rank of a country. However often it says so, it is held
// against its figures once.
type ranking struct {
	measure, country string
	rank             int
	perHead          bool
}

// standing is the figure of a country, and one of another that surely comes before it, if any.
type standing struct{ own, above *cited.Figure }

// standing looks for such a figure. A rank by head is held against rates only, any other against
// counts.
func (d *Document) standing(r ranking) standing {
	var list []*cited.Figure
	if r.perHead {
		for i := range d.Found.Comparisons {
			if x := &d.Found.Comparisons[i]; x.Relation == cited.Rate {
				list = append(list, &x.Figure)
			}
		}
	} else {
		for i := range d.Found.Figures {
			if x := &d.Found.Figures[i]; x.Kind == cited.Count && bare(x.Measure) == r.measure && len(x.Segment) == 0 {
				list = append(list, x)
			}
		}
	}
	own, others := byOrigin(list, r.country)
	if own == nil || len(others) < fewestRanked-1 {
		return standing{}
	}
	for _, o := range others {
		if r.rank > 0 && allows(o).low > allows(own).high || r.rank < 0 && allows(o).high < allows(own).low {
			return standing{own, o}
		}
	}
	return standing{}
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
