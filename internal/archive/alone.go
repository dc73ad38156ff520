package archive

import (
	"cited"
	"cited/internal/codebook"
)

// Alone says why Beside holds a figure against no others, however few there are; empty if it would.
func (a *Archive) Alone(f *cited.Figure) (why string, err error) {
	_, _, why, err = a.besides(f)
	return why, err
}

// besides returns what a figure counts, by which others are held against it, or why none is.
func (a *Archive) besides(f *cited.Figure) (set *codebook.Set, cell cited.Cell, alone string, err error) {
	if set, err = a.CodebookSet(); err != nil {
		return set, cell, "", err
	}
	cell = set.CellOf(f)
	switch {
	case f.Individual:
		alone = "it is of one person"
	case f.Stance == cited.Denial:
		alone = "it is denied, so that it claims nothing"
	default:
		if unknown := countable(set, &cell); unknown != nil {
			alone = unknown.Error()
		}
	}
	return set, cell, alone, nil
}
