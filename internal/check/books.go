package check

import (
	"slices"
	"strings"

	"cited/internal/codebook"
	"cited/internal/mention"
)

// Books is what checks know of codebooks: which values stand for others,
// and of a language.
type Books struct {
	*codebook.Set
	words  *mention.Language
	causes map[string]bool // segments that say what harmed people or drove them out
}

// NewBooks makes one. It does not change and may be shared.
func NewBooks(set *codebook.Set, words *mention.Language) *Books {
	b := &Books{set, words, map[string]bool{}}
	for _, e := range words.Entries {
		if e.List == mention.Causes {
			b.causes[e.Meaning()] = true
		}
	}
	return b
}

// trait reports whether the measure of a codebook has a trait.
func (b *Books) trait(book, measure string, t codebook.Trait) bool {
	c, ok := b.Book(book)
	if !ok {
		return false
	}
	m, ok := c.Measure(bare(measure))
	return ok && m.Has(t)
}

// bare is the code of a measure without the name of its codebook, which figures carry where
// several codebooks have it.
func bare(measure string) string {
	if _, code, ok := strings.Cut(measure, ":"); ok {
		return code
	}
	return measure
}

// mayBeSame reports whether two measures of a codebook are the same, or count in other ways who is
// counted first of all: who has left, has come or is there. The dead and the wounded of one family are others.
func (b *Books) mayBeSame(book, x, y string) bool {
	x, y = bare(x), bare(y)
	if x == y {
		return true
	}
	c, ok := b.Book(book)
	return ok && slices.ContainsFunc(c.Families, func(f codebook.Family) bool {
		return slices.Contains(f.Measures, x) && slices.Contains(f.Measures, y) &&
			slices.ContainsFunc(f.Measures, func(m string) bool { return b.trait(book, m, codebook.Base) })
	})
}
