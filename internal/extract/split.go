package extract

import "cited/internal/mention"

// mostVerb is how many tokens of a phrase may stand before the number that it encloses.
const mostVerb = 3

// offerSplit offers the measure of a phrase that encloses what the number counts: "brought
// 20 women and 40 children home", "took 12 prisoner". A list finds words that stand
// together only.
func (sc *scene) offerSplit(d *draft, before []*draft) {
	from, to := sc.enclosed(d, before)
	if sc.s.Plays(from-1, mention.RoleAnd|mention.RoleOr) { // "nine dead and 20 hurt" are not "dead and hurt"
		return
	}
	for i := from - 1; i >= max(0, from-mostVerb); i-- {
		if sc.pause(i) {
			return
		}
		m, ok := sc.s.Around(mention.Measures, i, from, to)
		if !ok || m.Slot == "not" || m.To == to+1 && sc.s.Plays(to, mention.RoleIn|mention.RoleBy) {
			continue
		}
		says, side := sc.says(m.Entry), m.Entry.Slot("side")
		if side == subject.String() {
			says, side = sc.b.moved[m.Entry], object.String()
		}
		if says == "" || !sc.canCount(d, says) {
			continue
		}
		c := sc.choices
		m.To = i + 1
		c.offer(sc.codeOf(says, m.Entry.ID, m), none)
		strength := m.Entry.Slot("strength")
		c.has("split", strength)
		c.has("cue", strength)
		c.has("means", says)
		c.has("before", bucket(0))
		c.has("before/side", side)
		for _, name := range [...]string{"numbers", "commas", "breaks", "tree/rank", "tree/taken", "steps"} {
			c.has(name, bucket(0))
		}
		c.has("bond", object.String())
		c.has("bond/strength", object.String()+strength)
		c.has("bond/"+side, object.String())
		c.has("same-clause", "")
		return
	}
}

// enclosed returns the tokens of what a number counts, together with the numbers that
// are listed with it.
func (sc *scene) enclosed(d *draft, before []*draft) (from, to int) {
	from, to = d.q.From, d.noun.last
	for i := len(before) - 1; i >= 0 && sc.joins(before[i].noun.last, from); i-- {
		from = before[i].q.From
	}
	for k := range sc.s.Quantities {
		if q := &sc.s.Quantities[k]; q.From >= to && sc.joins(to, q.From) {
			to = sc.nounOf(q).last
		}
	}
	for from > 0 && (sc.s.Plays(from-1, mention.RoleThe|mention.RoleA|mention.RoleSome)) {
		from--
	}
	return from, to
}

// joins reports whether only a conjunction or a comma stands between two tokens.
func (sc *scene) joins(from, to int) bool {
	for i := from; i < to; i++ {
		if sc.word(i) != "," && !sc.s.Plays(i, mention.RoleAnd) {
			return false
		}
	}
	return to-from <= 2
}

// barred reports whether a cue right before a number is none together with the noun behind
// it: "the register holds 47 names" holds nobody.
func (sc *scene) barred(d *draft, m mention.Match) bool {
	if m.To != d.q.From || d.noun.to == 0 {
		return false
	}
	n, ok := sc.s.Around(mention.Measures, m.From, d.q.From, d.noun.from)
	return ok && n.Slot == "not" && n.Entry == m.Entry
}
