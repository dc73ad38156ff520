package extract

import (
	"cited/internal/mention"
	"cited/internal/text"
)

// mostBracket is how many tokens a bracket that credits somebody may have, and farBracket
// how many may stand between it and the number.
const (
	mostBracket = 14
	farBracket  = 6
)

// offerBracket offers who stands alone in a bracket behind the number: "at least 70 (Harbour
// Office)", "some 70 men (Lake Institute 2019)".
func (sc *scene) offerBracket(d *draft) {
	open := none
	for i := d.q.To; i < len(sc.s.Tokens) && i <= d.noun.last+farBracket; i++ {
		if sc.word(i) == "(" {
			open = i
			break
		}
		if sc.pause(i) || sc.s.Tokens[i].Class == text.Number {
			return
		}
	}
	if open == none {
		return
	}
	from := sc.pastArticle(open + 1)
	to := from
	for to < len(sc.s.Tokens) && to-from < mostBracket && sc.inName(to) {
		to++
	}
	to = sc.trimName(from, to)
	end, how := sc.bracketEnds(to)
	if from >= to || end == none || !sc.capitalised(from, to) || sc.inSource(from) {
		return
	}
	if _, place := sc.placeAt(from); place && to-from <= 2 {
		return // where they are from
	}
	if sc.onlyCities(from, to) {
		return // where it was
	}
	sc.offerList([]code{{value: sc.name(from, to), rule: "source.bracket", at: sc.bytes(from, to)}}, none, nil)
	c := sc.choices
	c.has("in-bracket", how)
	c.has("in-bracket/away", bucket(open-d.q.To))
	c.has("in-bracket/known", sc.known(from, to))
	kind := "none"
	if m, ok := sc.s.Covering(mention.Sources, to-1); ok {
		kind = m.Entry.Slot("kind")
	} else if _, ok := sc.s.Covering(mention.People, to-1); ok {
		kind = "people"
	} else if _, ok := sc.s.Covering(mention.Groups, from); ok {
		kind = "group"
	}
	c.has("in-bracket/list", kind)
	c.has("in-bracket/words", bucket(to-from))
	c.holds(sc.numberBehind(end), "in-bracket/number")
}

// bracketEnds returns where the bracket ends that goes on at token i behind a name, and with
// what: "alone", a "date", initials or the like behind a comma ("comma"); none where more
// stands in it.
func (sc *scene) bracketEnds(i int) (end int, how string) {
	how = "alone"
	for ; i < len(sc.s.Tokens); i++ {
		t := sc.s.Tokens[i]
		switch w := sc.word(i); {
		case w == ")":
			return i, how
		case how == "date" && (w == ":" || w == ",") && sc.pagesEnd(i+1) != none && sc.word(sc.pagesEnd(i+1)) == ")":
			return sc.pagesEnd(i + 1), how
		case sc.dated(i) || t.Class == text.Number && len(w) == len("2019"):
			how = "date"
		case w == ",":
			if how == "alone" {
				how = "comma"
			}
		case t.Class == text.Letters && t.Shape != text.Lower:
		case how == "date" && (len(w) <= len("pp") || t.Class == text.Number): // "2018, p. 17"
		default:
			return none, ""
		}
	}
	return none, ""
}

// numberBehind reports whether another number follows in the sentence.
func (sc *scene) numberBehind(i int) bool {
	for k := range sc.s.Quantities {
		if sc.s.Quantities[k].From > i {
			return true
		}
	}
	return false
}

// maker returns of the words for an account, and of who made it in a relative clause that
// syntax did not tell from them, who made it: "a tally which the Lake Institute".
func (sc *scene) maker(from, to int) (int, int) {
	for i := from + 1; i+1 < to; i++ {
		if !sc.s.Plays(i, mention.RoleWhich) {
			continue
		}
		m, ok := sc.s.Covering(mention.Sources, i-1)
		behind := sc.pastArticle(i + 1)
		if ok && m.Entry.Slot("kind") == "noun" && behind < to && sc.capitalised(behind, to) {
			return behind, sc.pastName(to)
		}
		return from, i
	}
	return from, to
}

// pastName goes to the end of a name that goes on at token i.
func (sc *scene) pastName(i int) int {
	for sc.capital(i) {
		i++
	}
	return i
}
