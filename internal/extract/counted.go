package extract

import (
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// nameCounted completes the noun of a number that has none behind it.
func (sc *scene) nameCounted(d *draft, before []*draft) {
	if d.noun.people {
		return
	}
	take := func(n noun, rule string) {
		d.noun.entry, d.noun.head, d.noun.class, d.noun.thing, d.noun.rule = n.entry, n.head, n.class, n.thing, rule
		if rule == "counted.near" {
			d.noun.demonyms = n.demonyms
		}
	}
	if n, ok := sc.makesUp(d.q); ok {
		take(n, "counted.near")
		return
	}
	switch {
	case d.whole != nil:
		take(d.whole.noun, "context.whole")
	case len(before) > 0:
		if n := whole(before[len(before)-1]).noun; !n.thing || !sc.befallsPeople(d) {
			take(n, "context.number-before")
		}
	default:
		sc.nearNoun(d, take)
	}
	if d.noun.head == "" {
		d.noun.head, d.noun.class, d.noun.rule = "person", sc.b.class, "counted.nobody-named"
	}
}

// nearNoun takes the noun of people nearest before the number, then behind it,
// then from the paragraph and the headings.
func (sc *scene) nearNoun(d *draft, take func(noun, string)) {
	var found mention.Match
	for _, m := range sc.s.List(mention.People) {
		if sc.inSource(m.From) || sc.speaks(m.To) || sc.onePerson(m) && !single(d.q) {
			continue // who says it is not who is counted
		}
		if sc.isVerb(m) || m.From < d.q.From && sc.actsOn(m, d.q) || m.From > d.q.From && sc.ofAnother(m, d.q) {
			continue
		}
		if found.Entry == nil || m.From < d.q.From {
			found = m
		}
	}
	if m, ok := sc.thingBefore(d.q); ok && d.noun.bare && !sc.befallsPeople(d) && (found.Entry == nil || found.From < m.From || found.From > d.q.From) {
		take(noun{entry: m.Entry, head: singular(text.Fold(sc.s.Word(m.From, m.To))), class: sc.b.vague, thing: true}, "counted.near")
		return
	}
	if found.Entry != nil {
		n := noun{entry: found.Entry, head: sc.headOf(found), class: sc.classOf(found.Entry)}
		if m, ok := sc.demonymEnding(found.From); ok && found.From < d.q.From {
			n.demonyms = []mention.Match{m}
		}
		take(n, "counted.near")
		return
	}
	if n := len(sc.para.figures); n > 0 {
		take(whole(sc.para.figures[n-1]).noun, "context.sentence-before")
		return
	}
	for i := len(sc.heads) - 1; i >= 0; i-- {
		if c := sc.heads[i].people; c.value != "" {
			take(noun{head: c.value, class: sc.heads[i].class}, "context.heading")
			return
		}
	}
}

// actsOn reports whether a noun names those who do to a number of people what its verb says:
// "police arrested 12" are no police.
func (sc *scene) actsOn(m mention.Match, q *mention.Quantity) bool {
	act, ok := sc.actEnding(q.From)
	if !ok || act.Entry.Slot("side") == subject.String() || sc.t == nil {
		return false
	}
	who := sc.t.Top(m.From, m.To)
	verb := sc.t.Top(act.From, act.To)
	for sc.t.Is(verb, "conj", "advcl", "xcomp") && sc.t.Child(verb, "nsubj") == none && sc.t.Head(verb) != none {
		verb = sc.t.Head(verb)
	}
	return sc.t.Is(who, "nsubj") && sc.t.Head(who) == verb
}

// ofAnother reports whether a noun behind a number is none of its own: another number
// stands before it, "killed 31 and left 4,000 homeless", or it is the subject of a clause in which
// the number does not stand, "rose to 25 as doctors worked on".
func (sc *scene) ofAnother(m mention.Match, q *mention.Quantity) bool {
	if next := sc.nextNumber(q); next < m.From && !sc.joins(q.To, next) {
		return true
	}
	if sc.t == nil {
		return false
	}
	who := sc.t.Top(m.From, m.To)
	return sc.t.Is(who, "nsubj", "nsubj:pass") && sc.t.Head(who) != none && !sc.t.Under(sc.t.Top(q.CoreFrom, q.CoreTo), sc.t.Head(who))
}

// isVerb reports whether a word of the list of people is a verb here: "killing 14".
func (sc *scene) isVerb(m mention.Match) bool {
	return sc.t != nil && sc.t.Words[sc.t.Top(m.From, m.To)].UPOS == "VERB"
}

// befallsPeople reports whether the verb right before a number says what happens to people
// only: what burnt 40 homes and killed 12 killed no homes.
func (sc *scene) befallsPeople(d *draft) bool {
	act, ok := sc.actEnding(d.q.From)
	if !ok && d.best.tied {
		act, ok = d.best.Match, d.best.Entry != nil && sc.says(d.best.Entry) != "" && !sc.is(sc.says(d.best.Entry), codebook.Rest)
	}
	return ok && !sc.actOnThings(act)
}

// whole returns the figure that another is a part of in the end, itself if it is of none:
// what is told on is told of the whole, "six people, among them two nurses, and wounded 19".
func whole(d *draft) *draft {
	for range deepestPart {
		if d == nil || d.whole == nil {
			break
		}
		d = d.whole
	}
	return d
}

// deepestPart is how many wholes are followed: a third of the half of the ten.
const deepestPart = 4

// onePerson reports whether a noun names one person: "the mayor", "Governor Okoro".
func (sc *scene) onePerson(m mention.Match) bool {
	if sc.t == nil {
		return false
	}
	w := sc.t.Top(m.From, m.To)
	switch sc.t.Words[w].XPOS {
	case "NNP":
		return true
	case "NN":
		return sc.s.Plays(m.From-1, mention.RoleThe|mention.RoleA) || sc.t.Child(w, "nmod:poss", "flat", "appos") != none
	}
	return false
}

// makesUp returns the people of whom a share is told as of the subject of its clause:
// "women made up 40 per cent of the dead".
func (sc *scene) makesUp(q *mention.Quantity) (noun, bool) {
	if !q.Share || sc.t == nil {
		return noun{}, false
	}
	w := sc.t.Top(q.CoreFrom, q.CoreTo)
	for sc.t.Is(w, "nummod", "compound", "flat", "advmod") && sc.t.Head(w) != none {
		w = sc.t.Head(w)
	}
	if !sc.t.Is(w, "obj", "obl", "xcomp") {
		return noun{}, false
	}
	verb := sc.t.Head(w)
	subject := sc.t.Child(verb, "nsubj")
	if subject == none && sc.t.Is(verb, "acl") { // the syntax of a short sentence may take its verb for a participle
		subject = sc.t.Head(verb)
	}
	if subject == none || sc.t.Words[verb].UPOS != "VERB" || sc.t.Child(verb, "aux:pass") != none {
		return noun{}, false
	}
	if sc.speaks(sc.t.Places[verb].From) {
		return noun{}, false
	}
	for _, m := range sc.s.List(mention.People) {
		if m.Entry.Slot("segment") != "" && sc.t.Top(m.From, m.To) == subject {
			return noun{entry: m.Entry, head: sc.headOf(m), class: sc.classOf(m.Entry)}, true
		}
	}
	return noun{}, false
}

// makesUpAt reports whether the verb before a number tells what share of others somebody is:
// "women accounted for 13 per cent of recruits".
func (sc *scene) makesUpAt(q *mention.Quantity) bool {
	m, ok := sc.s.Ending(mention.Links, q.From)
	return ok && m.Entry.Meaning() == "makes-up"
}

// farThing is how many tokens before its number a thing may stand that it counts.
const farThing = 12

// thingBefore returns the thing of a codebook that stands before a number, with no other
// number between them: "the number of houses destroyed at 900", "Homes lost: 900".
func (sc *scene) thingBefore(q *mention.Quantity) (mention.Match, bool) {
	var found mention.Match
	for _, m := range sc.s.List(mention.Units) {
		if m.To > q.From {
			break
		}
		if q.From-m.To <= farThing && sc.numbersBetween(q, m.To, q.From) == 0 && sc.isThing(singular(text.Fold(sc.s.Word(m.From, m.To)))) {
			found = m
		}
	}
	return found, found.Entry != nil
}

// speaks reports whether a verb of saying stands at token i.
func (sc *scene) speaks(i int) bool {
	m, ok := sc.s.Beginning(mention.Sources, i)
	return ok && m.Entry.Slot("kind") == "verb"
}
