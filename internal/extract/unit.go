package extract

import (
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// unit is an armed group of no list, by its name: words with a capital of which the
// last says what kind of troop it is ("Harbour Brigade"), or the first with what
// follows ("Army of the North").
type unit struct {
	mention.Match
	name string
}

// mostName is how many words a name of a group may have before what it is.
const mostName = 6

// findUnits returns the groups of no list that the sentence names.
func (sc *scene) findUnits() []unit {
	var out []unit
	for _, m := range sc.s.List(mention.Links) {
		if m.Entry.Meaning() != "unit" || !sc.capital(m.From) {
			continue
		}
		from, to := sc.nameBefore(m.From), m.To
		if from == m.From {
			to = sc.nameBehind(m.To)
		}
		if to-from < 2 || sc.ofState(from, m.From) || sc.covered(from, to) {
			continue
		}
		if n := len(out); n > 0 && from < out[n-1].To {
			out = out[:n-1]
		}
		out = append(out, unit{mention.Match{Entry: m.Entry, From: from, To: to}, sc.s.Word(from, to)})
	}
	return out
}

// capital reports whether a word with a capital stands at token i.
func (sc *scene) capital(i int) bool {
	return i >= 0 && i < len(sc.s.Tokens) && sc.s.Tokens[i].Class == text.Letters && sc.s.Tokens[i].Shape != text.Lower
}

// nameBefore returns where the words with a capital begin that end before token i.
func (sc *scene) nameBefore(i int) int {
	from := i
	for k := i - 1; k >= 0 && k >= i-mostName; k-- {
		switch {
		case sc.capital(k) && !sc.s.Plays(k, mention.RoleThe|mention.RoleA|mention.RoleThis):
			from = k
		case !strings.Contains("-'’/", sc.word(k)):
			return from
		}
	}
	return from
}

// nameBehind returns where a name ends that goes on behind token i with "of" or "for".
func (sc *scene) nameBehind(i int) int {
	if !sc.s.Plays(i, mention.RoleOf|mention.RoleWithin) {
		return i
	}
	k := sc.pastArticle(i + 1)
	to := i
	for ; sc.capital(k); k++ {
		to = k + 1
	}
	return to
}

// ofState reports whether only the adjective of a country stands before what kind of
// troop it is: the army of a state is no armed group.
func (sc *scene) ofState(from, to int) bool {
	m, ok := sc.demonymEnding(to)
	return ok && m.From <= from
}

// covered reports whether a listed group or a source stands in a stretch.
func (sc *scene) covered(from, to int) bool {
	for i := from; i < to; i++ {
		if _, ok := sc.s.Covering(mention.Groups, i); ok || sc.inSource(i) {
			return true
		}
	}
	return false
}
