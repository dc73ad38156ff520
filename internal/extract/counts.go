package extract

import (
	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// link reads the figures of a sentence from left to right, so that a part can
// take from its whole.
func (sc *scene) link() []*draft {
	sc.sources = sc.findSources()
	sc.places = sc.findPlaces()
	var out []*draft
	for i := range sc.s.Quantities {
		q := &sc.s.Quantities[i]
		if unfit(q) {
			continue
		}
		own := *q
		d := &draft{q: &own, index: i, noun: sc.nounOf(q)}
		if !sc.counts(d, out) {
			continue
		}
		sc.coordinate(d, out)
		sc.fill(d, out)
		sc.doubt(d, out)
		out = append(out, d)
	}
	return out
}

// mayCount reports whether a number of the sentence may count. It takes longest
// to analyse a sentence, and where none may, nobody would look at its syntax.
func (sc *scene) mayCount() bool {
	for i := range sc.s.Quantities {
		if q := &sc.s.Quantities[i]; !unfit(q) && !single(q) {
			return true
		}
	}
	return false
}

// unfit reports whether a number counts nobody, whatever stands around it: money,
// an age.
func unfit(q *mention.Quantity) bool {
	return q.Money || q.Label != nil && q.Label.Meaning() == "age"
}

// single reports whether a number is exactly one, which counts only in a list that
// other numbers opened.
func single(q *mention.Quantity) bool {
	v, exact := q.Point()
	return exact && v == 1 && !q.Share
}

// doubt notes whether a number without a noun depends on a doubtful one before it,
// and lifts the doubt from a whole of which a part is certain.
func (sc *scene) doubt(d *draft, before []*draft) {
	n := len(before)
	if n == 0 || d.doubtful {
		return
	}
	if d.best.sure() {
		if d.whole != nil {
			d.whole.doubtful = false
		}
		return
	}
	d.doubtful = d.noun.bare && before[n-1].doubtful
}

// coordinate lets the modifier before the first of two coordinated numbers cover
// the second: "at least 200 women and 650 children".
func (sc *scene) coordinate(d *draft, before []*draft) {
	if len(before) == 0 || d.q.Modifier != cited.Exactly || !sc.s.Plays(d.q.From-1, mention.RoleAnd) {
		return
	}
	a := before[len(before)-1].q
	if d.q.From-a.To > 5 || a.Share != d.q.Share || sc.barrier(a.To, d.q.From) {
		return
	}
	switch a.Modifier {
	case cited.Approx, cited.AtLeast, cited.AtMost:
		d.q.Modifier = a.Modifier
		d.q.HasLow = d.q.HasLow && a.Modifier != cited.AtMost
		d.q.HasHigh = d.q.HasHigh && a.Modifier != cited.AtLeast
	}
}

// fill gives the fields in the order in which they lean on each other.
func (sc *scene) fill(d *draft, before []*draft) {
	sc.linkWhole(d, before)
	sc.nameCounted(d, before)
	sc.open(d, before)
	defer sc.close()
	sc.linkSegment(d)
	sc.linkMeasure(d, before)
	sc.linkCause(d, before)
	sc.linkOrigin(d, before)
	sc.linkTheatre(d, before)
	sc.linkPlace(d)
	sc.linkGroup(d, before)
	sc.linkTime(d, before)
	sc.linkSource(d, before)
	sc.linkStance(d)
	sc.linkBasis(d)
	sc.classify(d)
}

// counts chooses whether a quantity counts people in a matter of the codebook.
func (sc *scene) counts(d *draft, before []*draft) bool {
	q, n := d.q, d.noun
	if single(q) && !(n.people && len(before) > 0 && sc.listed(before[len(before)-1].q, q)) {
		return false
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
	o, _ := sc.pick("counts", d)
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
	c.holds(n.part, "part")
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
	w := sc.t.top(q.CoreFrom, q.CoreTo)
	c.has("rel", sc.t.rel(w))
	c.has("tag", sc.t.words[w].XPOS)
	if h := sc.t.head(w); h != none {
		c.has("head/tag", sc.t.words[h].XPOS)
		c.has("rel/head", sc.t.rel(w)+"-"+sc.t.words[h].UPOS)
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

// describeUse says how the sentence uses a number.
func (sc *scene) describeUse(d *draft, before []*draft, best cue) {
	c, q := sc.choices, d.q
	copied := *d
	c.holds(sc.unlisted(&copied, best), "use/by-its-verb")
	c.holds(sc.objectOfVerb(q), "use/object")
	c.holds(sc.opening(q), "use/opening")
	c.holds(sc.ofTheDead(q), "use/of-the-dead")
	c.holds(sc.changed(q), "use/changed")
	c.holds(q.Share && sc.partOfNext(&copied), "use/part-of-next")
	c.holds(sc.inBracket(q.From), "use/bracket")
	c.holds(sc.itemLabel(q), "use/item")
	c.holds(sc.thereAre(q), "use/there-are")
	c.holds(sc.saidNumber(q), "use/said")
	c.holds(sc.saysWhat(q), "use/says-what")
	c.holds(sc.fromPlace(q), "use/from-place")
	c.holds(sc.outOf(q), "use/out-of")
	c.holds(sc.wholeOfShare(q, before), "use/whole-of-share")
	c.holds(sc.answers(q), "use/answers")
	c.holds(sc.totalBefore(q), "use/total")
	c.holds(sc.verbNear(q), "use/verb-near")
	c.holds(sc.growth(q), "use/growth")
	c.holds(sc.s.Plays(q.To, mention.RoleWho), "use/who")
	c.holds(sc.relative(d.noun.last), "use/relative")
	c.holds(sc.s.Is(q.From-1, "("), "use/open-bracket")
	c.holds(sc.placeEndsAt(q.From-1) || sc.placeEndsAt(q.From), "use/behind-place")
	if n := len(before); n > 0 {
		c.holds(sc.listed(before[n-1].q, q), "use/listed")
		c.holds(sc.listed(before[n-1].q, q) && d.noun.bare, "use/listed/bare")
	}
	if m := best; m.Entry != nil {
		c.has("cue", m.Entry.Slot("strength"))
		c.has("cue/means", sc.says(m.Entry))
		c.holds(m.tied, "cue/tied")
		c.holds(m.tied && d.noun.bare, "cue/tied/bare")
		c.holds(m.sure(), "cue/sure")
		c.holds(d.noun.bare, "cue/bare")
		c.holds(sc.is(sc.says(m.Entry), codebook.Conflict), "cue/conflict")
		c.holds(d.noun.entry == nil && d.noun.to > 0, "cue/unlisted")
	}
}

// describeMatter says what the text around a number is about.
func (sc *scene) describeMatter(d *draft, before []*draft) {
	c := sc.choices
	near := sc.peopleNear()
	c.holds(near, "matter/people")
	c.holds(near && d.noun.bare, "matter/people/bare")
	c.has("matter", bucket(sc.matter))
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
	case d.q.Share && sc.partOfNext(d):
	case sc.saysWhat(d.q):
		d.noun = sc.predicate(d.noun, d.q)
	}
}

// objectOfVerb reports whether the number is all that a verb has for an object, a
// verb of what is done to people only: "The blast killed 12."
func (sc *scene) objectOfVerb(q *mention.Quantity) bool {
	m, ok := sc.s.Ending(mention.Measures, q.From)
	if !ok || m.Entry.Slot("strength") != "3" || m.Entry.Slot("side") == "subject" || q.Share {
		return false
	}
	return q.To >= len(sc.s.Tokens) || sc.pause(q.To) || sc.word(q.To) == "." || sc.s.Plays(q.To, mention.RoleAnd|mention.RoleIn)
}

// ofTheDead reports whether the number is a part of people called by what befell
// them: "twelve of the dead".
func (sc *scene) ofTheDead(q *mention.Quantity) bool {
	if !sc.s.Plays(q.To, mention.RoleOf) || !sc.s.Plays(q.To+1, mention.RoleThe) {
		return false
	}
	m, ok := sc.s.Beginning(mention.Measures, q.To+2)
	return ok && sc.is(sc.says(m.Entry), codebook.Conflict)
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

// itemLabel reports whether the number stands behind the name of a country that
// opens an item of a list: "Canada, between 1,500 and 1,700".
func (sc *scene) itemLabel(q *mention.Quantity) bool {
	i := q.From - 1
	return sc.block.Kind == text.Item && (sc.word(i) == "," || sc.word(i) == ":" || sc.word(i) == "–" || sc.word(i) == "-") && sc.placeEndsAt(i) && i <= 6
}

// thereAre reports whether "there were" or the like stands before the number.
func (sc *scene) thereAre(q *mention.Quantity) bool {
	return sc.s.Plays(q.From-2, mention.RoleThere) && sc.s.Plays(q.From-1, mention.RoleBe|mention.RoleState)
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

// growth reports whether a percentage says how much something changed: "a 300%
// increase".
func (sc *scene) growth(q *mention.Quantity) bool {
	for i := q.To; i < q.To+3 && i < len(sc.s.Tokens) && !sc.pause(i); i++ {
		if _, ok := sc.s.Covering(mention.Changes, i); ok {
			return true
		}
	}
	if m, ok := sc.s.Ending(mention.Changes, q.From); ok && m.From > 0 {
		return true
	}
	return sc.s.Plays(q.From-1, mention.RoleBy)
}

// changed reports whether a verb of change leads to the number: "rose from 900",
// "from 900 to 1,070".
func (sc *scene) changed(q *mention.Quantity) bool {
	if q.Share || !sc.s.Plays(q.From-1, mention.RoleFrom|mention.RoleTo) {
		return false
	}
	for i := q.From - 2; i >= 0 && i >= q.From-changeTokens; i-- {
		if _, ok := sc.s.Covering(mention.Changes, i); ok {
			return true
		}
		if sc.word(i) == ";" {
			return false
		}
	}
	return false
}

// changeTokens is how far before a number its verb of change may stand: "grew from
// 900 in early 2013 to 1,070".
const changeTokens = 9

// partOfNext reads a share of a number that follows: "two thirds of the 2,000
// Saudis". The share counts what that number does.
func (sc *scene) partOfNext(d *draft) bool {
	if !sc.s.Plays(d.q.To, mention.RoleOf) {
		return false
	}
	i := d.q.To + 1
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

// saysWhat reports whether the sentence goes on to say who or where the number is:
// "200 were female", "135 are fighters", "40 are in Poland".
func (sc *scene) saysWhat(q *mention.Quantity) bool {
	if !sc.verbal(q.To) {
		return false
	}
	for i := q.To; i < q.To+5 && i < len(sc.s.Tokens) && !sc.pause(i); i++ {
		for _, list := range []mention.List{mention.People, mention.Segments, mention.Peoples} {
			if _, ok := sc.s.Beginning(list, i); ok {
				return true
			}
		}
		if _, ok := sc.demonymAt(i); ok {
			return true
		}
		if _, ok := sc.placeAt(i + 1); ok && sc.s.Plays(i, mention.RoleIn) {
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

// fromPlace reports whether the number is told by where they come from: "nine
// from western Europe".
func (sc *scene) fromPlace(q *mention.Quantity) bool {
	if !sc.s.Plays(q.To, mention.RoleFrom) {
		return false
	}
	_, ok := sc.placeAt(sc.pastArticle(q.To + 1))
	return ok
}

// outOf reports whether the number is told as a part: "two out of the 58".
func (sc *scene) outOf(q *mention.Quantity) bool {
	return sc.s.Plays(q.To, mention.RoleOut) && sc.s.Plays(q.To+1, mention.RoleOf) && sc.inQuantity(sc.pastArticle(q.To+2), q)
}

// wholeOfShare reports whether the number is what a share just named is a share
// of: "half of 850".
func (sc *scene) wholeOfShare(q *mention.Quantity, before []*draft) bool {
	if len(before) == 0 || !sc.s.Plays(q.From-1, mention.RoleOf) {
		return false
	}
	last := before[len(before)-1].q
	return last.Share && last.To == q.From-1
}

// answers reports whether the number is all that a speaker says: "How many? -
// Fifty-eight."
func (sc *scene) answers(q *mention.Quantity) bool {
	return sc.block.Kind == text.Turn && q.From == 0 && (q.To == len(sc.s.Tokens) || q.To+1 == len(sc.s.Tokens) && sc.word(q.To) == ".")
}

// verbNear reports whether a verb of people begins right behind the number.
func (sc *scene) verbNear(q *mention.Quantity) bool {
	i := q.To
	if m, ok := sc.s.Beginning(mention.Links, i); ok && m.Entry.Meaning() == "more" {
		i = m.To
	}
	return sc.verbal(i) || sc.relative(i)
}

// listed reports whether a number goes on with a list: only a comma, a
// conjunction, a bracket, a name or a short word between it and the one before.
func (sc *scene) listed(a, b *mention.Quantity) bool {
	if b.From-a.To > 12 {
		return false
	}
	joined := false
	for i := a.To; i < b.From; i++ {
		switch sc.word(i) {
		case ",", ";", "(", "—", "–", ":":
			joined = true
		case ".", "?", "!":
			return false
		}
		joined = joined || sc.s.Plays(i, mention.RoleListing)
	}
	return joined
}

// maxTotal is how many tokens "the number of ..." may stand before its number.
const maxTotal = 30

// saidNumber reports whether a verb of saying stands right before the number:
// "the minister said around 40".
func (sc *scene) saidNumber(q *mention.Quantity) bool {
	m, ok := sc.s.Ending(mention.Sources, q.From)
	if !ok || m.Entry.Slot("kind") != "verb" {
		return false
	}
	next := sc.word(q.To)
	return q.To >= len(sc.s.Tokens) || sc.pause(q.To) || next == "." || sc.s.Plays(q.To, mention.RoleSince|mention.RoleIn)
}

// totalBefore reports whether "the number of", "the toll" or the like stands
// before the number in its clause.
func (sc *scene) totalBefore(q *mention.Quantity) bool {
	for i := q.From - 1; i >= 0 && i >= q.From-maxTotal; i-- {
		if sc.inQuantity(i, q) {
			return false
		}
		if m, ok := sc.s.Covering(mention.Links, i); ok && m.Entry.Meaning() == "total" {
			return true
		}
		if sc.word(i) == ";" {
			return false
		}
	}
	return false
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

// placeEndsAt reports whether a country or region ends before token i.
func (sc *scene) placeEndsAt(i int) bool {
	for _, p := range sc.places {
		if p.to == i {
			return true
		}
	}
	return false
}
