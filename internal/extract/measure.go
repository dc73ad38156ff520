package extract

import (
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// linkMeasure chooses the measure: a cue of the sentence, the noun itself, what
// the number leans on, or what a number says that nothing explains.
func (sc *scene) linkMeasure(d *draft, before []*draft) {
	if d.whole != nil && sc.is(d.whole.measure.value, codebook.Sample) {
		d.measure = inherited(d.whole.measure, "context.sample")
		return
	}
	c := sc.choices
	c.begin()
	ties := sc.offerCues(d)
	sc.offerSplit(d, before)
	sc.offerNoun(d)
	sc.offerThere(d, before, ties)
	sc.offerInherited(d, before)
	sc.describeRivals()
	sc.spell(d)
	o, _ := sc.pick("measure", d)
	d.measure = o.code
	if o.cue >= 0 {
		d.cue = sc.s.List(mention.Measures)[o.cue]
	}
}

// offerNoun offers the measure that the noun says itself: "returnees".
func (sc *scene) offerNoun(d *draft) {
	if e := d.noun.entry; e != nil && e.List == mention.People && sc.says(e) != "" {
		m := mention.Match{From: d.noun.from, To: d.noun.to}
		sc.choices.offer(sc.codeOf(sc.says(e), e.ID, m), none)
		sc.choices.has("noun", sc.says(e))
		sc.choices.holds(d.noun.to == 0, "noun/elsewhere")
		sc.choices.holds(d.noun.part, "noun/part")
		return
	}
	if m, ok := sc.labelNoun(d.q); ok && d.noun.to == 0 && sc.says(m.Entry) != "" {
		sc.choices.offer(sc.codeOf(sc.says(m.Entry), m.Entry.ID, m), none)
		sc.choices.has("noun/label", sc.entryOf(d))
	}
}

// labelNoun returns the noun of people in the label that leads to a number: "Evacuees in
// camps: 585".
func (sc *scene) labelNoun(q *mention.Quantity) (mention.Match, bool) {
	from := q.From - 1
	if !isEntryMark(sc.word(from)) {
		return mention.Match{}, false
	}
	for from > 0 && !sc.parts(from-1) && sc.word(from-1) != "." && !sc.lineEnds(from-1) {
		from--
	}
	for _, m := range sc.s.List(mention.People) {
		if m.From >= from && m.To < q.From {
			return m, true
		}
	}
	return mention.Match{}, false
}

// offerTaken offers a measure that is taken over from elsewhere, if it can count what
// the number does.
func (sc *scene) offerTaken(d *draft, v code, rule, from string) bool {
	if !sc.canCount(d, v.value) {
		return false
	}
	c, cues := sc.choices, bucket(len(sc.s.List(mention.Measures)))
	c.offer(inherited(v, rule), none)
	c.has("from", from)
	of := c.about(c.joined("from", from))
	c.about("from").has(from, sc.kindOf(d))
	of.has("cues", cues)
	c.has("inherits/cues", cues)
	of.has("measure", v.value)
	of.holds(d.q.Share, "share")
	of.holds(len(d.segment) > 0, "segment")
	of.holds(sc.sameCounted(d), "same")
	of.holds(sc.totalBefore(d.q), "total")
	of.has("block", sc.block.Kind.String())
	of.has("entry", sc.entryOf(d))
	return true
}

// describeHead says how a number stands to a heading that says a measure: right below it is
// what it heads, far below it another matter.
func (sc *scene) describeHead(d *draft, from string, h heading) {
	c := sc.choices
	far := bucket(sc.blocks - h.block)
	c.has(c.joined(from, "far"), far)
	c.has(c.joined(from, "entry/far"), c.joined(sc.entryOf(d), far))
}

// headedEntry reports whether a number is an entry of a list whose heading says the measure,
// and nothing beside it does: those below "Persons deported" were, whoever they are.
func (sc *scene) headedEntry(d *draft) bool {
	n := len(sc.heads)
	if n == 0 || sc.entryOf(d) == "none" || d.whole != nil || len(sc.s.List(mention.Measures)) > 0 {
		return false
	}
	h := sc.heads[n-1]
	return h.measure.value != "" && sc.canCount(d, h.measure.value) && (sc.block.Kind == text.Item || sc.blocks-h.block <= 1)
}

// entryOf says by which mark a number that no noun follows is parted from the words before
// it, as in the entries of a list: "Norway: 40".
func (sc *scene) entryOf(d *draft) string {
	if w := sc.word(d.q.From - 1); d.noun.to == 0 && (isEntryMark(w) || w == "(") {
		return w
	}
	return "none"
}

// offerInherited offers the measures of what the number leans on.
func (sc *scene) offerInherited(d *draft, before []*draft) {
	offer := func(v code, rule, from string) bool { return sc.offerTaken(d, v, rule, from) }
	if d.whole != nil {
		offer(d.whole.measure, "context.whole", "whole")
	}
	if n := len(before); n > 0 {
		last := before[n-1]
		if offer(last.measure, "context.number-before", "number-before") {
			sc.choices.holds(last.next != nil && last.next.From == d.q.From || sc.ofBefore(d.q) == last.q.To, "whole-of-before")
		}
		if sc.listed(last.q, d.q) {
			offer(last.measure, "context.number-before", "listed")
		}
	}
	offer(sc.para.measure, "context.sentence-before", "sentence-before")
	if h := sc.measuredHead(); offer(h.measure, "context.heading", "heading") {
		sc.describeHead(d, "heading", h)
	}
	if len(sc.heads) > 0 && offer(sc.heads[0].measure, "context.title", "title") {
		sc.describeHead(d, "title", sc.heads[0])
	}
	sc.offerEarlierMeasures(offer)
	sc.offerRecent(d, offer)
	sc.offerStudy(d, offer)
	sc.offerEcho(d, before, offer)
	if sc.headedEntry(d) {
		return
	}
	if d.noun.to == 0 || sc.are(d.noun.class, codebook.Movers) { // a bare total of residents is none of who went
		offer(code{value: sc.b.base, rule: "measure.bare-total"}, "measure.bare-total", "base")
	}
	offer(code{value: sc.b.rest, rule: "measure.none"}, "measure.none", "rest")
}

// kindOf says in a word what the number's noun is: its class, a part, or nothing.
func (sc *scene) kindOf(d *draft) string {
	switch {
	case d.noun.part:
		return "part"
	case d.noun.to == 0:
		return "bare"
	}
	return d.noun.class
}

// anchor returns the word that stands for what a number counts: its noun, or the
// number itself where it counts a part.
func (sc *scene) anchor(d *draft) int {
	if sc.t == nil {
		return none
	}
	if d.noun.to > 0 && !d.noun.part {
		return sc.t.Top(d.noun.from, d.noun.to)
	}
	return sc.t.Top(d.q.CoreFrom, d.q.CoreTo)
}

// bucket writes a small number, large ones in classes.
func bucket(n int) string {
	switch {
	case n <= 0:
		return "0"
	case n == 1:
		return "1"
	case n == 2:
		return "2"
	case n <= 4:
		return "3-4"
	case n <= 8:
		return "5-8"
	case n <= 16:
		return "9-16"
	}
	return "17-"
}

// beside tells on which side of a number a stretch of tokens stands, and the tokens
// between the two.
func beside(q *mention.Quantity, start, end int) (where string, from, to int) {
	if end <= q.From {
		return "before", end, q.From
	}
	return "behind", q.To, start
}

// numbersBetween counts the other numbers between two tokens.
func (sc *scene) numbersBetween(q *mention.Quantity, from, to int) int {
	n := 0
	for k := range sc.s.Quantities {
		if o := &sc.s.Quantities[k]; o.From != q.From && o.From >= from && o.To <= to {
			n++
		}
	}
	return n
}

// pausesBetween counts the light and the heavy marks between two tokens.
func (sc *scene) pausesBetween(from, to int) (commas, breaks int) {
	for i := from; i < to; i++ {
		switch sc.word(i) {
		case ",", "(", ")":
			commas++
		case ";", ":", "–", "—":
			breaks++
		}
	}
	return commas, breaks
}

// sameCounted reports whether a number counts what the last figure of the
// paragraph did, or does not say what it counts.
func (sc *scene) sameCounted(d *draft) bool {
	n := len(sc.para.figures)
	return n == 0 || d.noun.to == 0 || d.noun.class == sc.para.figures[n-1].noun.class
}

// inherited returns a value taken from elsewhere, under the rule that took it.
func inherited(c code, rule string) code {
	if c.value != "" {
		c.rule = rule
	}
	return c
}

// measuredHead returns the nearest heading below the title that says a measure, the zero
// heading if there is none.
func (sc *scene) measuredHead() heading {
	for i := len(sc.heads) - 1; i >= 0 && sc.heads[i].level > 1; i-- {
		if sc.heads[i].measure.value != "" {
			return sc.heads[i]
		}
	}
	return heading{}
}

// defaultMeasure is for a number that no cue explains: fighters from somewhere
// are the total that went; anything else is counted in some other way.
func (sc *scene) defaultMeasure(d *draft) code {
	if sc.are(d.noun.class, codebook.Movers) {
		return code{value: sc.b.base, rule: "measure.bare-total"}
	}
	return code{value: sc.b.rest, rule: "measure.none"}
}
