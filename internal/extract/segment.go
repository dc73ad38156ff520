package extract

import (
	"slices"

	"cited/internal/codebook"
	"cited/internal/gazetteer"
	"cited/internal/mention"
	"cited/internal/text"
)

// linkSegment gives the trait that narrows the population: the noun's own, or one
// named between the number and the next.
func (sc *scene) linkSegment(d *draft) {
	seen := map[string]bool{}
	add := func(value, rule string, m mention.Match) {
		if value != "" && !seen[value] {
			seen[value] = true
			d.segment = append(d.segment, sc.codeOf(value, rule, m))
		}
	}
	if e := d.noun.entry; e != nil && d.noun.to > 0 {
		for _, trait := range e.Slots["segment"] {
			add(trait, e.ID, mention.Match{From: d.noun.from, To: d.noun.to})
		}
	}
	if d.noun.to == 0 || d.q.Share && sc.makesUpAt(d.q) {
		sc.inheritTraits(d, seen)
	}
	if n := &d.noun; n.to > 0 && sc.s.Plays(n.to, mention.RoleAnd) { // "women and children"
		if m, ok := sc.s.Beginning(mention.People, n.to+1); ok && n.entry != nil && n.entry.Slot("segment") != "" {
			add(m.Entry.Slot("segment"), m.Entry.ID, m)
		}
	}
	for _, m := range sc.s.List(mention.Segments) {
		if d.noun.to > 0 && m.From >= d.noun.from && m.To <= d.noun.to {
			continue // the head noun itself narrows nothing
		}
		if m.From >= d.q.To && m.From < min(sc.nextNumber(d.q), d.q.To+farFromNumber) && !sc.barrier(d.q.To, m.From) {
			add(m.Entry.Meaning(), m.Entry.ID, m)
		}
	}
}

// narrowByTown narrows those who went from a country to those who went from one of its towns:
// "of the 22 who left from Odense". What names the town as the place says it already.
func (sc *scene) narrowByTown(d *draft) {
	if len(d.place) > 0 || len(d.origin) != 1 || !sc.is(d.measure.value, codebook.Leads) {
		return
	}
	for _, s := range sc.sites {
		behind := s.from > d.q.To && s.from < min(sc.nextNumber(d.q), d.q.To+farFromNumber) && !sc.barrier(d.q.To, s.from)
		if behind && s.country == "" && sc.s.Plays(s.from-1, mention.RoleFrom) && sc.townOf(s, d.origin[0].value) {
			d.segment = append(d.segment, code{value: text.Plain(sc.s.Word(s.from-1, s.to)), rule: "segment.town", at: sc.bytes(s.from-1, s.to)})
			return
		}
	}
}

// farFromNumber is how many tokens behind a number words may stand that narrow whom it counts.
const farFromNumber = 12

// townOf reports whether the likeliest place of a name lies in a country.
func (sc *scene) townOf(s site, country string) bool {
	places := gazetteer.Places(s.places)
	return len(places) > 0 && places[0].Country == country
}

// dropSaid drops the traits that are what says the measure, which narrows nothing: "900
// were displaced".
func (sc *scene) dropSaid(d *draft) {
	if d.cue.To == 0 {
		return
	}
	said := sc.bytes(d.cue.From, d.cue.To)
	d.segment = slices.DeleteFunc(d.segment, func(c code) bool { return c.at.Start < said.End && said.Start < c.at.End })
}

// inheritTraits takes over the traits of a part's whole, where the part has no noun of its
// own, and those of the subject of which a share is told.
func (sc *scene) inheritTraits(d *draft, seen map[string]bool) {
	take := func(v code) {
		if !seen[v.value] {
			seen[v.value] = true
			d.segment = append(d.segment, v)
		}
	}
	if n, ok := sc.makesUp(d.q); ok {
		for _, trait := range n.entry.Slots["segment"] {
			take(code{value: trait, rule: n.entry.ID})
		}
	}
}
