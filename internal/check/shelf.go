package check

import "cited"

// Shelf is an archive that fits in memory: some documents.
type Shelf []*Document

// Figures returns all figures and numbers: nothing is gained by choosing among few.
func (s Shelf) Figures(*Figure) []*Figure {
	var out []*Figure
	for _, d := range s {
		out = append(out, d.Numbers()...)
	}
	return out
}

// Claims counts figures of one source and number as one claim, by the names as they stand. It
// knows of no copies: every source counts as one.
func (s Shelf) Claims(figures []*Figure) (claims, independent int) {
	type claim struct {
		sayer string
		cell  cited.ID
		value value
	}
	said, sources := map[claim]bool{}, map[string]bool{}
	for _, f := range figures {
		sources[f.sayer()] = true
		said[claim{f.sayer(), f.cell(), f.value()}] = true
	}
	return len(said), len(sources)
}
