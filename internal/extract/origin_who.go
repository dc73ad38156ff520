package extract

import (
	"slices"

	"cited/internal/mention"
	"cited/internal/text"
)

// linked reports whether a word of the list of links that means this stands at token i.
func (sc *scene) linked(i int, meaning string) (mention.Match, bool) {
	m, ok := sc.s.Beginning(mention.Links, i)
	return m, ok && m.Entry.Meaning() == meaning
}

// excluded reports whether the word at token i is one that those who are counted are
// not: "non-Syrian fighters".
func (sc *scene) excluded(i int) bool {
	if mention.IsHyphen(sc.word(i - 1)) {
		i--
	}
	_, ok := sc.linked(i-1, "non")
	return ok
}

// foreign tells whether the counted people are from elsewhere and from nowhere in
// particular: "of them" where the noun says it, "of whole" where that of the whole does,
// "before" where the last figure was of such people.
func (sc *scene) foreign(d *draft, before []*draft) string {
	for i := d.q.To; i < d.noun.last+1; i++ {
		if _, ok := sc.linked(i, "foreign"); ok {
			d.foreign = true
		}
		if _, ok := sc.linked(i, "non"); ok && i < d.noun.last {
			d.foreign = true
		}
	}
	switch last := sc.leansOn(before); {
	case d.foreign:
		return "of-them"
	case d.whole != nil && d.whole.foreign:
		d.foreign = d.noun.demonyms == nil
		return "of-whole"
	case last != nil && last.foreign:
		return "before"
	}
	return "no"
}

// beforePredicate is how many tokens may stand between a number and the verb that says
// who they were.
const beforePredicate = 7

// predicateOrigin reads "92 of the 367 were Egyptians", "40 of the rest are French".
func (sc *scene) predicateOrigin(d *draft) []code {
	if sc.behindPart(d.q) {
		return nil
	}
	i := d.q.To
	for ; i < d.q.To+beforePredicate && !sc.s.Plays(i, mention.RoleBe|mention.RoleState); i++ {
		if w := sc.word(i); w == "" || w == ";" || w == ":" || w == "," {
			return nil
		}
	}
	if i == d.q.To+beforePredicate {
		return nil
	}
	for i++; i < d.q.To+beforePredicate+3; i++ {
		if sc.s.Plays(i, mention.RoleNever) {
			return nil
		}
		p, ok := sc.placeAt(i)
		if !ok {
			continue
		}
		if p.role == peopleRole && i == p.from && (plural(sc.folded(p.to-1)) || sc.closes(p.to)) {
			return sc.codesAt(p, "origin.predicate")
		}
		return nil
	}
	return nil
}

// behindPart reports whether a number is the whole behind another one: the 367 of "92
// of the 367".
func (sc *scene) behindPart(q *mention.Quantity) bool {
	i := q.From - 1
	for sc.s.Plays(i, mention.RoleThe|mention.RoleThis) {
		i--
	}
	last := sc.lastBefore(q)
	return sc.s.Plays(i, mention.RoleOf) && last.To > 0 && last.To == i
}

// closes reports whether a clause ends at token i, or goes on with another member.
func (sc *scene) closes(i int) bool {
	switch sc.word(i) {
	case "", ",", ".", ";", ":", ")":
		return true
	}
	return sc.s.Plays(i, mention.RoleAnd|mention.RoleOr)
}

// ownOrigin reads whose people they are where a pronoun points to a state: "the Kyrgyz
// ministry believes that 850 of its citizens went".
func (sc *scene) ownOrigin(d *draft) []code {
	for i := d.q.To; i < d.noun.from; i++ {
		if sc.s.Plays(i, mention.RoleIt|mention.RoleThey) {
			return sc.stateBefore(d.q.From)
		}
	}
	return nil
}

// stateBefore returns the last country that the sentence names before token i, by its
// name, its adjective or its capital.
func (sc *scene) stateBefore(i int) []code {
	var best *place
	for _, list := range [][]place{sc.places, sc.seats} {
		for k := range list {
			p := &list[k]
			if p.to <= i && len(p.codes) == 1 && p.role != toRole && (best == nil || best.from < p.from) {
				best = p
			}
		}
	}
	if best == nil {
		return nil
	}
	return sc.codesAt(*best, "origin.its-own")
}

// findSeats returns the capitals that the sentence names and that stand for no state by
// their place in it. A government goes by the name of its seat: "Jakarta counts 38".
func (sc *scene) findSeats() []place {
	var out []place
	for _, m := range sc.s.List(mention.Countries) {
		if m.Slot != "capital" || len(m.Entry.Means) != 1 || sc.insideGroup(m) || sc.sentFrom(m) {
			continue
		}
		if _, known := sc.placeAt(m.From); known {
			continue
		}
		p := place{Match: m, from: m.From, to: m.To, codes: m.Entry.Means}
		if p.role = sc.roleOf(p, nil); p.role == anyRole {
			p.role = seatRole
		}
		out = append(out, p)
	}
	return out
}

// sentFrom reports whether a name is where a text was sent from, and so says nothing of whom
// it counts: it stands in a dateline, "LONDON, 9 December (Wire) -- ...".
func (sc *scene) sentFrom(m mention.Match) bool {
	if slices.ContainsFunc(sc.s.Periods, func(p mention.Period) bool { return m.To <= p.From && sc.onlyNames(p.From) && sc.dateline(p) }) {
		return true
	}
	if m.From > 0 {
		return false
	}
	switch sc.word(m.To) {
	case "(", "–", "—":
		return true
	case "-":
		return sc.s.Tokens[m.To].Space
	case ",", ":":
		return sc.s.Tokens[0].Shape == text.Caps
	}
	return false
}

// offerSeats offers the countries whose seats of government the sentence names.
func (o *origins) offerSeats() {
	for i := range o.seats {
		p := &o.seats[i]
		o.offer(o.codesAt(*p, "origin.seat"), "seat", "")
		o.describePlace(o.d, p)
		c := o.choices
		c.has("seat/role", c.joined(p.role.String(), where(o.d.q, p.from)))
		c.holds(o.inSource(p.from), "seat/in-source")
		c.holds(p.from == 0 || o.word(p.from-1) == ";" || o.word(p.from-1) == ",", "seat/opens")
		c.holds(o.word(p.to) == ":" || o.word(p.to) == ",", "seat/parted")
	}
}
