package extract

import "cited/internal/mention"

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
	in := sc.inSomewhere(d.noun.last)
	c.holds(in, "there/in")
	if in {
		c.has("there/in/noun", kind)
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
	c.holds(t.Child(verb, "cop") != none && (t.Child(verb, "case") != none || t.Words[verb].UPOS == "ADV"), "there/where")
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

// inSomewhere reports whether "in" and a place stand at token i.
func (sc *scene) inSomewhere(i int) bool {
	if !sc.s.Plays(i, mention.RoleIn) {
		return false
	}
	for _, p := range sc.places {
		if p.From >= i && p.From <= i+3 {
			return true
		}
	}
	return false
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
