package store

import "cited"

// Where the as-of of a figure is from.
const (
	asOfNothing = iota
	asOfTime
	asOfReported
	asOfDocument
)

// asOf returns the days between which a figure stands, and where they are from:
// its own time, else that of the report it is credited to, else the document's.
// With none of them the days are turned round, so that no period overlaps it.
func asOf(f *cited.Figure, published cited.EDTF) (earliest, latest cited.Day, from int) {
	for i, date := range []cited.EDTF{f.Time, f.Reported, published} {
		if earliest, latest = date.Bounds(); earliest <= latest {
			return earliest, latest, asOfTime + i
		}
	}
	return cited.MaxDay, cited.MinDay, asOfNothing
}
