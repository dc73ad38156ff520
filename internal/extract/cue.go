package extract

import (
	"strings"

	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// cue is the words of a measure that a number most likely belongs to.
type cue struct {
	mention.Match
	tied bool // the sentence ties them together
}

// bestCue returns the cue of the sentence that the weights of measures prefer for a
// number, the zero cue if there is none.
func (sc *scene) bestCue(d *draft) cue {
	c, model := sc.choices, sc.r.models["measure"]
	c.begin()
	ties := sc.offerCues(d)
	sc.spell(d)
	c.weigh(model)
	best := c.top()
	if best == none {
		return cue{}
	}
	found := cue{Match: sc.s.List(mention.Measures)[c.options[best].cue]}
	if sc.t != nil {
		_, found.tied = ties[sc.t.Top(found.From, found.To)]
	}
	return found
}

// sure reports whether a cue says what a number counts also in a text that has not
// spoken of fighters.
func (c cue) sure() bool { return c.Entry != nil && c.tied && c.Entry.Slot("strength") != "1" }

// offerCues offers the measures of the cues in the sentence, and returns what ties
// the number to words.
func (sc *scene) offerCues(d *draft) bonds {
	c, anchor := sc.choices, sc.anchor(d)
	var ties bonds
	if sc.t != nil {
		ties = sc.t.bondsOf(anchor)
	}
	limit, isWhole := sc.cueLimit(d), sc.ofBefore(d.q) != none
	for i, m := range sc.s.List(mention.Measures) {
		if m.From >= limit && (isWhole || !sc.ownPredicate(m, ties)) {
			continue
		}
		if m.From < d.q.To && m.To > d.q.From || d.noun.to > 0 && m.From >= d.noun.from && m.To <= d.noun.to {
			continue
		}
		says, side := sc.saysOf(d, m, ties)
		if sc.namesThing(m) || says == "" || d.book != nil && !sc.canCount(d, says) || sc.barred(d, m) {
			continue
		}
		c.offer(sc.codeOf(says, m.Entry.ID, m), i)
		c.has("cue", m.Entry.Slot("strength"))
		c.has("means", says)
		c.has("cue-entry", m.Entry.Name)
		sc.describeCue(d, i, side, anchor, ties)
	}
	return ties
}

// namesThing reports whether words of a measure are a noun for things that a codebook
// counts, and no verb: "houses burnt", not "the town houses 40 families".
func (sc *scene) namesThing(m mention.Match) bool {
	if u, ok := sc.s.Beginning(mention.Units, m.From); !ok || u.To != m.To || !sc.isThing(singular(text.Fold(sc.s.Word(m.From, m.To)))) {
		return false
	}
	return sc.t == nil || sc.t.Words[sc.t.Top(m.From, m.To)].UPOS != "VERB"
}

// ownPredicate reports whether a cue is what a number is the subject of, whatever stands
// between them: "ten suspects, among them two women, were arrested".
func (sc *scene) ownPredicate(m mention.Match, ties bonds) bool {
	if sc.t == nil {
		return false
	}
	is, ok := ties[sc.t.Top(m.From, m.To)]
	return ok && is.steps == 0 && !is.relative && (is.part == subject || is.part == patient)
}

// saysOf returns what a cue says of the people whom a number counts, and what they are
// to it: those who returned came back, those whom a state returned were brought home.
func (sc *scene) saysOf(d *draft, m mention.Match, ties bonds) (measure, side string) {
	if moved := sc.b.moved[m.Entry]; moved != "" && sc.t != nil {
		if is := ties[sc.t.Top(m.From, m.To)]; is.part == object && m.From < d.q.From && sc.t.Child(sc.t.Top(m.From, m.To), "nsubj") != none || is.part == patient && !is.relative && sc.passive(m.From) {
			return moved, object.String()
		}
	}
	return sc.says(m.Entry), m.Entry.Slot("side")
}

// describeCue says how the i-th cue stands to a number, which is on this side of it.
func (sc *scene) describeCue(d *draft, i int, side string, anchor int, ties bonds) {
	c, m := sc.choices, sc.s.List(mention.Measures)[i]
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
	if n, ok := sc.s.Beginning(mention.Measures, d.q.To); ok && d.noun.to == 0 { // "300 dead and 2,700 wounded"
		touch := "other"
		if n.From == m.From {
			touch = m.Entry.Slot("strength")
		}
		c.has("touch", touch)
	}
	sc.describeLayout(d, m, where)
	if sc.t != nil {
		sc.describeTie(d, i, side, anchor, ties)
	}
}

// describeTie says how the i-th cue stands to a number in the tree.
func (sc *scene) describeTie(d *draft, i int, side string, anchor int, ties bonds) {
	c, m := sc.choices, sc.s.List(mention.Measures)[i]
	top := sc.t.Top(m.From, m.To)
	cues := sc.cuesFar(anchor)
	far := cues[i]
	c.has("tree", bucket(far))
	c.has("tree/rank", bucket(nearer(cues, far)))
	c.has("tree/taken", bucket(sc.nearerNumbers(d, i, far)))
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
	sc.describeOwner(d, top, side, is, tied)
	c.has("path", sc.t.Path(anchor, top))
	c.has("tag", sc.t.Words[top].XPOS)
	if sc.denied(top) {
		c.has("denied", sc.says(m.Entry))
	}
	c.holds(sc.t.Predicate(anchor) == sc.t.Predicate(top), "same-clause")
	c.holds(sc.t.Under(top, anchor), "inside")
}

// reach is how far words of a sentence are from each other in its tree. All options
// of all numbers ask for it, so that it is kept.
type reach struct {
	anchor  int     // the word that cues is about
	cues    []int   // by cue
	numbers [][]int // by cue, by number; nil for cues that nobody asked for
}

// cuesFar returns how far the cues are from a word.
func (sc *scene) cuesFar(anchor int) []int {
	r, list := &sc.reach, sc.s.List(mention.Measures)
	if r.anchor == anchor && len(r.cues) == len(list) {
		return r.cues
	}
	r.anchor, r.cues = anchor, r.cues[:0]
	for _, m := range list {
		r.cues = append(r.cues, sc.t.Distance(anchor, sc.t.Top(m.From, m.To)))
	}
	return r.cues
}

// numbersFar returns how far the numbers are from the i-th cue.
func (sc *scene) numbersFar(i int) []int {
	r, list := &sc.reach, sc.s.List(mention.Measures)
	if r.numbers == nil {
		r.numbers = make([][]int, len(list))
	}
	if r.numbers[i] == nil {
		cue := sc.t.Top(list[i].From, list[i].To)
		r.numbers[i] = make([]int, len(sc.s.Quantities))
		for k := range sc.s.Quantities {
			q := &sc.s.Quantities[k]
			r.numbers[i][k] = sc.t.Distance(sc.t.Top(q.CoreFrom, q.CoreTo), cue)
		}
	}
	return r.numbers[i]
}

// nearer counts the distances under far.
func nearer(distances []int, far int) int {
	n := 0
	for _, o := range distances {
		if o < far {
			n++
		}
	}
	return n
}

// nearerNumbers counts the other numbers that are nearer to the i-th cue in the tree.
func (sc *scene) nearerNumbers(d *draft, i, far int) int {
	n := 0
	for k, o := range sc.numbersFar(i) {
		if q := &sc.s.Quantities[k]; o < far && q.From != d.q.From && !q.Money {
			n++
		}
	}
	return n
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
// "Of 60 recruits," and "a third of the 125" the verb is the part's, but what is said of the
// 125 themselves, "who were arrested", is not.
func (sc *scene) cueLimit(d *draft) int {
	i := sc.ofBefore(d.q)
	if i == none {
		return sc.partsFrom(d)
	}
	opens := i == 0 || sc.pause(i-1)
	if opens {
		end := sc.nextNumber(d.q)
		for k := d.noun.last; k < end; k++ {
			if sc.pause(k) {
				return k
			}
		}
		return end
	}
	if sc.inQuantity(i-1, d.q) {
		return max(d.noun.last, sc.relativesEnd(d), sc.nominalEnd(d))
	}
	return len(sc.s.Tokens)
}

// ofBefore returns the token at which "of" or "out of" before a number begins, none if there
// is none.
func (sc *scene) ofBefore(q *mention.Quantity) int {
	i := q.From - 1
	for i >= 0 && sc.s.Plays(i, mention.RoleThe|mention.RoleThis|mention.RoleSome) {
		i--
	}
	switch {
	case !sc.s.Plays(i, mention.RoleOf):
		return none
	case sc.s.Plays(i-1, mention.RoleOut):
		return i - 1
	}
	return i
}

// relativesEnd returns the token behind the relative clauses of what a number counts, or of
// a number without a noun: "of the 30 who came back"; 0 if it has none.
func (sc *scene) relativesEnd(d *draft) int {
	end := 0
	if sc.t == nil {
		return end
	}
	for verb, is := range sc.t.bondsOf(sc.anchor(d)) {
		if !is.relative || is.part == modifier {
			continue
		}
		for w := range sc.t.Places {
			if sc.t.Under(w, verb) {
				end = max(end, sc.t.Places[w].To)
			}
		}
	}
	return end
}

// nominalEnd returns the token behind words that follow right on what a number counts and are
// no predicate of it, 0 if there are none: a participle, "one of the 14 men convicted was a
// priest", or what stands for the noun, "six of the 258 dead".
func (sc *scene) nominalEnd(d *draft) int {
	m, ok := sc.s.Beginning(mention.Measures, d.noun.last)
	if !ok || sc.t == nil {
		return 0
	}
	switch tag := sc.t.Words[sc.t.Top(m.From, m.To)].XPOS; {
	case tag == "VBN", d.noun.to == 0 && (tag == "JJ" || tag == "VBG" || strings.HasPrefix(tag, "NN")):
		return m.To
	}
	return 0
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
