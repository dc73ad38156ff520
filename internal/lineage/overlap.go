package lineage

import (
	"cmp"
	"slices"
)

// overlap is how much of what is particular two documents have in common, in nats: what
// both have, and what the poorer of them has of each class.
type overlap struct {
	both, least [figured + 1]float64
	count       [figured + 1]int // of terms that both have
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

// overlapOf sums up what two documents have in common.
func overlapOf(a, b *Sketch, known Common) overlap {
	var o overlap
	var of [2][figured + 1]float64
	for h, t := range a.terms {
		info := t.information(h, known)
		of[0][t.class] += info
		if other, ok := b.terms[h]; ok {
			c := max(t.class, other.class)
			o.both[c] += info
			o.count[c]++
		}
	}
	for h, t := range b.terms {
		of[1][t.class] += t.information(h, known)
	}
	for c := range o.least {
		o.least[c] = min(of[0][c], of[1][c])
	}
	return o
}

// newPair lays two documents side by side, in the order in which they seem to be made.
func newPair(a, b *Sketch, known Common) *pair {
	p := &pair{known: known}
	p.order(a, b)
	p.runs = align(p.earlier, p.later)
	if p.open && p.turns() {
		p.earlier, p.later = p.later, p.earlier
		p.runs = align(p.earlier, p.later)
	}
	for _, r := range p.runs {
		p.covered += r.same
	}
	p.story = overlapOf(p.earlier, p.later, known)
	p.changed = p.changes()
	p.credits = p.later.mentions(slices.Concat(p.earlier.own, p.later.titleOf(p.earlier)))
	p.credited = len(p.credits) > 0
	return p
}

// coverage is how much of the shorter document stands in shared passages.
func (p *pair) coverage() float64 {
	shorter := min(len(p.earlier.words)-p.earlier.head, len(p.later.words)-p.later.head)
	return min(1, float64(p.covered)/float64(max(1, shorter)))
}

// What makes a copy.
const (
	copyCoverage   = 0.6 // of the shorter document is in shared passages
	copyParticular = 0.5 // of its numbers and names the other has too
)

// isCopy reports whether the shorter document is mostly words of the other, and tells of
// the same: documents of one form agree in their sentences, and differ in what they say.
func (p *pair) isCopy() bool {
	return p.coverage() >= copyCoverage && p.story.share(figured, name) >= copyParticular
}

// What makes a quotation.
const (
	quoteWords    = 20  // in common that prove something together with a credit
	quoteAlone    = 35  // and without
	quoteNumbers  = 4.0 // nats of the numbers in them
	quoteCertain  = 14.0
	stockStories  = 8 // that have a passage which proves nothing
	quoteTold     = 0.2
	creditedGuess = 8.0 // nats that a credit is worth
)

// isQuoted reports whether a passage is shared that belongs to the story.
func (p *pair) isQuoted() bool {
	for _, r := range p.runs {
		if r.same < quoteWords || p.isStock(r) {
			continue
		}
		in := p.insideOf(r)
		says := in.both[figured] + in.both[name]
		switch {
		case p.credited && (in.both[figured] >= quoteNumbers || r.same >= quoteAlone):
			return true
		case r.same >= quoteAlone && in.both[figured] >= quoteNumbers && says >= quoteCertain && p.wholeBlock(r):
			return true
		}
	}
	return false
}

// insideOf sums up the terms of a passage.
func (p *pair) insideOf(r run) overlap {
	var o overlap
	seen := map[uint64]bool{}
	for _, w := range p.later.words[r.b0:r.b1] {
		t, ok := p.later.terms[w.stem]
		if other, also := p.earlier.terms[w.stem]; !ok || !also || seen[w.stem] || max(t.class, other.class) < name {
			continue
		}
		seen[w.stem] = true
		o.both[t.class] += t.information(w.stem, p.known)
		o.count[t.class]++
	}
	return o
}

// isStock reports whether a passage stands in many stories.
func (p *pair) isStock(r run) bool {
	if p.known == nil {
		return false
	}
	var stories []int
	for i := r.b0; i+shingle <= r.b1; i++ {
		if n := p.known.Stories(Key(p.later.stretchAt(i))); n > 0 {
			stories = append(stories, n)
		}
	}
	return len(stories) > 0 && median(stories) >= stockStories
}

// wholeBlock reports whether a passage is most of a block of the earlier document.
func (p *pair) wholeBlock(r run) bool {
	b := p.earlier.blocks[p.earlier.words[(r.a0+r.a1)/2].block]
	size, in := b.to-b.from, min(b.to, r.a1)-max(b.from, r.a0)
	return 5*in >= 4*size
}

// What makes a story told in other words.
const (
	toldNumbers  = 0.5 // of the numbers of the document that has fewer
	toldNames    = 0.3
	toldWords    = 0.25
	toldNats     = 9.0  // of numbers
	toldAllNats  = 22.0 // of numbers and names
	fewestTerms  = 2    // numbers that both have
	manyNumbers  = 4    // that need fewer names
	toldManyNats = 16.0
)

// isTold reports whether both tell the same with the same numbers.
func (p *pair) isTold() bool {
	o := &p.story
	if o.count[figured] < fewestTerms || o.both[figured] < toldNats || o.both[figured]+o.both[name] < toldAllNats {
		return false
	}
	return o.share(figured) >= toldNumbers && o.share(name) >= toldNames && o.share(plain, name, figured) >= toldWords
}

func median(all []int) int {
	lower := 0
	for _, x := range all {
		below := 0
		for _, y := range all {
			if y < x {
				below++
			}
		}
		if 2*below <= len(all) {
			lower = max(lower, x)
		}
	}
	return lower
}

// byPlace orders names by where they stand.
func byPlace(a, b naming) int { return cmp.Compare(a.from, b.from) }
