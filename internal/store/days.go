package store

import "cited"

// Where the as-of of a figure is from.
const (
	asOfNothing = iota
	asOfTime
	asOfReported
	asOfDocument
)

// asOf returns the days between which something stands, as columns, and where they
// are from: its own date, or the second of them, which is that of the report it is
// credited to; else the document's. Without any of them no period overlaps it.
func asOf(published cited.EDTF, own ...cited.EDTF) (earliest, latest any, from int) {
	for i, date := range own {
		if earliest, latest = days(date); earliest != nil {
			return earliest, latest, asOfTime + i
		}
	}
	if earliest, latest = days(published); earliest != nil {
		return earliest, latest, asOfDocument
	}
	return nil, nil, asOfNothing
}

// days returns the first and last day of a date as columns, NULL for none.
func days(date cited.EDTF) (first, last any) {
	from, to := date.Bounds()
	if from > to {
		return nil, nil
	}
	return int64(from), int64(to)
}
