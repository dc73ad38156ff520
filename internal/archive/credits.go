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
	farApart  = 10_000 // characters between passages that are looked up apart
)

// Credits lists where a document says whom it is from, in the order of its text.
func (a *Archive) Credits(ctx context.Context, v cited.Viewer, id cited.ID) ([]Credit, error) {
	passages, err := a.store.PassagesAtEnds(ctx, v, id, nearEnds, behindEnd)
	if err != nil {
		return nil, err
	}
	var credits []Credit
	for len(passages) > 0 {
		n := 1 // that follow one another: the ends of a long text do not
		for n < len(passages) && passages[n].Start-passages[n-1].End < farApart {
			n++
		}
		words, err := a.Words(ctx, v, id, passages[0].Start, passages[n-1].End)
		if err != nil {
			return nil, err
		}
		for _, p := range passages[:n] {
			credits = append(credits, creditsIn(string(words(p.Start, p.End)), p.Start)...)
		}
		passages = passages[n:]
	}
	return credits, nil
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
