package archive

import (
	"context"
	"sort"

	"cited"
)

// Passages returns the blocks of a document's text in order, without their folded words.
func (a *Archive) Passages(ctx context.Context, v cited.Viewer, id cited.ID) ([]cited.Passage, error) {
	return a.store.Passages(ctx, v, id)
}

// Words loads the text of a document from one character to before another, and returns a function that returns the
// characters from one to before another of them; it returns those that are there.
func (a *Archive) Words(ctx context.Context, v cited.Viewer, id cited.ID, from, to int) (func(from, to int) []rune, error) {
	texts, err := a.store.Words(ctx, v, id, from, to)
	windows := make([][]rune, len(texts)) // of those that were asked for
	return func(from, to int) (out []rune) {
		for i := max(0, sort.Search(len(texts), func(i int) bool { return texts[i].Start > from })-1); i < len(texts) && texts[i].Start < to; i++ {
			if windows[i] == nil {
				windows[i] = []rune(texts[i].Content)
			}
			begin, end := max(from-texts[i].Start, 0), min(to-texts[i].Start, len(windows[i]))
			out = append(out, windows[i][min(begin, end):end]...)
		}
		return out
	}, err
}

// FoundBetween returns the figures, statements and responses that were read in the passages of a document that
// have characters from one to before another.
func (a *Archive) FoundBetween(ctx context.Context, v cited.Viewer, id cited.ID, from, to int) (cited.Found, error) {
	return a.store.FoundBetween(ctx, v, id, from, to)
}

// Siblings returns the figures of a document that stand nearest to one of them, up to most, and how many more
// there are.
func (a *Archive) Siblings(ctx context.Context, v cited.Viewer, figure cited.ID, most int) ([]cited.Receipt, int, error) {
	return a.store.Siblings(ctx, v, figure, most)
}
