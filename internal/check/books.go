package check

import (
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
