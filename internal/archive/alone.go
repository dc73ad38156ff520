package archive

import "cited"

// Alone says why Beside holds a figure against no others, however few there are; empty if it would.
func (a *Archive) Alone(f *cited.Figure) (why string, err error) {
	switch {
	case f.Individual:
		return "it is of one person", nil
	case f.Stance == cited.Denial:
		return "it is denied, so that it claims nothing", nil
	}
	set, err := a.CodebookSet()
	if err != nil {
		return "", err
	}
	cell := set.CellOf(f)
	if unknown := countable(set, &cell); unknown != nil {
		return unknown.Error(), nil
	}
	return "", nil
}
