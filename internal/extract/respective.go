package extract

import (
	"slices"

	"cited/internal/codebook"
	"cited/internal/mention"
)

// "Oman, Peru and Chad sent 40, 30 and 20 men respectively" gives each land its number, in
// their order.

// respectiveOrigin reads the place that stands where the number does in its own list.
func (sc *scene) respectiveOrigin(d *draft) []code {
	if !sc.saysRespectively() {
		return nil
	}
	at, numbers := sc.rankInList(d.q)
	for to := len(sc.places); to > 0; {
		from := to - 1
		for from > 0 && sc.coordinated(sc.places[from-1], sc.places[from]) {
			from--
		}
		if to-from == numbers && numbers > 1 {
			return sc.codesAt(sc.places[from+at], "origin.respectively")
		}
		to = from
	}
	return nil
}

func (sc *scene) saysRespectively() bool {
	for _, m := range sc.s.List(mention.Links) {
		if m.Entry.Meaning() == "respectively" {
			return true
		}
	}
	return false
}

// rankInList returns where a number stands among those that are joined with it, and how
// many they are.
func (sc *scene) rankInList(q *mention.Quantity) (at, numbers int) {
	for i := range sc.s.Quantities {
		o := &sc.s.Quantities[i]
		if numbers > 0 && !sc.joinedNumbers(&sc.s.Quantities[i-1], o) {
			if o.From > q.From {
				break
			}
			numbers = 0
		}
		if o.From == q.From {
			at = numbers
		}
		numbers++
	}
	return at, numbers
}

// joinedNumbers reports whether nothing but a comma or a conjunction parts two numbers.
func (sc *scene) joinedNumbers(a, b *mention.Quantity) bool {
	for i := a.To; i < b.From; i++ {
		if sc.word(i) != "," && !sc.s.Plays(i, mention.RoleAnd|mention.RoleOr) {
			return false
		}
	}
	return b.From > a.To
}

// "3,000 (Oman), 900 (Peru) and 40 (Chad)" puts behind each number the land whose it is.

// bracketedOrigin reads the land in brackets behind a number, in a list of such numbers of
// people who went somewhere. Where one of the lands is a theatre, the brackets say where they
// went, not where from.
func (sc *scene) bracketedOrigin(d *draft) []code {
	m := d.measure.value
	if !sc.is(m, codebook.ByState) && (!sc.is(m, codebook.Leads|codebook.There) || sc.is(m, codebook.Conflict)) {
		return nil
	}
	own, ok := sc.landBehind(d.q)
	if !ok {
		return nil
	}
	lands := 0
	for i := range sc.s.Quantities {
		if p, ok := sc.landBehind(&sc.s.Quantities[i]); ok {
			if slices.ContainsFunc(p.codes, sc.isTheatre) {
				return nil
			}
			lands++
		}
	}
	if lands < 2 {
		return nil
	}
	return sc.codesAt(own, "origin.label")
}

// landBehind returns the place that stands alone in brackets behind a number.
func (sc *scene) landBehind(q *mention.Quantity) (place, bool) {
	if sc.word(q.To) != "(" {
		return place{}, false
	}
	for _, p := range sc.places {
		if p.from == q.To+1 && sc.word(p.to) == ")" {
			return p, true
		}
	}
	return place{}, false
}
