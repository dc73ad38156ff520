package check

import "cited/internal/codebook"

// Books is what checks know of codebooks: which values stand for others.
type Books struct{ *codebook.Set }

// NewBooks makes one.
func NewBooks(set *codebook.Set) *Books { return &Books{set} }

// trait reports whether the measure of a codebook has a trait.
func (b *Books) trait(book, measure string, t codebook.Trait) bool {
	c, ok := b.Book(book)
	if !ok {
		return false
	}
	m, ok := c.Measure(measure)
	return ok && m.Has(t)
}
