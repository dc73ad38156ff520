package lineage

import (
	"slices"
	"strings"
)

// What makes a copy.
const (
	copyCoverage = 0.6  // of the shorter document is in shared passages
	copyNames    = 0.5  // of its names the other has too
	copyNumbers  = 0.3  // of its numbers: an update has changed some
	sameNumbers  = 0.75 // fewer make an update, wherever they stand
)

// isCopy reports whether the shorter document is mostly words of the other, and tells of
// the same: documents of one form agree in their sentences, and differ in what they say.
func (p *pair) isCopy() bool {
	return p.coverage() >= copyCoverage && p.story.agrees(name, copyNames) && p.story.agrees(figured, copyNumbers)
}

// agrees reports whether the other document has so much of the poorer one's terms of a
// class. Where there are none they do not differ.
func (o *overlap) agrees(c class, share float64) bool {
	return o.least[c] == 0 || o.share(c) >= share
}

// isUpdate reports whether a copy says other numbers than its original.
func (p *pair) isUpdate() bool {
	return len(p.changed) > 0 || !p.story.agrees(figured, sameNumbers)
}

// What makes a quotation.
const (
	quoteWords   = 20   // in common that prove something together with a credit or quotation marks
	quoteAlone   = 35   // and without, and without numbers
	quoteNumbers = 4.0  // nats of the numbers in them
	quoteCertain = 10.0 // nats of numbers and names, without a credit
	stockStories = 8    // that have a passage which proves nothing
)

// isQuoted reports whether a passage is shared that belongs to the story: one that stands
// as a quotation, or a paragraph with numbers of the story. What two documents of one
// house share is more likely its form.
func (p *pair) isQuoted() bool {
	return slices.ContainsFunc(p.runs, func(r run) bool {
		if r.same < quoteWords || p.isStock(r) {
			return false
		}
		if p.opensQuotation(r) {
			return true
		}
		in := p.insideOf(r)
		numbers := in.both[figured] >= quoteNumbers
		if !p.wholeBlock(r) {
			return false
		}
		if len(p.credits) > 0 {
			return numbers || r.same >= quoteAlone
		}
		return !p.sameHouse && numbers && r.same >= quoteAlone && in.both[figured]+in.both[name] >= quoteCertain
	})
}

// opensQuotation reports whether the passage stands as a quotation in the later document
// and as text of its own in the earlier one.
func (p *pair) opensQuotation(r run) bool {
	return p.later.quotes(r.b0) && !p.earlier.quotes(r.a0)
}

// quotes reports whether a quotation begins with a word: behind quotation marks, behind
// the sign of a quoted line, or indented behind a colon.
func (s *Sketch) quotes(i int) bool {
	if i == 0 {
		return false
	}
	before := s.before(i)
	if strings.ContainsAny(before, "\"“„«>") {
		return true
	}
	introduced, lines, broken := strings.Cut(before, "\n")
	return broken && strings.Contains(introduced, ":") && strings.TrimLeft(lines, "\n\r") != ""
}

// insideOf sums up the numbers and names of a passage.
func (p *pair) insideOf(r run) overlap {
	var o overlap
	seen := map[uint64]bool{}
	for _, w := range p.later.words[r.b0:r.b1] {
		t, other := p.later.term(w.stem), p.earlier.term(w.stem)
		if t == nil || other == nil || seen[w.stem] || max(t.class, other.class) < name {
			continue
		}
		seen[w.stem] = true
		o.both[t.class] += p.scale.of(t)
		o.count[t.class]++
	}
	return o
}

// isStock reports whether most of a passage stands in many stories.
func (p *pair) isStock(r run) bool {
	if p.scale.known == nil {
		return false
	}
	var stories []int
	for i := r.b0; i+shingle <= r.b1; i++ {
		if n := p.scale.known.Stories(Key(p.later.stretchAt(i))); n > 0 {
			stories = append(stories, n)
		}
	}
	slices.Sort(stories)
	return len(stories) > 0 && stories[len(stories)/2] >= stockStories
}

// wholeBlock reports whether a passage is most of a block of the earlier document.
func (p *pair) wholeBlock(r run) bool {
	b := p.earlier.blocks[p.earlier.words[(r.a0+r.a1)/2].block]
	size, in := b.to-b.from, min(b.to, r.a1)-max(b.from, r.a0)
	return 5*in >= 4*size
}

// sharesOwn reports whether two documents appear under one name.
func (s *Sketch) sharesOwn(other *Sketch) bool {
	return slices.ContainsFunc(s.own, other.isOwn)
}
