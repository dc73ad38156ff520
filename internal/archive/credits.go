package archive

import (
	"context"
	"unicode/utf8"

	"cited"
	"cited/internal/credit"
)

// Credit is where a document says whom it is from, or who else worked on it: a hint
// of what it copied. Its kind is one of package credit.
type Credit struct {
	Kind credit.Kind
	Span cited.Span
}

// Credits stand at the head of a document or at its end: within so many passages of
// what is read of it. A line behind its end may have been taken for furniture.
const (
	nearEnds  = 30
	behindEnd = 3
)

// Credits lists where a document says whom it is from, in the order of its text.
func (a *Archive) Credits(ctx context.Context, v cited.Viewer, id cited.ID) ([]Credit, error) {
	passages, err := a.store.Passages(ctx, v, id)
	if err != nil {
		return nil, err
	}
	first, last := readOf(passages)
	end := min(last+behindEnd+1, len(passages))
	head := min(first+nearEnds, end)
	var credits []Credit
	for _, near := range [][2]int{{first, head}, {max(head, last-nearEnds), end}} {
		if near[0] >= near[1] {
			continue
		}
		some := passages[near[0]:near[1]]
		words, err := a.Words(ctx, v, id, some[0].Start, some[len(some)-1].End)
		if err != nil {
			return nil, err
		}
		for _, p := range some {
			credits = append(credits, creditsIn(string(words(p.Start, p.End)), p.Start)...)
		}
	}
	return credits, nil
}

// readOf returns the numbers of the first and the last passage that are no furniture.
func readOf(passages []cited.Passage) (first, last int) {
	first = len(passages)
	for i, p := range passages {
		if p.Kind != "boilerplate" {
			first, last = min(first, i), i
		}
	}
	return first, last
}

// creditsIn returns the credits of a passage that starts at start.
func creditsIn(passage string, start int) []Credit {
	var credits []Credit
	for _, c := range credit.Find(passage) {
		from := start + utf8.RuneCountInString(passage[:c.Start])
		exact := passage[c.Start:c.End]
		credits = append(credits, Credit{c.Kind, cited.Span{Start: from, End: from + utf8.RuneCountInString(exact), Exact: exact}})
	}
	return credits
}
