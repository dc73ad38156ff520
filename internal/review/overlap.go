package review

import (
	"cmp"
	"math"
	"slices"

	"cited"
)

// Assignment says who codes a document.
type Assignment struct {
	Document cited.ID `json:"document"`
	Coders   []string `json:"coders"` // one or two, in the order of their names
}

// rounding is what a product such as 0.07 · 100 may be above what it should be.
const rounding = 1e-6

// Overlap hands documents out to coders: a share of them, from 0 to 1 and rounded up, to two
// coders each, so that their agreement can be told, the others to one. Seed and ids decide who gets
// which. Any two coders differ by one document at most in how many they have, and every
// two of them share about as many as any other two. Assignments are in the order in which they are to
// be worked off, which mixes shared ones with others. Fewer than two coders, one named twice or
// without a name, and a share that is none are Invalid errors.
func Overlap(documents []cited.ID, coders []string, share float64, seed uint64) ([]Assignment, error) {
	names := shuffled(coders, seed)
	if err := mayShare(coders, names, share); err != nil {
		return nil, err
	}
	order := shuffled(documents, seed)
	both := int(math.Ceil(share*float64(len(order)) - rounding))
	h := handing{names: names, load: make([]int, len(names)), shared: map[[2]int]int{}}
	of := make(map[cited.ID][]string, len(order))
	for i, document := range order {
		first := h.next(-1)
		of[document] = []string{names[first]}
		if i < both {
			second := h.next(first)
			h.shared[key(first, second)]++
			of[document] = append(of[document], names[second])
			slices.Sort(of[document])
		}
	}
	out := make([]Assignment, len(order))
	for i, document := range shuffled(order, ^seed) {
		out[i] = Assignment{document, of[document]}
	}
	return out, nil
}

// mayShare checks what documents are handed out by. Names are the coders, each once.
func mayShare(coders, names []string, share float64) error {
	switch {
	case len(coders) < 2:
		return cited.Errorf(cited.Invalid, "an overlap wants two coders or more: name them")
	case len(names) < len(coders):
		return cited.Errorf(cited.Invalid, "a coder is named twice: name each once")
	case slices.Contains(names, ""):
		return cited.Errorf(cited.Invalid, "a coder has no name: give each a name")
	case !(share >= 0 && share <= 1):
		return cited.Errorf(cited.Invalid, "the share that two people code is from 0 to 1, such as 0.2")
	}
	return nil
}

// handing is who has got how many documents so far.
type handing struct {
	names  []string
	load   []int          // documents of each coder
	shared map[[2]int]int // documents of every two
}

// next hands a document to whoever has the fewest but is not the other one, and of several
// to whoever shares the fewest with the other one.
func (h *handing) next(other int) int {
	best := -1
	for i := range h.names {
		if i == other {
			continue
		}
		if best < 0 || cmp.Or(cmp.Compare(h.load[i], h.load[best]), cmp.Compare(h.shared[key(i, other)], h.shared[key(best, other)])) < 0 {
			best = i
		}
	}
	h.load[best]++
	return best
}

func key(a, b int) [2]int { return [2]int{min(a, b), max(a, b)} }
