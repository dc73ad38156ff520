package extract

import (
	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// byOrder links by the order of words: the nearest cue in the clause, the noun
// behind the number, the heading above. It knows no grammar.
type byOrder struct{}

// link reads the figures of a sentence from left to right, so that a part can
// take from its whole.
func (byOrder) link(sc *scene) []*draft {
	sc.sources = sc.findSources()
	sc.places = sc.findPlaces()
	var out []*draft
	for i := range sc.s.Quantities {
		q := &sc.s.Quantities[i]
		if q.Money || q.Label != nil && q.Label.Meaning() == "age" {
			continue
		}
		own := *q
		d := &draft{q: &own, index: i, noun: sc.nounOf(q)}
		if !sc.counts(d, out) {
			continue
		}
		sc.doubt(d, out)
		sc.coordinate(d, out)
		sc.fill(d, out)
		out = append(out, d)
	}
	return out
}

// doubt notes whether a number without a noun depends on a doubtful one before it,
// and lifts the doubt from a whole of which a part is certain.
func (sc *scene) doubt(d *draft, before []*draft) {
	n := len(before)
	if n == 0 || d.doubtful {
		return
	}
	if _, ok := sc.sureCue(d); ok {
		if sc.wholeOf(d, before) == before[n-1] {
			before[n-1].doubtful = false
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
	d.whole = sc.wholeOf(d, before)
	sc.nameCounted(d, before)
	sc.linkMeasure(d, before)
	sc.linkOrigin(d, before)
	sc.linkTheatre(d, before)
	sc.linkPlace(d)
	sc.linkGroup(d, before)
	sc.linkSegment(d)
	sc.linkTime(d, before)
	sc.linkSource(d, before)
	sc.linkStance(d)
	sc.linkBasis(d)
	sc.classify(d)
}

// counts reports whether a quantity counts people: by its noun, by a verb that
// people do or suffer, or by standing in a list of such numbers.
func (sc *scene) counts(d *draft, before []*draft) bool {
	q, n := d.q, d.noun
	if q.HasLow && q.Low == 1 && q.HasHigh && q.High == 1 && !q.Share {
		return n.people && len(before) > 0 && sc.listed(before[len(before)-1].q, q)
	}
	if n.people {
		return (q.Label == nil || !q.Digits || q.Label.Meaning() == "timelabel") && sc.relevant(d, before)
	}
	if q.Label != nil {
		return false
	}
	if !n.bare {
		return sc.unlisted(d)
	}
	return sc.bareCounts(d, before)
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
	return ok && sc.is(m.Entry.Meaning(), codebook.Conflict)
}

// unlisted reports whether a noun of no list is one of people: the sentence says
// of it, right beside it, what is said of people only ("arrested 14 brigaders").
func (sc *scene) unlisted(d *draft) bool {
	n := &d.noun
	if n.entry != nil || n.to == 0 || d.q.Share {
		return false
	}
	m, score, ok := sc.scoredCue(d)
	if !ok || m.Slot == "measure" || sc.is(m.Entry.Meaning(), codebook.Rest) || m.Entry.Slot("strength") != "3" || score < cueOfPeople {
		return false
	}
	n.people, n.class, n.rule = true, sc.r.class, "counted.by-its-verb"
	return true
}

// cueOfPeople is the score from which a cue makes an unlisted noun one of people.
const cueOfPeople = 5.0

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
func (sc *scene) relevant(d *draft, before []*draft) bool {
	if sc.are(d.noun.class, codebook.Certain) || d.noun.entry != nil && d.noun.entry.Slot("measure") != "" {
		return true
	}
	vague := sc.are(d.noun.class, codebook.Vague)
	m, sure := sc.sureCue(d)
	if sure && (sc.is(m.Entry.Meaning(), codebook.Conflict) || !vague) || sc.matter >= certainMatter && !vague {
		return true
	}
	if n := len(before); n > 0 && (d.noun.part || sc.listed(before[n-1].q, d.q)) {
		d.doubtful = before[n-1].doubtful
		return true
	}
	d.doubtful = true
	return m.Entry != nil || !vague
}

// sureCue returns the best cue, the zero match if there is none, and whether it
// says the measure also in a document that has not spoken of fighters.
func (sc *scene) sureCue(d *draft) (mention.Match, bool) {
	m, score, ok := sc.scoredCue(d)
	return m, ok && m.Entry.Slot("strength") != "1" && score > cueElsewhere
}

// cueElsewhere is the score that a cue needs in a document that has not spoken of
// fighters.
const cueElsewhere = 0.0

// bareCounts decides for a number without a noun.
func (sc *scene) bareCounts(d *draft, before []*draft) bool {
	q := d.q
	_, score, cue := sc.scoredCue(d)
	switch {
	case d.noun.part && (len(before) > 0 || len(sc.para.figures) > 0 || sc.relative(d.noun.last)):
		return true
	case sc.s.Plays(q.To, mention.RoleWho) || sc.objectOfVerb(q) || sc.ofTheDead(q):
		return true
	case sc.changed(q):
		return sc.peopleNear()
	case q.Share && sc.partOfNext(d):
		return true
	case q.Share && sc.inBracket(q.From) && len(before) > 0:
		return !sc.growth(q)
	case sc.itemLabel(q) || sc.thereAre(q) || sc.saidNumber(q):
		return sc.peopleNear()
	case sc.s.Is(q.From-1, "(") && sc.placeEndsAt(q.From-1):
		return sc.peopleNear() || len(before) > 0
	case q.Share:
		return !sc.growth(q) && (cue || d.noun.part || sc.verbal(q.To)) && (len(before) > 0 || sc.peopleNear())
	case sc.saysWhat(q):
		d.noun = sc.predicate(d.noun, q)
		return len(before) > 0 || sc.peopleNear()
	case sc.fromPlace(q) || sc.outOf(q) || sc.wholeOfShare(q, before) || sc.answers(q):
		return len(before) > 0 || sc.peopleNear()
	case len(before) > 0 && sc.listed(before[len(before)-1].q, q):
		return true
	case sc.totalBefore(q) && sc.peopleNear():
		return true
	}
	return cue && (sc.verbNear(q) || score > cueBare && sc.peopleNear() && q.Modifier != cited.Vague)
}

// cueBare is the score of a cue from which a number without a noun is taken to
// count people.
const cueBare = 2.5

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
			d.of = code{value: sc.s.Word(o.From, o.To), rule: "of.next", at: sc.bytes(o.From, o.To)}
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
		if !sc.are(m.Entry.Meaning(), codebook.Vague) {
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
