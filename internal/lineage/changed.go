package lineage

import (
	"cmp"
	"slices"
)

// change is a number that stands in the same place of a shared story with another value:
// numbers of the earlier and of the later document.
type change struct{ earlier, later int }

// beside is how far from a shared passage a number may stand to be in the same place.
const beside = 16

// changes lists the numbers that differ in the same place of the two texts: between the
// same words, and neither of them anywhere in the other document, where it would only
// have moved.
func (p *pair) changes() []change {
	earlier := map[uint64][]int{} // numbers of the earlier document by the words around
	for i := range p.earlier.numbers {
		if p.mayChange(p.earlier, p.later, i) {
			for _, around := range p.earlier.around(i) {
				if len(earlier[around]) < samePlaces {
					earlier[around] = append(earlier[around], i)
				}
			}
		}
	}
	var all []change
	for j := range p.later.numbers {
		if !p.mayChange(p.later, p.earlier, j) {
			continue
		}
		if i := p.samePlace(earlier, j); i >= 0 {
			all = append(all, change{i, j})
		}
	}
	return all
}

// mayChange reports whether a number counts something, and the other document has it not.
func (p *pair) mayChange(s, other *Sketch, n int) bool {
	return !s.isYear(n) && s.numbers[n].word >= s.head && !other.hasNumber(s, n)
}

// samePlace returns the number of the earlier document that stands where the j-th of the
// later does, -1 if none does.
func (p *pair) samePlace(earlier map[uint64][]int, j int) int {
	for _, around := range p.later.around(j) {
		for _, i := range earlier[around] {
			if p.aligned(p.earlier.numbers[i].word, p.later.numbers[j].word) {
				return i
			}
		}
	}
	return -1
}

// aligned reports whether two words stand in or beside the same shared passage, about as
// far into it.
func (p *pair) aligned(earlier, later int) bool {
	first, _ := slices.BinarySearchFunc(p.runs, later, func(r run, at int) int { return cmp.Compare(r.b1+beside, at+1) })
	for _, r := range p.runs[first:] {
		off := (earlier - r.a0) - (later - r.b0)
		if r.b0-beside > later {
			return false
		}
		if r.a0-beside <= earlier && earlier < r.a1+beside && -beside <= off && off <= beside {
			return true
		}
	}
	return false
}

// around hashes the words next to a number: one on either side, two before, two behind.
func (s *Sketch) around(n int) []uint64 {
	i := s.numbers[n].word
	at := func(k int) uint64 {
		if k < 0 || k >= len(s.words) {
			return 0
		}
		return s.words[k].hash
	}
	return []uint64{both(1, both(at(i-1), at(i+1))), both(2, both(at(i-2), at(i-1))), both(3, both(at(i+1), at(i+2)))}
}

func (s *Sketch) isYear(n int) bool {
	v := s.numbers[n]
	return v.figure < 0 && shareOfNumber(v.value) == shareOfYear
}

// hasNumber reports whether a document has the n-th number of another one.
func (s *Sketch) hasNumber(other *Sketch, n int) bool {
	return s.term(other.words[other.numbers[n].word].stem) != nil
}
