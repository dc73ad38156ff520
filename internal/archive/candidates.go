package archive

import (
	"slices"

	"cited"
	"cited/internal/check"
)

// collector gathers figures that may bear on one of a draft.
type collector struct {
	*evidence
	seen  map[cited.ID]bool
	found []cited.Receipt
	cut   bool // the narrowest question that there is had more answers than are looked at
}

// candidates asks for what may bear on a figure: what has its number or nearly so, and what counts
// the same of the same people or there. Where a question has more answers than are looked
// at, narrower ones are asked as well.
func (e *evidence) candidates(w *check.Wanted) ([]cited.Receipt, bool) {
	c := collector{evidence: e, seen: map[cited.ID]bool{}}
	where, sources := wheres(w), sourcesOf(w)
	measure := cited.Term{Key: "measure", Values: w.Measures}
	for _, number := range numbersOf(w) {
		if !c.take(number) {
			continue
		}
		for _, s := range sources {
			c.take(number, s)
		}
		c.take(number, measure)
		for _, place := range where {
			if c.take(number, place) {
				c.cut = c.take(number, place, measure) || c.cut
			}
		}
	}
	for _, place := range where {
		if !c.take(one(measure), place) {
			continue
		}
		c.cut = true
		for _, s := range sources {
			c.take(one(measure), place, s)
			c.take(one(place), s)
		}
		if w.From != "" {
			c.take(one(measure), place, cited.Term{Key: "after", From: w.From}, cited.Term{Key: "before", To: w.To})
		}
	}
	if len(w.Names) > 0 {
		c.take(one(measure), cited.Term{Values: w.Names})
	}
	for _, s := range sources {
		if c.take(one(s)) && c.take(one(measure), s) && len(where) == 0 {
			c.cut = true
		}
	}
	return c.found, c.cut
}

// take adds what has been asked for, and reports whether there may be more of it.
func (c *collector) take(terms []cited.Term, more ...cited.Term) bool {
	got := c.ask(append(append([]cited.Term{}, terms...), more...)...)
	for i := range got.receipts {
		r := &got.receipts[i]
		if !c.seen[r.Figure.ID] {
			c.seen[r.Figure.ID] = true
			c.found = append(c.found, *r)
		}
	}
	return got.full
}

func one(t cited.Term) []cited.Term { return []cited.Term{t} }

// numbersOf are the questions for a number: what begins or ends with a bound of it, and what
// lies near.
func numbersOf(w *check.Wanted) [][]cited.Term {
	if len(w.Exact) == 0 {
		return nil
	}
	kind := cited.Term{Key: "kind", Values: []string{string(w.Kind)}}
	open := cited.Term{Key: "modifier", Values: []string{string(cited.AtMost), string(cited.Range), string(cited.Vague)}}
	var out [][]cited.Term
	add := func(low, high float64) {
		out = append(out, []cited.Term{{Key: "low", Low: &low, High: &high}, kind}, []cited.Term{{Key: "high", Low: &low, High: &high}, kind, open})
	}
	for _, n := range w.Exact {
		add(n, n)
	}
	add(w.Low, w.High)
	return out
}

// wheres are the questions for the people or the places of a figure; of one that names neither,
// for its conflict.
func wheres(w *check.Wanted) []cited.Term {
	var out []cited.Term
	add := func(key string, values []string) {
		if len(values) > 0 {
			out = append(out, cited.Term{Key: key, Values: values})
		}
	}
	add("origin", w.Origin)
	add("place", w.Place)
	if len(out) == 0 {
		add("theatre", w.Theatre)
	}
	return out
}

// sourcesOf are the questions for the sources of a figure, which may be any that its paragraph
// names: whom a text credits, and who prints it.
func sourcesOf(w *check.Wanted) []cited.Term {
	words := slices.Concat(w.Sources, w.Names)
	if len(words) == 0 {
		return nil
	}
	return []cited.Term{{Key: "attribution", Values: words}, {Key: "publisher", Values: words}}
}
