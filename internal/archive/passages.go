package archive

import (
	"context"
	"sort"

	"cited"
)

// Passages returns the blocks of a document's text in order, without their folded words, and a function
// that returns the characters from one to before another; it returns those that are there.
func (a *Archive) Passages(ctx context.Context, v cited.Viewer, id cited.ID) ([]cited.Passage, func(from, to int) []rune, error) {
	passages, err := a.store.Passages(ctx, v, id)
	if err != nil {
		return nil, nil, err
	}
	texts, err := a.store.Texts(ctx, v, id)
	windows := make([][]rune, len(texts)) // of those that were asked for
	return passages, func(from, to int) (out []rune) {
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
