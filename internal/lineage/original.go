package lineage

import (
	"cmp"
	"slices"

	"cited"
)

// Original returns which of the edges of a copy leads to its one best original: where it
// has most of its words from, and of those that are as good the earliest. published says
// when documents were. There is none if it is no copy.
func Original(edges []cited.Edge, published func(cited.ID) cited.EDTF) (cited.Edge, bool) {
	copies := slices.DeleteFunc(slices.Clone(edges), func(e cited.Edge) bool { return e.Kind != cited.Copies && e.Kind != cited.Updates })
	if len(copies) == 0 {
		return cited.Edge{}, false
	}
	most := 0
	for _, e := range copies {
		most = max(most, wordsIn(e))
	}
	copies = slices.DeleteFunc(copies, func(e cited.Edge) bool { return wordsIn(e) < most-leastWords })
	first := func(e cited.Edge) cited.Day {
		if days, ok := daysOf(published(e.Earlier)); ok {
			return days[0]
		}
		return cited.MaxDay
	}
	return slices.MinFunc(copies, func(a, b cited.Edge) int {
		return cmp.Or(cmp.Compare(first(a), first(b)), -cmp.Compare(wordsIn(a), wordsIn(b)), cmp.Compare(a.Earlier, b.Earlier))
	}), true
}

// wordsIn is how many words the passages of an edge have in common.
func wordsIn(e cited.Edge) int {
	n := 0
	for _, p := range e.Proof.Passages {
		n += p.Words
	}
	return n
}
