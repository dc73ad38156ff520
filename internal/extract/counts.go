package extract

import (
	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
)

// counts chooses whether a quantity counts people in a matter of the codebook.
func (sc *scene) counts(d *draft, before []*draft) bool {
	q, n := d.q, d.noun
	if single(q) && !sc.singleMayCount(d, before) {
		return false
	}
	if sc.s.Plays(n.last, mention.RolePer) && sc.inQuantity(n.last+1, q) {
		return false // "16 fighters per 100,000"
	}
	best := sc.bestCue(d)
	d.best = best
	c := sc.choices
	c.begin()
	c.offer(code{value: "no"}, none)
	c.has("no", "")
	c.offer(code{value: "yes"}, none)
	sc.describeNoun(d)
	sc.describeUse(d, before, best)
	sc.describeMatter(d, before)
	sc.describeBeside(d)
	sc.describeGrammar(d)
	sc.describeFate(d)
	sc.describeSingle(d)
	sc.gist.describe(c)
	o, _ := sc.pick("counts", d)
	d.lead = c.scores[1] - c.scores[0]
	sc.judged(d, o.value)
	opens := sc.opening(q) && sc.nextNumber(q) < len(sc.s.Tokens) // "Of 60 recruits, 20 ..."
	if o.value != "yes" && !(n.people && (opens || best.sure() && sc.saidElsewhere(best))) {
		return false
	}
	sc.settleNoun(d, before, best)
	return true
}

// describeNoun says what stands behind a number.
func (sc *scene) describeNoun(d *draft) {
	c, n, q := sc.choices, &d.noun, d.q
	kind := "other"
	switch {
	case n.people:
		kind = n.class
	case n.entry != nil:
		kind = "unit-" + n.entry.Meaning()
	case n.bare:
		kind = "none"
	}
	c.has("noun", kind)
	if n.people && n.entry != nil {
		c.has("noun/entry", n.entry.Name)
	}
	if n.people && n.entry == nil {
		c.has("noun/demonym", bucket(sc.dull))
	}
	c.holds(n.part, "part")
	c.holds(single(q), "single")
	c.holds(single(q) && n.bare, "single/bare")
	c.holds(single(q) && n.people, "single/people")
	c.holds(q.Share, "share")
	c.holds(q.Share && n.people, "share/people")
	c.holds(q.Modifier == cited.Vague, "vague")
	c.holds(q.Digits, "digits")
	if q.Label != nil {
		c.has("label", q.Label.Meaning())
		c.holds(n.people, "label/people")
	}
	c.has("size", sizeOf(q))
	c.has("block", sc.block.Kind.String())
	if sc.t == nil {
		return
	}
	w := sc.t.Top(q.CoreFrom, q.CoreTo)
	c.has("rel", sc.t.Rel(w))
	c.has("tag", sc.t.Words[w].XPOS)
	if h := sc.t.Head(w); h != none {
		c.has("head/tag", sc.t.Words[h].XPOS)
		c.has("rel/head", sc.t.Rel(w)+"-"+sc.t.Words[h].UPOS)
	}
}

// sizeOf tells small numbers, years and large numbers apart.
func sizeOf(q *mention.Quantity) string {
	switch v := upper(q); {
	case q.Share:
		return "share"
	case v < 10:
		return "ones"
	case v < 100:
		return "tens"
	case v >= 1700 && v <= 2100 && q.Digits && q.Modifier == cited.Exactly:
		return "year"
	case v < 10_000:
		return "hundreds"
	}
	return "many"
}

// describeMatter says what the text around a number is about.
func (sc *scene) describeMatter(d *draft, before []*draft) {
	c := sc.choices
	near := sc.peopleNear()
	c.holds(near, "matter/people")
	c.holds(near && d.noun.bare, "matter/people/bare")
	c.has("matter", bucket(sc.matter))
	dull := bucket(sc.dull)
	c.has("everyday", dull)
	c.has("everyday/matter", c.joined(dull, bucket(sc.matter)))
	c.has("everyday/class", c.joined(dull, d.noun.class))
	c.has("matter/before", bucket(len(before)))
	c.has("matter/paragraph", bucket(len(sc.para.figures)))
	c.has("matter/document", bucket(sc.spoken))
	c.holds(sc.are(d.noun.class, codebook.Certain), "matter/certain")
	c.holds(sc.are(d.noun.class, codebook.Vague), "matter/vague")
	c.has("matter/document/class", bucket(sc.spoken)+"-"+d.noun.class)
}

// settleNoun completes the noun of a number that counts.
func (sc *scene) settleNoun(d *draft, before []*draft, best cue) {
	switch n := &d.noun; {
	case n.people:
		sc.relevant(d, before, best)
	case !n.bare:
		sc.unlisted(d, best)
	case sc.partOfNext(d):
	case sc.saysWhat(d.q):
		d.noun = sc.predicate(d.noun, d.q)
	}
}

// unlisted reports whether a noun of no list is one of people: the sentence says
// of it, right beside it, what is said of people only ("arrested 14 brigaders").
func (sc *scene) unlisted(d *draft, m cue) bool {
	n := &d.noun
	if n.entry != nil || n.to == 0 || d.q.Share {
		return false
	}
	if !m.tied || sc.is(sc.says(m.Entry), codebook.Rest) || m.Entry.Slot("strength") != "3" {
		return false
	}
	n.people, n.class, n.rule = true, sc.b.class, "counted.by-its-verb"
	return true
}

// relevant reports whether people are counted in a matter of the codebook. Of
// fighters that goes without saying; of people, children, citizens a cue must say
// so, or else the document must be about a conflict: that is told at its end.
func (sc *scene) relevant(d *draft, before []*draft, m cue) bool {
	if sc.are(d.noun.class, codebook.Certain) || d.noun.entry != nil && d.noun.entry.List == mention.People && sc.says(d.noun.entry) != "" {
		return true
	}
	if d.noun.thing && m.tied && sc.befalls(m, d.noun.head) {
		return true
	}
	vague := sc.are(d.noun.class, codebook.Vague)
	if m.sure() && (sc.is(sc.says(m.Entry), codebook.Conflict) || !vague) || sc.matter >= certainMatter && !vague {
		return true
	}
	if n := len(before); n > 0 && (d.noun.part || sc.listed(before[n-1].q, d.q)) {
		d.doubtful = before[n-1].doubtful
		return true
	}
	d.doubtful = true
	return m.Entry != nil || !vague
}

// partOfNext reads a part of a number that follows: "two thirds of the 2,000
// Saudis", "140 out of the 420 Dutch". The part counts what that number does.
func (sc *scene) partOfNext(d *draft) bool {
	i := d.q.To
	if sc.s.Plays(i, mention.RoleOut) {
		i++
	}
	if !sc.s.Plays(i, mention.RoleOf) {
		return false
	}
	i++
	for sc.s.Plays(i, mention.RoleThe|mention.RoleThis|mention.RoleSome) {
		i++
	}
	for k := range sc.s.Quantities {
		if o := &sc.s.Quantities[k]; o.From == i && !o.Share {
			n := sc.nounOf(o)
			if !n.people {
				return false
			}
			d.noun, d.noun.part = n, true
			d.next = o
			return true
		}
	}
	return false
}

// predicate reads the noun behind the verb: "of whom 40 were Finnish citizens".
func (sc *scene) predicate(n noun, q *mention.Quantity) noun {
	i := q.To
	for i < len(sc.s.Tokens) && sc.verbal(i) {
		m, ok := sc.s.Beginning(mention.Function, i)
		if !ok {
			return n
		}
		i = m.To
	}
	if p := sc.walk(q, noun{bare: true, last: q.To, part: n.part}, i); p.people {
		p.last = n.last
		return p
	}
	return n
}

// peopleNear reports whether the sentence, or the heading above, speaks of
// people that the codebook counts.
func (sc *scene) peopleNear() bool {
	for _, m := range sc.s.List(mention.People) {
		if !sc.are(sc.classOf(m.Entry), codebook.Vague) {
			return true
		}
	}
	for _, h := range sc.heads {
		if h.people.value != "" {
			return true
		}
	}
	return sc.para.people.value != "" || len(sc.para.figures) > 0
}
