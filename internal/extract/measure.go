package extract

import (
	"cited/internal/codebook"
	"cited/internal/mention"
)

// cue is the words of a measure that a number most likely belongs to.
type cue struct {
	mention.Match
	tied bool // the sentence ties them together
}

// bestCue returns the cue of the sentence that the weights of measures prefer for a
// number, the zero cue if there is none.
func (sc *scene) bestCue(d *draft) cue {
	c, anchor := sc.choices, sc.anchor(d)
	c.begin()
	sc.offerCues(d)
	best, most := none, 0.0
	for i, o := range c.options {
		if v := sc.r.models["measure"].Score(c.featuresOf(o)); best == none || v > most {
			best, most = i, v
		}
	}
	if best == none {
		return cue{}
	}
	found := cue{Match: sc.s.List(mention.Measures)[c.options[best].cue]}
	if sc.t != nil {
		_, found.tied = sc.t.bondsOf(anchor)[sc.t.top(found.From, found.To)]
	}
	return found
}

// sure reports whether a cue says what a number counts also in a text that has not
// spoken of fighters.
func (c cue) sure() bool { return c.Entry != nil && c.tied && c.Entry.Slot("strength") != "1" }

// linkMeasure chooses the measure: a cue of the sentence, the noun itself, what
// the number leans on, or what a number says that nothing explains.
func (sc *scene) linkMeasure(d *draft, before []*draft) {
	if d.whole != nil && sc.is(d.whole.measure.value, codebook.Sample) {
		d.measure = inherited(d.whole.measure, "context.sample")
		return
	}
	c := sc.choices
	c.begin()
	sc.offerCues(d)
	sc.offerNoun(d)
	sc.offerInherited(d, before)
	o, _ := sc.pick("measure", d)
	d.measure = o.code
	if o.cue >= 0 {
		d.cue = sc.s.List(mention.Measures)[o.cue]
	}
}

// offerCues offers the measures of the cues in the sentence.
func (sc *scene) offerCues(d *draft) {
	c, anchor := sc.choices, sc.anchor(d)
	var ties bonds
	if sc.t != nil {
		ties = sc.t.bondsOf(anchor)
	}
	limit := sc.cueLimit(d)
	for i, m := range sc.s.List(mention.Measures) {
		if m.From >= limit {
			break
		}
		if m.From < d.q.To && m.To > d.q.From || d.noun.to > 0 && m.From >= d.noun.from && m.To <= d.noun.to {
			continue
		}
		if sc.says(m.Entry) == "" {
			continue
		}
		c.offer(sc.codeOf(sc.says(m.Entry), m.Entry.ID, m), i)
		c.has("cue", m.Entry.Slot("strength"))
		c.has("means", sc.says(m.Entry))
		sc.describeCue(d, m, anchor, ties)
	}
}

// describeCue says how a cue stands to a number.
func (sc *scene) describeCue(d *draft, m mention.Match, anchor int, ties bonds) {
	c, side := sc.choices, m.Entry.Slot("side")
	from, to := d.noun.last, m.From
	where := "behind"
	if m.From < d.q.From {
		from, to, where = m.To, d.q.From, "before"
	}
	from = min(from, to)
	c.has(where, bucket(to-from))
	c.has(where+"/side", side)
	c.has("numbers", bucket(sc.numbersBetween(d.q, from, to)))
	commas, breaks := sc.pausesBetween(from, to)
	c.has("commas", bucket(commas))
	c.has("breaks", bucket(breaks))
	c.holds(d.noun.part, "part")
	c.holds(d.q.Share, "share")
	c.holds(d.whole != nil && sc.is(sc.says(m.Entry), codebook.Rest), "rest-of-whole")
	c.holds(sc.passive(m.From), "passive/"+where)
	c.holds(where == "before" && sc.ownNumber(m, d.q), "taken")
	if sc.t == nil {
		return
	}
	top := sc.t.top(m.From, m.To)
	far := sc.t.distance(anchor, top)
	c.has("tree", bucket(far))
	c.has("tree/rank", bucket(sc.nearerCues(anchor, far)))
	c.has("tree/taken", bucket(sc.nearerNumbers(d, top, far)))
	is, tied := ties[top]
	if tied {
		c.has("bond/strength", is.part.String()+m.Entry.Slot("strength"))
		c.has("bond", is.part.String())
		c.has("bond/"+side, is.part.String())
		c.has("steps", bucket(is.steps))
		c.holds(is.relative, "relative")
		c.holds(is.relative && d.noun.part, "relative/part")
	} else {
		c.has("bond", "none")
	}
	c.has("path", sc.t.path(anchor, top))
	c.has("tag", sc.t.words[top].XPOS)
	c.holds(sc.t.predicate(anchor) == sc.t.predicate(top), "same-clause")
	c.holds(sc.t.under(top, anchor), "inside")
}

// nearerCues counts the cues that are nearer to a word in the tree than far.
func (sc *scene) nearerCues(anchor, far int) int {
	n := 0
	for _, o := range sc.s.List(mention.Measures) {
		if sc.t.distance(anchor, sc.t.top(o.From, o.To)) < far {
			n++
		}
	}
	return n
}

// nearerNumbers counts the other numbers that are nearer to a cue in the tree.
func (sc *scene) nearerNumbers(d *draft, cue, far int) int {
	n := 0
	for k := range sc.s.Quantities {
		q := &sc.s.Quantities[k]
		if q.From != d.q.From && !q.Money && sc.t.distance(sc.t.top(q.CoreFrom, q.CoreTo), cue) < far {
			n++
		}
	}
	return n
}

// offerNoun offers the measure that the noun says itself: "returnees".
func (sc *scene) offerNoun(d *draft) {
	if e := d.noun.entry; e != nil && e.List == mention.People && sc.says(e) != "" {
		m := mention.Match{From: d.noun.from, To: d.noun.to}
		sc.choices.offer(sc.codeOf(sc.says(e), e.ID, m), none)
		sc.choices.has("noun", sc.says(e))
		sc.choices.holds(d.noun.to == 0, "noun/elsewhere")
		sc.choices.holds(d.noun.part, "noun/part")
	}
}

// offerInherited offers the measures of what the number leans on.
func (sc *scene) offerInherited(d *draft, before []*draft) {
	offer := func(v code, rule, from string) {
		if v.value == "" {
			return
		}
		c := sc.choices
		c.offer(inherited(v, rule), none)
		c.has("from", from)
		c.has("from/"+from, sc.kindOf(d))
		c.has("from/"+from+"/cues", bucket(len(sc.s.List(mention.Measures))))
		c.has("inherits/cues", bucket(len(sc.s.List(mention.Measures))))
		c.has("from/"+from+"/measure", v.value)
		c.holds(d.q.Share, "from/"+from+"/share")
		c.holds(len(d.segment) > 0, "from/"+from+"/segment")
		c.holds(sc.sameCounted(d), "from/"+from+"/same")
	}
	if d.whole != nil {
		offer(d.whole.measure, "context.whole", "whole")
	}
	if n := len(before); n > 0 {
		offer(before[n-1].measure, "context.number-before", "number-before")
		if sc.listed(before[n-1].q, d.q) {
			offer(before[n-1].measure, "context.number-before", "listed")
		}
	}
	offer(sc.para.measure, "context.sentence-before", "sentence-before")
	offer(sc.headMeasure(), "context.heading", "heading")
	if len(sc.heads) > 0 {
		offer(sc.heads[0].measure, "context.title", "title")
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
		return sc.t.top(d.noun.from, d.noun.to)
	}
	return sc.t.top(d.q.CoreFrom, d.q.CoreTo)
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

func (sc *scene) headMeasure() code {
	for i := len(sc.heads) - 1; i >= 0 && sc.heads[i].level > 1; i-- {
		if m := sc.heads[i].measure; m.value != "" {
			return m
		}
	}
	return code{}
}

// defaultMeasure is for a number that no cue explains: fighters from somewhere
// are the total that went; anything else is counted in some other way.
func (sc *scene) defaultMeasure(d *draft) code {
	if sc.are(d.noun.class, codebook.Movers) {
		return code{value: sc.b.base, rule: "measure.bare-total"}
	}
	return code{value: sc.b.rest, rule: "measure.none"}
}

// partsFrom returns the token at which the parts of a number begin: ", of whom 12
// were killed".
func (sc *scene) partsFrom(d *draft) int {
	for _, m := range sc.s.List(mention.Links) {
		if m.Entry.Meaning() == "those" && m.From >= d.noun.last && sc.pause(m.From-1) && sc.nextNumber(d.q) < len(sc.s.Tokens) {
			return m.From
		}
	}
	return len(sc.s.Tokens)
}

// cueLimit returns the token from which on cues belong to other numbers: behind
// "Of 60 recruits," and "a third of the 125" the verb is the part's.
func (sc *scene) cueLimit(d *draft) int {
	i := d.q.From - 1
	for i >= 0 && (sc.s.Plays(i, mention.RoleThe|mention.RoleThis|mention.RoleSome)) {
		i--
	}
	if !sc.s.Plays(i, mention.RoleOf) {
		return sc.partsFrom(d)
	}
	opens := i == 0 || sc.pause(i-1) || sc.s.Plays(i-1, mention.RoleOut) && i == 1
	if opens {
		for k := d.noun.last; k < len(sc.s.Tokens); k++ {
			if sc.pause(k) {
				return k
			}
		}
		return len(sc.s.Tokens)
	}
	if sc.inQuantity(i-1, d.q) {
		return d.noun.last
	}
	return len(sc.s.Tokens)
}

// ownNumber reports whether a cue before a number follows another number in one
// clause and is parted from this one: "88 were killed, 46 came home".
func (sc *scene) ownNumber(m mention.Match, q *mention.Quantity) bool {
	if !sc.barrier(m.To, q.From) && !sc.s.Plays(q.From-1, mention.RoleAnd) {
		return false
	}
	for k := range sc.s.Quantities {
		if o := &sc.s.Quantities[k]; o.To <= m.From && !sc.barrier(o.To, m.From) {
			return true
		}
	}
	return false
}

// passive reports whether an auxiliary stands before the verb at token i.
func (sc *scene) passive(i int) bool {
	for k := 1; k <= 3 && i-k >= 0; k++ {
		if sc.s.Plays(i-k, mention.RoleBe) {
			return true
		}
	}
	return false
}
