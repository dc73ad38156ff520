package extract

import (
	"slices"
	"strings"

	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// plainDigits reports whether a number is digits and nothing else, without a modifier.
func (sc *scene) plainDigits(q *mention.Quantity) bool {
	return q.Digits && !q.Share && q.To == q.From+1 && strings.Trim(sc.word(q.From), "0123456789") == ""
}

// inUnitName reports whether a number is part of the name of a unit, a camp, a room, a route or
// the like: "Branch 235", "Flight 812". A noun that it counts speaks
// against it, and so does a word without a capital: "in the battalion 500 were killed".
func (sc *scene) inUnitName(q *mention.Quantity) bool {
	if q.Label == nil || !sc.plainDigits(q) {
		return false
	}
	m, ok := sc.s.Ending(mention.Labels, q.From)
	if !ok || !sc.capital(m.From) {
		return false
	}
	if singular(sc.folded(m.To-1)) != sc.folded(m.To-1) || m.Entry.Meaning() == "timelabel" && !sc.trooped(m) {
		return false
	}
	next, counts := sc.s.Beginning(mention.People, q.To)
	return !counts || singular(sc.folded(next.To-1)) == sc.folded(next.To-1)
}

// trooped reports whether a label is one of troops and not of time.
func (sc *scene) trooped(m mention.Match) bool {
	l, ok := sc.s.Beginning(mention.Links, m.From)
	return ok && l.Entry.Meaning() == "unit"
}

// residents reports whether a number says how many live in a town or country, which is no
// figure; in a camp it is one, and so is that of fighters, wherever they are.
func (sc *scene) residents(q *mention.Quantity) bool {
	if q.Share || sc.ofCamp() {
		return false
	}
	if m, ok := sc.s.Beginning(mention.People, q.To); ok && sc.are(sc.classOf(m.Entry), codebook.Conflict) {
		return false
	}
	if m, ok := sc.s.Ending(mention.Labels, q.From); ok && m.Entry.Meaning() == "residents" {
		return true
	}
	if sc.s.Plays(q.From-1, mention.RoleWith) && sc.oneOf(q.To, "inhabitants", "souls") {
		return true
	}
	for _, m := range sc.s.List(mention.Labels) { // "the population of the town fell from 70,000 to 9,000"
		if m.Entry.Meaning() == "residents" && m.To < q.From && sc.onlyChanges(m.To, q) {
			return true
		}
	}
	return false
}

// onlyChanges reports whether a word of change, and no pause, number of something else or
// word of a measure, stands between token i and a number.
func (sc *scene) onlyChanges(i int, q *mention.Quantity) bool {
	changed := false
	for ; i < q.From; i++ {
		if sc.pause(i) || sc.inList(mention.Measures, i) || sc.inList(mention.People, i) {
			return false
		}
		changed = changed || sc.inList(mention.Changes, i)
	}
	return changed
}

// ofCamp reports whether the sentence is about a camp or the like, whose people are counted.
func (sc *scene) ofCamp() bool {
	for _, list := range []mention.List{mention.Units, mention.Measures, mention.People} {
		for _, m := range sc.s.List(list) {
			if w := sc.folded(m.To - 1); strings.HasPrefix(w, "displace") || strings.HasPrefix(w, "refugee") {
				return true
			}
		}
	}
	for i := range sc.s.Tokens {
		if sc.oneOf(i, "camp", "camps", "prison", "detention") {
			return true
		}
	}
	return false
}

// hour reports whether four digits tell the time of the day: "0430", "at 1530 the toll", "at
// 1530 hours".
func (sc *scene) hour(q *mention.Quantity) bool {
	w := sc.word(q.From)
	if !sc.plainDigits(q) || len(w) != len("0430") || w[:2] > "24" || w[2:] > "59" {
		return false
	}
	if w[0] == '0' {
		return true
	}
	if !sc.oneOf(q.From-1, "at", "by", "until", "around") {
		return false
	}
	if sc.oneOf(q.To, "hrs", "hours", "gmt", "utc", "local") {
		return true
	}
	return sc.oneOf(q.From-1, "at") && (q.From == 1 || sc.pause(q.From-2)) && (sc.word(q.To) == "," || sc.s.Plays(q.To, mention.RoleThe|mention.RoleA|mention.RoleHe))
}

// fewestYears is how old somebody is at least whose age stands behind the name.
const fewestYears = 3

// ageBehind reports whether a number in brackets is the age of who stands before them: "Ada
// L. (29)", "a woman (42)", "two brothers, Karim (22) and Yassine (25)".
func (sc *scene) ageBehind(q *mention.Quantity) bool {
	if !sc.bracketed(q) {
		return false
	}
	i := q.From - 2
	if sc.word(i) == "." && i > 1 && sc.capital(i-1) && len(sc.word(i-1)) == 1 && sc.capital(i-2) {
		return true // Ada L.
	}
	if m, ok := sc.s.Ending(mention.People, i+1); ok {
		return sc.s.Plays(m.From-1, mention.RoleA) && singular(sc.folded(i)) == sc.folded(i) && !plural(sc.folded(i))
	}
	return sc.capital(i) && sc.namedOnes(q)
}

// bracketed reports whether a number that may be an age stands alone in brackets.
func (sc *scene) bracketed(q *mention.Quantity) bool {
	years, exact := q.Point()
	return exact && sc.plainDigits(q) && years >= fewestYears && years <= 110 && sc.word(q.From-1) == "(" && sc.word(q.To) == ")"
}

// namedOnes reports whether a number stands behind one of so many names as the noun of people
// before them counts.
func (sc *scene) namedOnes(q *mention.Quantity) bool {
	first := slices.IndexFunc(sc.s.Quantities, func(o mention.Quantity) bool { return sc.bracketed(&o) })
	if first < 1 {
		return false
	}
	n, count := 0, &sc.s.Quantities[first-1]
	from := count.To
	for i := first; i < len(sc.s.Quantities) && sc.bracketed(&sc.s.Quantities[i]); i++ {
		o := &sc.s.Quantities[i]
		if !sc.onlyNamed(from, o.From-1) {
			break
		}
		n, from = n+1, o.To+1
		if _, place := sc.placeAt(o.From - 2); place {
			return false
		}
	}
	all, exact := count.Point()
	m, people := sc.s.Beginning(mention.People, count.To)
	return exact && people && sc.pause(m.To) && int(all) == n && q.From < from
}

// onlyNamed reports whether nothing but nouns of people, names and what joins them stands
// between two tokens.
func (sc *scene) onlyNamed(from, to int) bool {
	for i := from; i < to; i++ {
		if t := sc.s.Tokens[i]; t.Class == text.Number || t.Class == text.Letters && t.Shape == text.Lower && !sc.s.Plays(i, mention.RoleAnd) && !sc.inList(mention.People, i) {
			return false
		}
	}
	return to > from
}
