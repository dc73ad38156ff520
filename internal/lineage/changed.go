package lineage

// change is a number that stands in the same place of a shared passage with another
// value: numbers of the earlier and of the later document.
type change struct{ earlier, later int }

// changes lists the numbers that differ where a passage differs, of those that are no
// years. A number that the other document has elsewhere has only moved.
func (p *pair) changes() []change {
	var all []change
	for _, r := range p.runs {
		for _, g := range r.gaps {
			a, b := p.earlier.onlyNumber(g.a0, g.a1), p.later.onlyNumber(g.b0, g.b1)
			if a < 0 || b < 0 || p.later.hasNumber(p.earlier, a) || p.earlier.hasNumber(p.later, b) {
				continue
			}
			all = append(all, change{a, b})
		}
	}
	return all
}

// onlyNumber returns the number among some words, -1 if there is none or are several.
func (s *Sketch) onlyNumber(from, to int) int {
	found := -1
	for _, w := range s.words[from:to] {
		switch {
		case w.number < 0 || s.isYear(int(w.number)):
		case found >= 0:
			return -1
		default:
			found = int(w.number)
		}
	}
	return found
}

func (s *Sketch) isYear(n int) bool {
	v := s.numbers[n]
	return v.figure < 0 && shareOfNumber(v.value) == shareOfYear
}

// hasNumber reports whether a document has the n-th number of another one.
func (s *Sketch) hasNumber(other *Sketch, n int) bool {
	_, ok := s.terms[other.words[other.numbers[n].word].stem]
	return ok
}

// isUpdate reports whether a copy says another number than its original.
func (p *pair) isUpdate() bool { return len(p.changed) > 0 }
