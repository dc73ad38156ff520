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
	texts, err := a.store.Texts(ctx, v, id)
	if err != nil {
		return nil, err
	}
	var credits []Credit
	first, last := readOf(passages)
	for _, t := range texts {
		letters := []rune(t.Content)
		for i := first; i < len(passages); i++ {
			p := passages[i]
			from, to := p.Start-t.Start, p.End-t.Start
			if i >= first+nearEnds && i < last-nearEnds || i > last+behindEnd || from < 0 || to > len(letters) {
				continue
			}
			credits = append(credits, creditsIn(string(letters[from:to]), p.Start)...)
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
