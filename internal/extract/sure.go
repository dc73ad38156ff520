package extract

import (
	"slices"
	"strings"

	"cited/internal/mention"
)

// reckoned returns whose a number is by the words that lead to it: "the ministry's estimate is 900", and
// behind such words "the army's was 400". It is nil where they do not tell.
func (sc *scene) reckoned(d *draft, before []*draft) []code {
	if sc.t == nil || sc.tabled {
		return nil
	}
	if n := len(before); n > 0 && len(before[n-1].source) == 1 && before[n-1].source[0].rule == "source.owner" {
		return sc.gappedOwner(d)
	}
	for p := sc.t.Top(d.q.CoreFrom, d.q.CoreTo); p != none; p = sc.t.Head(p) {
		if sc.t.Child(p, "cop") == none {
			if !sc.t.Is(p, "nummod") {
				break
			}
			continue
		}
		s := sc.t.Child(p, "nsubj")
		if s == none || !sc.reckoning(sc.t.Places[s].From) || sc.t.Places[s].From > d.q.From {
			break
		}
		if w := sc.t.Child(s, "nmod:poss"); w != none {
			from, to := sc.nominal(w)
			return sc.ownerCode(from, to)
		}
		break
	}
	return nil
}

// reckoning reports whether token i names a number as somebody has it: a noun that is also a verb of
// saying, "estimate", "count", "claim".
func (sc *scene) reckoning(i int) bool {
	m, ok := sc.s.Covering(mention.Sources, i)
	return ok && slices.Contains(m.Entry.Slots["kind"], "noun") && slices.Contains(m.Entry.Slots["kind"], "verb")
}

// gappedOwner returns whose a number is that goes on with a list of reckonings by no more than whose it is:
// "the army's was 400", "the army's 400".
func (sc *scene) gappedOwner(d *draft) []code {
	to := d.q.From
	if to > 0 && sc.s.Plays(to-1, mention.RoleBe) {
		to--
	}
	if to < 2 || sc.folded(to-1) != "s" || !sc.apostrophe(to-2) {
		return nil
	}
	from := to - 2
	for from > 0 && to-from < maxName && sc.inName(from-1) && !sc.opensName(from) {
		from--
	}
	return sc.ownerCode(from, to-2)
}

// ownerCode credits whom tokens name, if that is one who may say a number: a name, not that of a country,
// of which the number may tell, or a noun for those who speak.
func (sc *scene) ownerCode(from, to int) []code {
	from = sc.pastFunction(from, to)
	if to-from > 1 && sc.folded(to-1) == "s" && sc.apostrophe(to-2) {
		to -= 2
	}
	if from >= to || !sc.mayState(from, to) {
		return nil
	}
	return []code{{value: sc.name(from, to), rule: "source.owner", at: sc.bytes(from, to)}}
}

// mayState reports whether tokens name one who may say a number and whom it hardly tells of.
func (sc *scene) mayState(from, to int) bool {
	if p, ok := sc.placeAt(from); ok && p.Slot == "forms" && p.to >= to {
		return false
	}
	return sc.maySay(from, to)
}

// maySay reports whether tokens are a noun for those who speak, or a name.
func (sc *scene) maySay(from, to int) bool {
	if from >= to || sc.pronoun(to-1) {
		return false
	}
	for i := from; i < to; i++ {
		if !sc.inName(i) { // a time
			return false
		}
	}
	if m, ok := sc.s.Covering(mention.Sources, to-1); ok {
		return m.Entry.Slot("kind") == "actor"
	}
	return sc.capitalised(to-1, to)
}

// turnsTo returns who says a number in a clause behind a pause that the one before does not reach over:
// "forty left, the ministry estimates; the board counts ten", and in one that leaves out its verb: "the
// board counted 900, the army 400". It is nil where who was found stands behind that pause, or none does.
func (sc *scene) turnsTo(d *draft, before []*draft, found []code) []code {
	n := len(before)
	if n == 0 || sc.t == nil || sc.tabled || len(found) == 0 || len(before[n-1].source) == 0 {
		return nil
	}
	last := before[n-1]
	for i := d.q.From - 1; i >= last.q.To; i-- {
		switch sc.word(i) {
		case ";":
			if at := found[0].at; at.End > 0 && at.Start > sc.s.Tokens[i].Start {
				return nil
			}
			if out := sc.teller(i+1, d.q); out != nil {
				return out
			}
		case ":":
			return nil
		}
	}
	return sc.gapped(d, last)
}

// teller returns who says a number by the verb right before it that follows on the name which opens a
// clause at token i.
func (sc *scene) teller(i int, q *mention.Quantity) []code {
	from := sc.pastArticle(i)
	to := from
	for to < q.From && to-from < maxName && sc.inName(to) && !(to > from && sc.states(to)) {
		to++
	}
	if !sc.states(to) || !sc.maySay(from, to) {
		return nil
	}
	if commas, breaks := sc.pausesBetween(to, q.From); commas+breaks > 0 || sc.numbersBetween(q, to, q.From) > 0 {
		return nil
	}
	return []code{{value: sc.name(from, to), rule: "source.subject", at: sc.bytes(from, to)}}
}

// states reports whether token i is a verb by which somebody says a number.
func (sc *scene) states(i int) bool {
	m, ok := sc.s.Covering(mention.Sources, i)
	return ok && slices.Contains(m.Entry.Slots["kind"], "verb") || sc.s.Plays(i, mention.RoleHold) && !sc.s.Plays(i, mention.RoleHave)
}

// gapped returns who says a number that follows right on a name behind a comma or "and", where another
// said the one before by a verb: "the board counted 900, the army 400". Who is counted is no source:
// "the board counted 900 soldiers, police 40".
func (sc *scene) gapped(d *draft, last *draft) []code {
	to := d.q.From
	if sc.s.Plays(to-1, mention.RoleOf) || sc.s.Plays(to-1, mention.RoleIn) {
		to--
	}
	from := to
	for from > last.q.To && to-from < maxName && sc.inName(from-1) && !sc.opensName(from) && !sc.s.Plays(from-1, mention.RoleAnd) {
		from--
	}
	pause := from - 1
	if from = sc.pastArticle(from); from >= to || sc.word(pause) != "," && sc.word(pause) != ";" && !sc.s.Plays(pause, mention.RoleAnd) || !sc.saidPlainly(last, from) {
		return nil
	}
	if _, place := sc.placeAt(from); place || sc.counted(from, to) {
		return nil
	}
	top := sc.t.Top(from, to)
	if !sc.isActor(to-1) && (top == none || !strings.HasSuffix(sc.t.Words[top].Entity, "ORG")) {
		return nil
	}
	return []code{{value: sc.name(from, to), rule: gappedRule, at: sc.bytes(from, to)}}
}

// saidPlainly reports whether a number is what a verb of saying has for its object, up to token end: with
// another verb in what is said, a clause without one may go on with that: "said forty had died, the army ten".
func (sc *scene) saidPlainly(last *draft, end int) bool {
	at, from := last.source[0].at, last.q.To
	if last.source[0].rule != gappedRule {
		_, from = sc.tokensOf(at)
		if at.End == 0 || at.Start < sc.s.Tokens[0].Start || from >= last.q.From || !sc.states(from) {
			return false
		}
		from++
	}
	for i := from; i < end; i++ {
		if sc.verbAt(i) {
			return false
		}
	}
	return true
}

// gappedRule is the rule of who says a number in a clause without a verb.
const gappedRule = "source.gapped"

// counted reports whether tokens are of people or groups that are counted.
func (sc *scene) counted(from, to int) bool {
	for i := from; i < to; i++ {
		if m, ok := sc.s.Covering(mention.People, i); ok && sc.classOf(m.Entry) != "" {
			return true
		}
		if _, ok := sc.s.Covering(mention.Groups, i); ok {
			return true
		}
	}
	return false
}
