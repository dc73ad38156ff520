package check

import (
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/text"
)

func otherNumber() Check {
	return Check{
		Code:     "other-number",
		Doc:      "a document tells a story as an earlier one does, with another number in the same place",
		Severity: cited.SeverityWarning,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			changes := c.changes()
			for _, x := range changes {
				f := Found{
					Message:  fmt.Sprintf("%s here, %s in the earlier document", said(x.now.Figure), said(x.before.Figure)),
					Exhibits: []cited.Exhibit{x.now.exhibit(), x.before.exhibit()},
				}
				if !x.isSlip(changes) {
					f.Severity = cited.SeverityNote
				}
				out = append(out, f)
			}
			return out
		},
	}
}

// change is a figure with that of an earlier document which stands in its place.
type change struct{ now, before *Figure }

// changes are the figures of a document that no earlier one of its story has, and that stand where
// one of them has another number.
func (c *Case) changes() []change {
	var editions []*edition
	for _, earlier := range c.Kin {
		editions = append(editions, editionOf(earlier))
	}
	var out []change
	for i := range c.Document.Found.Figures {
		x := &Figure{Figure: &c.Document.Found.Figures[i], Doc: c.Document}
		var before *Figure
		known := false
		for _, e := range editions {
			y := e.counterpart(x)
			if before == nil {
				before = y
			}
			known = known || !e.long && x.usable() && e.says(x.Figure)
		}
		if before != nil && !known {
			out = append(out, change{x, before})
		}
	}
	return out
}

// daysOfRetelling is how much later a document may be that only tells again what another told.
const daysOfRetelling = 1

// isSlip reports whether another number is probably a slip: another publisher gives it at once, of
// the same time, and no other number of the story has changed. All else may bring the story up to
// date, which is as it should be.
func (x change) isSlip(all []change) bool {
	one, other := x.now.Doc, x.before.Doc
	if one.Publisher == "" || text.Plain(one.Publisher) == text.Plain(other.Publisher) || x.now.Time != x.before.Time {
		return false
	}
	later, earlier := one.lastDay(), other.lastDay()
	if later == cited.MaxDay || earlier == cited.MinDay || later-earlier > daysOfRetelling {
		return false
	}
	return !slices.ContainsFunc(all, func(o change) bool {
		return !sameNumber(o.now.Figure, x.now.Figure) || !sameNumber(o.before.Figure, x.before.Figure)
	})
}

// wordsOfTwin is how many long words two sentences share that tell the same.
const wordsOfTwin = 3

// Bounds of a story: a document that has more is a table, of which nothing is said.
const (
	mostTwins   = 100  // figures of one cell
	mostNumbers = 1000 // different numbers
)

// edition is the figures of a document, for those of another that tells its story.
type edition struct {
	byCell  map[cited.ID][]twin // by what they count, but for the theatre
	numbers []*cited.Figure     // one of each number and modifier
	long    bool                // there is more in it than a story has
}

func editionOf(d *Document) *edition {
	type wording struct {
		value
		cited.Modifier
	}
	e := &edition{byCell: map[cited.ID][]twin{}}
	seen := map[wording]bool{}
	for i := range d.Found.Figures {
		f := &Figure{Figure: &d.Found.Figures[i], Doc: d}
		if key := (wording{f.value(), f.Modifier}); !seen[key] {
			seen[key] = true
			e.numbers = append(e.numbers, f.Figure)
		}
		if f.usable() {
			id := f.spot()
			e.byCell[id] = append(e.byCell[id], twin{f, longWords(f.Quote.Exact)})
		}
	}
	e.long = len(e.numbers) > mostNumbers
	return e
}

// counterpart returns the figure of an earlier document that stands where one stands, and says
// another number; nil if any figure there says the same.
func (e *edition) counterpart(x *Figure) *Figure {
	if e.long || !x.usable() {
		return nil
	}
	list := e.byCell[x.spot()]
	if len(list) == 0 || len(list) > mostTwins {
		return nil
	}
	words := map[string]bool{}
	for _, w := range longWords(x.Quote.Exact) {
		words[w] = true
	}
	for _, y := range list {
		if accordOf(x.Figure, y.Figure.Figure) == apart && y.shares(words) >= wordsOfTwin {
			if e.says(x.Figure) {
				return nil
			}
			return y.Figure
		}
	}
	return nil
}

// spot is the cell of a figure but for the theatre, which a text may leave to what it said before.
func (f *Figure) spot() cited.ID {
	out := *f.Figure
	out.Theatre = nil
	return CellOf(&out)
}

// twin is a figure that may stand where one of another document stands.
type twin struct {
	*Figure
	words []string // the long ones of its sentence
}

func (y *twin) shares(words map[string]bool) int {
	n := 0
	for _, w := range y.words {
		if words[w] {
			n++
		}
	}
	return n
}

// longWords are the words of a sentence that say something, each once.
func longWords(sentence string) []string {
	list := slices.DeleteFunc(strings.Fields(text.Plain(sentence)), func(w string) bool { return len(w) < longWord })
	slices.Sort(list)
	return slices.Compact(list)
}

// says reports whether any figure of an edition says a number.
func (e *edition) says(f *cited.Figure) bool {
	for _, o := range e.numbers {
		if accordOf(f, o) == agreeing {
			return true
		}
	}
	return false
}
