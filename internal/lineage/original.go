package lineage

import (
	"cmp"
	"math"
	"slices"

	"cited"
)

// Original returns which of the edges of a copy leads to its one best original: where it
// has most of its words from, and of those that are as good the earliest. first says on
// which day a document was published at the earliest. There is none if it is no copy.
func Original(edges []cited.Edge, first func(cited.ID) cited.Day) (cited.Edge, bool) {
	copies := slices.DeleteFunc(slices.Clone(edges), func(e cited.Edge) bool { return !e.Kind.IsVersion() })
	if len(copies) == 0 {
		return cited.Edge{}, false
	}
	most := 0
	for _, e := range copies {
		most = max(most, wordsIn(e))
	}
	copies = slices.DeleteFunc(copies, func(e cited.Edge) bool { return wordsIn(e) < most-leastWords })
	return slices.MinFunc(copies, func(a, b cited.Edge) int {
		return cmp.Or(cmp.Compare(first(a.Earlier), first(b.Earlier)), -cmp.Compare(wordsIn(a), wordsIn(b)), cmp.Compare(a.Earlier, b.Earlier))
	}), true
}

// Best returns of the edges of one later document those that say where it is from: of copies
// and updates the one to its original, and all others. That it credits the original is part of
// the proof of that edge, and none of its own.
func Best(edges []cited.Edge, first func(cited.ID) cited.Day) []cited.Edge {
	e, ok := Original(edges, first)
	if !ok {
		return slices.Clone(edges)
	}
	others := slices.DeleteFunc(slices.Clone(edges), func(o cited.Edge) bool {
		return o.Kind.IsVersion() || o.Kind == cited.Cites && o.Earlier == e.Earlier
	})
	return append([]cited.Edge{e}, others...)
}

// wordsIn is how many words the passages of an edge have in common. A copy without any is one
// by a person's word, before which all others give way.
func wordsIn(e cited.Edge) int {
	if len(e.Proof.Passages) == 0 {
		return math.MaxInt
	}
	return e.Proof.Words()
}

// FirstDay returns the first day on which something with a date may have been published; the
// last of all days if there is no date.
func FirstDay(published cited.EDTF) cited.Day {
	if days, ok := daysOf(published); ok {
		return days[0]
	}
	return cited.MaxDay
}
