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
	leastAtAll  = 3   // where hardly anything comes to that
	fewFigures  = 50  // what is hardly anything
	mostFigures = 200 // that are looked at for one of the draft
)

// What a document counts for having the number of a figure in its text, a name that stands near it, or
// for its publisher, and what it must come to: a number that was not read as a figure of the
// archive supports one of a draft too.
const (
	numberInText   = 2
	nameInText     = 1
	publisherNamed = 2
	leastInText    = 2
	mostInText     = 30 // documents
)

// inText are the questions for documents that may bear on a figure by their texts.
func inText(w *check.Wanted) []store.Clue {
	var out []store.Clue
	if len(w.Numbers) > 0 {
		out = append(out, store.Clue{Term: cited.Term{Values: w.Numbers}, Weight: numberInText})
	}
	for _, name := range w.Names {
		out = append(out, store.Clue{Term: cited.Term{Values: []string{name}}, Weight: nameInText})
	}
	for _, name := range w.Sources {
		out = append(out, store.Clue{Term: cited.Term{Values: []string{name}}, Weight: nameInText})
	}
	if len(w.Sources) > 0 {
		out = append(out, store.Clue{Term: cited.Term{Key: "publisher", Values: w.Sources}, Weight: publisherNamed})
	}
	return out
}

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
