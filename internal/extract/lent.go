package extract

import (
	"cited/internal/codebook"
	"cited/internal/mention"
)

// longestRow is how many verbs with numbers of their own may stand in a row before the noun
// that all of them share.
const longestRow = 4

// lentNoun returns the noun that a number shares with one that follows, where both are
// objects of verbs in a row: "destroyed 1,120 and damaged 8,300 homes".
func (sc *scene) lentNoun(q *mention.Quantity) (noun, bool) {
	first, ok := sc.actEnding(q.From)
	if !ok || q.Share {
		return noun{}, false
	}
	next := q
	for range longestRow {
		if next, ok = sc.nextInRow(next); !ok {
			return noun{}, false
		}
		n, ok := sc.nounBehind(next)
		if !ok {
			continue
		}
		if sc.actOnThings(first) != n.thing {
			return noun{}, false // what burnt 40 and killed 12 people burnt no people
		}
		n.from, n.to, n.last, n.demonyms = 0, 0, q.To, nil
		return n, true
	}
	return noun{}, false
}

// nounBehind returns the noun that stands behind a number.
func (sc *scene) nounBehind(q *mention.Quantity) (noun, bool) {
	n := sc.walk(q, noun{bare: true, last: q.To}, q.To)
	return n, n.people
}

// nextInRow returns the number that is the object of the next verb of a row: nothing stands
// between the two but a conjunction and that verb.
func (sc *scene) nextInRow(q *mention.Quantity) (*mention.Quantity, bool) {
	i := q.To
	for i < len(sc.s.Tokens) && (sc.word(i) == "," || sc.s.Plays(i, mention.RoleAnd|mention.RoleOr)) {
		i++
	}
	m, ok := sc.s.Beginning(mention.Measures, i)
	if !ok || i == q.To || m.Slot == "not" {
		return nil, false
	}
	next := sc.quantityOver(m.To, nil)
	return next, next != nil && next.From == m.To && !next.Share && m.Entry.Slot("side") != subject.String()
}

// actEnding returns the verb of a measure that ends before token i.
func (sc *scene) actEnding(i int) (mention.Match, bool) {
	m, ok := sc.s.Covering(mention.Measures, i-1)
	return m, ok && m.To == i && m.Slot != "not" && sc.says(m.Entry) != "" && !sc.is(sc.says(m.Entry), codebook.Rest)
}

// actOnThings reports whether a cue says what a codebook counts things for.
func (sc *scene) actOnThings(m mention.Match) bool {
	for _, b := range sc.r.books {
		if b.ofThings[b.measures[m.Entry]] {
			return true
		}
	}
	return false
}
