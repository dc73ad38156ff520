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
	to = sc.listEnd(to)
	for from > 0 && (sc.s.Plays(from-1, mention.RoleThe|mention.RoleA|mention.RoleSome)) {
		from--
	}
	return from, to
}

// listEnd returns where the list of numbers ends that goes on from token i: "30 women, 12 men
// and 4 children". What is known of the end of a list is kept: each of its numbers asks.
func (sc *scene) listEnd(i int) int {
	if end, ok := sc.lists[i]; ok {
		return end
	}
	starts := []int{i}
	end := i
	for k := sc.quantityFrom(i); k < len(sc.s.Quantities) && sc.joins(end, sc.s.Quantities[k].From); k = sc.quantityFrom(end) {
		end = sc.nounOf(&sc.s.Quantities[k]).last
		if known, ok := sc.lists[end]; ok {
			end = known
			break
		}
		starts = append(starts, end)
	}
	if sc.lists == nil {
		sc.lists = map[int]int{}
	}
	for _, at := range starts {
		sc.lists[at] = end
	}
	return end
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
