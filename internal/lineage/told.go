package lineage

import "slices"

// agreement is how the numbers that two documents share outside of shared passages are
// used in them, in nats.
type agreement struct {
	same  float64 // they count the same, or stand among the same words
	open  float64 // nothing tells
	other float64 // one counts something else
	times int     // numbers that count the same
	names float64 // names and dates that both have outside of the passages

	// onePlace says that the numbers stand together in both, which are no blurbs: one thing
	// that a third may have told them.
	onePlace bool
}

// What makes a story told in other words: shares of what the poorer document has, and
// nats. More numbers need fewer names, and more names fewer numbers.
const (
	toldAll        = 0.24 // of all terms
	toldNats       = 6.5  // of numbers
	toldBoth       = 15.0 // of numbers and names
	toldOfLater    = 0.33 // of the later one's numbers: a survey of many sources retells none of them
	fewNumbers     = 3
	fewAll         = 0.38 // of all terms, where there are fewer numbers than manyNumbers
	fewCredited    = 0.32 // likewise, of documents of which one credits the other
	fewOfOneLength = 0.44 // likewise, of those as long as each other
	mostNumbers    = 0.75
	numbersWords   = 0.9 // in sum: who has hardly a word of the other has nearly all numbers
	someNames      = 0.25
	fewNames       = 2    // one may be the day, or the country
	loneWords      = 0.25 // besides one name
	someWords      = 0.3  // instead, where the numbers alone say as much as both
	creditedMost   = 0.6  // of the numbers, where the earlier is credited
	manyNumbers    = 6
	manyNats       = 14.0
	halfNumbers    = 0.39
	mostNames      = 0.6
	nearlyNames    = 0.7 // unless numbers of many nats count the same
	fullNumbers    = 8
	fullNats       = 20.0
	anyNames       = 0.1
	littleBoth     = 0.1 // of the shorter is in shared passages, or most numbers have to agree
	soonDays       = 30  // after which a story that has other numbers is another
	onePlace       = 40  // words that numbers of one paragraph are apart at most, where there are none
)

// isTold reports whether both tell the same with the same numbers: nearly all those of
// the poorer one, or, where some were brought up to date, many of them and most names. What
// stands in shared passages counts neither way: it was not told in other words.
func (p *pair) isTold() bool {
	rest, g := p.rest(), &p.told
	o, numbers := &rest, g.same+g.open+g.other
	if !o.sharesTerms() || numbers < toldNats || numbers+g.names < toldBoth || g.onePlace || p.isCoincidence(o, numbers) {
		return false
	}
	most := o.share(figured) >= mostNumbers && o.share(figured)+o.share(plain) >= numbersWords || p.credited() && o.share(figured) >= creditedMost
	switch n := o.count[figured]; {
	case o.both[figured] < toldOfLater*o.later[figured]:
	case n >= fewNumbers && most && o.share(name) >= someNames && (o.count[name] >= fewNames || o.share(plain) >= loneWords):
		return true
	case n >= fewNumbers && most && numbers >= toldBoth && o.share(plain) >= someWords:
		return true
	case n >= fullNumbers && numbers >= fullNats && most && o.share(name) >= anyNames:
		return true
	}
	return o.count[figured] >= manyNumbers && numbers >= manyNats && p.coverage() < littleBoth &&
		o.share(figured) >= halfNumbers && o.share(name) >= mostNames && (g.same >= manyNats || o.share(name) >= nearlyNames) && p.isSoon()
}

// isCoincidence reports whether what two share, with numbers of so many nats, is no more than two have that tell of
// something of one kind. A house seldom tells its own story again, and often the next one of the same kind, so that it takes
// many numbers and names. So does what is told weeks later: that it credits the earlier's publisher is of any of its texts.
func (p *pair) isCoincidence(o *overlap, numbers float64) bool {
	names := o.share(name) >= mostNames
	if p.sameHouse && !(o.count[figured] >= manyNumbers && numbers >= manyNats && names) {
		return true
	}
	if p.isLate() && !(names && (numbers >= fullNats || p.credited() && numbers >= manyNats)) {
		return true
	}
	return o.share(plain, name, figured) < p.leastOf(o)
}

// leastOf is how much of all terms two have to share: more where few numbers show it, and more again where none credits the
// other, and where they are of one length. Two short reports of one event have its toll, its place and its spokesman in
// common, and no more; a blurb has little that its source has not.
func (p *pair) leastOf(o *overlap) float64 {
	a, b := len(p.earlier.words), len(p.later.words)
	switch {
	case o.count[figured] >= manyNumbers:
		return toldAll
	case p.credited():
		return fewCredited
	case 2*min(a, b) > max(a, b):
		return fewOfOneLength
	}
	return fewAll
}

// isLate reports whether the later document is known to be so much later that what both tell is by then told by many.
func (p *pair) isLate() bool {
	days, known := p.daysBetween()
	return known && days > soonDays
}

// sharesTerms reports whether both have as many of their terms as two that tell the same.
func (o *overlap) sharesTerms() bool { return o.share(plain, name, figured) >= toldAll }

// isSoon reports whether the later document is known to be not much later.
func (p *pair) isSoon() bool {
	a, okA := daysOf(p.earlier.published)
	b, okB := daysOf(p.later.published)
	return okA && okB && int64(b[1])-int64(a[0]) <= soonDays
}

// near is how many words on either side of a number say what it counts.
const near = 7

// alike is what the words around two numbers have to have in common, in nats.
const alike = 3.5

// agree sums up what both tell in their own words. What stands in shared passages is left
// out: a sentence of background proves no more by the numbers in it.
func (p *pair) agree() agreement {
	var g agreement
	earlier, later := p.earlier.byValue(p.inEarlier), p.later.byValue(p.inLater)
	for i := range p.later.terms {
		if t := &p.later.terms[i]; len(earlier[t.key]) > 0 && len(later[t.key]) > 0 {
			g.add(p.bestUse(earlier[t.key], later[t.key]), p.scale.of(t))
		}
	}
	g.names = p.ownNames()
	g.onePlace = !p.isShort() && p.earlier.inOnePlace(earlier, later) && p.later.inOnePlace(later, earlier)
	return g
}

// inOnePlace reports whether those of a document's numbers that the other has too stand in
// one paragraph, or in as many words.
func (s *Sketch) inOnePlace(own, other map[uint64][]int) bool {
	first, last := len(s.words), -1
	for key, at := range own {
		if len(other[key]) > 0 {
			i := s.numbers[at[0]].word
			first, last = min(first, i), max(last, i)
		}
	}
	return last < 0 || s.words[first].block == s.words[last].block && last-first <= onePlace
}

// byValue lists the numbers of a text outside of passages and head, the first few of each
// value.
func (s *Sketch) byValue(in []bool) map[uint64][]int {
	by := map[uint64][]int{}
	for i, n := range s.numbers {
		if h := s.words[n.word].hash; n.word >= s.head && !in[n.word] && len(by[h]) < samePlaces {
			by[h] = append(by[h], i)
		}
	}
	return by
}

// bestUse is how well numbers of one value agree, at their best.
func (p *pair) bestUse(earlier, later []int) use {
	best := elsewise
	for _, j := range later {
		for _, i := range earlier {
			best = max(best, p.use(i, j))
		}
	}
	return best
}

// use is how two numbers of the same value are used.
type use int

const (
	elsewise use = iota // for something else
	unclear
	alikeUse
)

func (g *agreement) add(u use, info float64) {
	switch u {
	case alikeUse:
		g.same += info
		g.times++
	case unclear:
		g.open += info
	default:
		g.other += info
	}
}

// use compares what two numbers count.
func (p *pair) use(i, j int) use {
	a, b := p.earlier.numbers[i], p.later.numbers[j]
	if a.kind != b.kind && a.kind != "" && b.kind != "" {
		return elsewise
	}
	if a.measure != "" && b.measure != "" && a.measure != b.measure {
		return elsewise
	}
	around := p.inCommon(p.earlier.nearby(a.word), p.later.nearby(b.word))
	if a.measure != "" && a.measure == b.measure || around >= alike {
		return alikeUse
	}
	return unclear
}

// nearby lists the stems of the words around a word of the same block, and the numbers.
func (s *Sketch) nearby(i int) []uint64 {
	b := s.blocks[s.words[i].block]
	var all []uint64
	for k := max(b.from, i-near); k < min(b.to, i+near+1); k++ {
		if w := s.words[k]; k != i && w.class > little {
			all = append(all, w.stem)
		}
	}
	return all
}

// inCommon is what two lists of terms have in common, in nats.
func (p *pair) inCommon(a, b []uint64) float64 {
	slices.Sort(a)
	sum := 0.0
	for _, h := range slices.Compact(a) {
		if t := p.earlier.term(h); t != nil && slices.Contains(b, h) {
			sum += p.scale.of(t)
		}
	}
	return sum
}

// ownNames is what both have of names and dates outside of shared passages, in nats.
func (p *pair) ownNames() float64 {
	earlier, later, sum := outside(p.earlier, p.inEarlier), outside(p.later, p.inLater), 0.0
	for i := range p.later.terms {
		if t := &p.later.terms[i]; earlier[t.key] && later[t.key] {
			sum += p.scale.of(t)
		}
	}
	return sum
}

// outside lists the names of a document that stand outside of shared passages.
func outside(s *Sketch, in []bool) map[uint64]bool {
	all := map[uint64]bool{}
	for i, w := range s.words {
		if in[i] {
			continue
		}
		if t := s.term(w.stem); t != nil && t.class == name {
			all[w.stem] = true
		}
	}
	for _, d := range s.dates {
		if h := hashOf(dateSpace, d.date); s.term(h) != nil && !in[d.word] {
			all[h] = true
		}
	}
	return all
}
