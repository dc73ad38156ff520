package extract

import "cited/internal/mention"

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
