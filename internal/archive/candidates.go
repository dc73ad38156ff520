package archive

import (
	"slices"

	"cited"
	"cited/internal/check"
	"cited/internal/store"
)

// What a figure of the archive counts for being like one of a draft, and what it must come to:
// its number alone makes it one to look at, as does what it counts together with of whom,
// where, by whom or beside which names. check.Wanted.Promise puts those in order then.
const (
	ofNumber    = 8
	ofNear      = 5
	ofMeasure   = 4
	ofOrigin    = 4
	ofPlace     = 4
	ofSource    = 5
	ofNames     = 3
	ofTheatre   = 3 // where neither origin nor place is known
	ofTime      = 2
	leastOfAll  = 7
	mostFigures = 200 // that are looked at for one of the draft
)

// cluesOf are the questions for what may bear on a figure.
func cluesOf(w *check.Wanted) []store.Clue {
	var out []store.Clue
	add := func(weight int, t cited.Term) {
		if len(t.Values) > 0 || t.Low != nil || t.From != "" {
			out = append(out, store.Clue{Term: t, Weight: weight})
		}
	}
	for i := range w.Exact {
		add(ofNumber, cited.Term{Key: "low", Low: &w.Exact[i], High: &w.Exact[i]})
		add(ofNumber, cited.Term{Key: "high", Low: &w.Exact[i], High: &w.Exact[i]})
	}
	if len(w.Exact) > 0 {
		add(ofNear, cited.Term{Key: "low", Low: &w.Low, High: &w.High})
		add(ofNear, cited.Term{Key: "high", Low: &w.Low, High: &w.High})
	}
	add(ofMeasure, cited.Term{Key: "measure", Values: w.Measures})
	add(ofOrigin, cited.Term{Key: "origin", Values: w.Origin})
	add(ofPlace, cited.Term{Key: "place", Values: w.Place})
	if len(w.Origin)+len(w.Place) == 0 {
		add(ofTheatre, cited.Term{Key: "theatre", Values: w.Theatre})
	}
	names := slices.Concat(w.Sources, w.Names)
	add(ofSource, cited.Term{Key: "attribution", Values: names})
	add(ofSource, cited.Term{Key: "publisher", Values: names})
	add(ofNames, cited.Term{Values: w.Names})
	if w.From != "" {
		add(ofTime, cited.Term{Key: "time", From: w.From, To: w.To})
	}
	return out
}
