package extract

import (
	"slices"
	"strings"

	"cited/internal/mention"
)

// offerThere offers the measure of those who are somewhere at a date. Of them the
// text need not say more than that they are there, or that somebody has them.
func (sc *scene) offerThere(d *draft, before []*draft, ties bonds) {
	if d.book.there == "" || !sc.canCount(d, d.book.there) {
		return
	}
	c, kind := sc.choices, sc.kindOf(d)
	c.offer(code{value: d.book.there, rule: "measure.there"}, none)
	c.has("there", d.book.there+"-"+kind)
	c.holds(d.q.Share, "there/share")
	c.holds(sc.thereAre(d.q), "there/there-are")
	c.holds(sc.totalBefore(d.q), "there/total")
	c.has("there/cues", d.book.there+"-"+bucket(len(sc.s.List(mention.Measures))))
	if last := sc.leansOn(before); last != nil {
		c.has("there/last", last.measure.value)
	}
	if at := sc.somewhere(d.noun.last); at != nil {
		c.holds(true, "there/in")
		c.has("there/in/noun", kind)
		c.has("there/in/land", sc.landOf(d, at))
		c.holds(len(d.noun.demonyms) > 0, "there/in/people") // "600 French in Syria"
	}
	c.holds(sc.fromSomewhere(d), "there/from")
	c.holds(sc.inBracket(d.q.From) || sc.itemLabel(d.q), "there/label")
	if d.whole != nil {
		c.has("there/whole", d.whole.measure.value)
	}
	if sc.t != nil {
		sc.describeStay(d, ties)
	}
}

// describeStay says what the clause of a number says of a stay.
func (sc *scene) describeStay(d *draft, ties bonds) {
	c, t := sc.choices, sc.t
	verb := ties.nearest()
	if verb == none {
		c.has("there/verb", "none")
		return
	}
	part := ties[verb].part.String()
	kind := "other"
	switch at := t.Places[verb].From; {
	case t.Child(verb, "cop") != none:
		kind = "copula"
	case sc.s.Plays(at, mention.RoleHave):
		kind = "have"
	case sc.s.Plays(at, mention.RoleBe|mention.RoleState):
		kind = "be"
	}
	c.has("there/tense", t.tense(verb)+"-"+part)
	c.has("there/verb", kind)
	c.has("there/verb/measure", d.book.there+"-"+kind)
	if kind == "have" && ties[verb].part == object {
		who := sc.holder(verb)
		c.has("there/holder", who)
		c.has("there/holder/noun", c.joined(who, sc.kindOf(d)))
		c.has("there/have/noun", sc.kindOf(d))
	}
	if t.Child(verb, "cop") != none && (t.Child(verb, "case") != none || t.Words[verb].UPOS == "ADV") {
		c.holds(true, "there/where")
		c.has("there/where/land", c.joined(sc.landOf(d, sc.placeOver(t.Places[verb].From)), part))
		c.has("there/where/noun", sc.kindOf(d))
	}
}

// holder says in a word who has those that a number counts: a group, a country, ...
func (sc *scene) holder(verb int) string {
	w := sc.t.Child(verb, "nsubj")
	if w == none {
		return "nobody"
	}
	at := sc.t.Places[w].From
	for _, list := range [...]mention.List{mention.Groups, mention.Armed, mention.People, mention.Countries} {
		if _, ok := sc.s.Covering(list, at); ok {
			return list.String()
		}
	}
	return strings.ToLower(sc.t.Words[w].UPOS)
}

// placeOver returns the place that token i belongs to, nil if it belongs to none.
func (sc *scene) placeOver(i int) *place {
	for k := range sc.places {
		if p := &sc.places[k]; p.From <= i && i < p.To {
			return p
		}
	}
	return nil
}

// landOf says of a place whether it is where people go to the conflict, or elsewhere.
func (sc *scene) landOf(d *draft, at *place) string {
	switch {
	case at == nil:
		return "none"
	case slices.ContainsFunc(at.codes, func(c string) bool { return d.book.theatre[c] }):
		return "theatre"
	}
	switch sc.ledTo(at.codes[0]) {
	case "mostly", "always":
		return "theatre"
	case "unnamed":
		return "new"
	}
	return "elsewhere"
}

// nearest returns the verb that governs the noun, none if there is none.
func (b bonds) nearest() int {
	verb := none
	for w, is := range b {
		if is.part == modifier || is.part == possessor || is.relative {
			continue
		}
		if verb == none || is.steps < b[verb].steps || is.steps == b[verb].steps && w < verb {
			verb = w
		}
	}
	return verb
}

// somewhere returns the place behind "in" at token i, nil if none stands there.
func (sc *scene) somewhere(i int) *place {
	if !sc.s.Plays(i, mention.RoleIn) {
		return nil
	}
	for k := range sc.places {
		if p := &sc.places[k]; p.From >= i && p.From <= i+3 {
			return p
		}
	}
	return nil
}

// fromSomewhere reports whether the text says of the counted people where they come
// from, or names the place before the number as lists do: "Peru (12)".
func (sc *scene) fromSomewhere(d *draft) bool {
	if len(d.noun.demonyms) > 0 || sc.placeEndsAt(d.q.From) || sc.placeEndsAt(d.q.From-1) {
		return true
	}
	_, ok := sc.placeAt(sc.pastArticle(d.noun.last + 1))
	return ok && sc.s.Plays(d.noun.last, mention.RoleFrom)
}
