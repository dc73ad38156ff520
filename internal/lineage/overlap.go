package lineage

import (
	"cmp"
	"math"
)

// overlap is how much of what is particular two documents have in common, in nats: what
// both have, and what the poorer of them has of each class.
type overlap struct {
	both, least, later [figured + 1]float64 // later: what the later one has
	count              [figured + 1]int     // of terms that both have
}

// share is how much of the poorer document's terms of some classes the other has too.
func (o *overlap) share(classes ...class) float64 {
	var both, least float64
	for _, c := range classes {
		both, least = both+o.both[c], least+o.least[c]
	}
	if least == 0 {
		return 0
	}
	return min(1, both/least)
}

// scale says how much a term says.
type scale struct {
	known Common
	crowd float64 // nats that no term of these two says: the longer a text, the more it has by chance
}

// usual is how many words a text has whose terms say what they say.
const usual = 500

func scaleOf(a, b *Sketch, known Common) scale {
	return scale{known, math.Log(max(1, float64(max(len(a.words), len(b.words)))/usual))}
}

func (s scale) of(t *term) float64 {
	return max(0, t.information(s.known)-s.crowd)
}

// overlapOf sums up what two documents have in common: of all their terms, or of those
// that are noted, by their places.
func overlapOf(a, b *Sketch, scale scale, ofA, ofB []bool) overlap {
	var o overlap
	var of [2][figured + 1]float64
	next := 0 // of the terms of b, which are sorted too
	for i := range a.terms {
		t := &a.terms[i]
		if ofA != nil && !ofA[i] {
			continue
		}
		info := scale.of(t)
		of[0][t.class] += info
		for next < len(b.terms) && b.terms[next].key < t.key {
			next++
		}
		if next < len(b.terms) && b.terms[next].key == t.key && (ofB == nil || ofB[next]) {
			c := max(t.class, b.terms[next].class)
			o.both[c] += info
			o.count[c]++
		}
	}
	for i := range b.terms {
		t := &b.terms[i]
		if ofB != nil && !ofB[i] {
			continue
		}
		of[1][t.class] += scale.of(t)
	}
	o.later = of[1]
	for c := range o.least {
		o.least[c] = min(of[0][c], of[1][c])
	}
	return o
}

// newPair lays two documents side by side, in the order in which they seem to be made.
func newPair(a, b *Sketch, known Common) *pair {
	p := &pair{scale: scaleOf(a, b, known)}
	p.order(a, b)
	p.runs = align(p.earlier, p.later)
	if p.open && p.turns() {
		p.earlier, p.later = p.later, p.earlier
		p.runs = align(p.earlier, p.later)
	}
	p.mark()
	p.story = overlapOf(p.earlier, p.later, p.scale, nil, nil)
	p.sameHouse = p.earlier.sharesOwn(p.later)
	p.credits = p.credit()
	return p
}

// rest sums up what both have outside of shared passages.
func (p *pair) rest() overlap {
	if len(p.runs) == 0 {
		return p.story
	}
	return overlapOf(p.earlier, p.later, p.scale, p.earlier.termsOutside(p.inEarlier), p.later.termsOutside(p.inLater))
}

// termsOutside notes which terms of a document stand outside of some words of it, too.
func (s *Sketch) termsOutside(in []bool) []bool {
	outside := make([]bool, len(s.terms))
	note := func(key uint64) {
		if at, ok := s.termAt(key); ok {
			outside[at] = true
		}
	}
	for i, w := range s.words {
		if !in[i] && w.class != little {
			note(w.stem)
		}
	}
	for _, d := range s.dates {
		if !in[d.word] {
			note(hashOf(dateSpace, d.date))
		}
	}
	return outside
}

// mark notes which words stand in shared passages.
func (p *pair) mark() {
	p.inEarlier, p.inLater = make([]bool, len(p.earlier.words)), make([]bool, len(p.later.words))
	for _, r := range p.runs {
		p.covered += r.same
		for i := r.a0; i < r.a1; i++ {
			p.inEarlier[i] = true
		}
		for i := r.b0; i < r.b1; i++ {
			p.inLater[i] = true
		}
	}
}

// coverage is how much of the shorter document stands in shared passages.
func (p *pair) coverage() float64 {
	shorter := min(len(p.earlier.words)-p.earlier.head, len(p.later.words)-p.later.head)
	return min(1, float64(p.covered)/float64(max(1, shorter)))
}

// byPlace orders names by where they stand.
func byPlace(a, b naming) int { return cmp.Compare(a.from, b.from) }
