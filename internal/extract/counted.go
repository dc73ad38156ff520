package extract

import (
	"cited/internal/mention"
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
		if sc.inSource(m.From) || sc.speaks(m.To) {
			continue // who says it is not who is counted
		}
		if found.Entry == nil || m.From < d.q.From {
			found = m
		}
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

// speaks reports whether a verb of saying stands at token i.
func (sc *scene) speaks(i int) bool {
	m, ok := sc.s.Beginning(mention.Sources, i)
	return ok && m.Entry.Slot("kind") == "verb"
}
