package extract

import (
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
		take(before[len(before)-1].noun, "context.number-before")
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
		if found.Entry == nil || m.From < d.q.From {
			found = m
		}
	}
	if m, ok := sc.thingBefore(d.q); ok && d.noun.bare && (found.Entry == nil || found.From < m.From || found.From > d.q.From) {
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
		take(sc.para.figures[n-1].noun, "context.sentence-before")
		return
	}
	for i := len(sc.heads) - 1; i >= 0; i-- {
		if c := sc.heads[i].people; c.value != "" {
			take(noun{head: c.value, class: sc.heads[i].class}, "context.heading")
			return
		}
	}
}

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
