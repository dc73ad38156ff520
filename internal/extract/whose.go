package extract

import "cited/internal/mention"

// describeOwner says whose words of a measure are by their clause: what number or noun is its
// subject, where words tell of their subject, or its object: "700 came, 26 of whom are dead",
// "the border posts fell".
func (sc *scene) describeOwner(d *draft, top int, side string, is bond, tied bool) {
	who := sc.ownerOf(d, top, side)
	bound := "none"
	if tied {
		bound = is.part.String()
	}
	sc.choices.has("owner/"+side, who)
	sc.choices.has("owner/bond", who+"/"+bound)
	sc.choices.has("owner/tag", who+"/"+sc.t.Words[top].UPOS)
	if side == "either" && !sc.passive(sc.t.Places[top].From) {
		if o := sc.t.Child(top, "obj"); o != none { // "held prayers for 90", "held 90"
			sc.choices.has("owner/held", sc.ownerKind(d, o, top))
		}
	}
}

// ownerOf names the kind of what words of a measure tell of: first of all of the number that
// they have themselves, as in "26 dead".
func (sc *scene) ownerOf(d *draft, top int, side string) string {
	if n := sc.t.Child(top, "nummod"); n != none {
		return sc.ownerKind(d, n, top)
	}
	if side != "object" || sc.passive(sc.t.Places[top].From) {
		return sc.ownerKind(d, sc.tellsOfWhom(top), top)
	}
	if o := sc.t.Child(top, "obj"); o != none {
		return sc.ownerKind(d, o, top)
	}
	return "open"
}

// tellsOfWhom returns the subject of a verb, or the noun that an adjective, a participle or a
// noun is said of.
func (sc *scene) tellsOfWhom(w int) int {
	if who, _ := sc.t.Subject(w, nil); who != none {
		return who
	}
	if h := sc.t.Head(w); h != none && sc.t.Is(w, "amod", "acl", "appos", "advcl", "obl", "nmod") && sc.t.Words[w].UPOS != "VERB" {
		return h
	}
	return none
}

// ownerKind says what a word is to a number: what it counts, another number or what that
// counts, people, a name, a pronoun or a thing.
func (sc *scene) ownerKind(d *draft, who, top int) string {
	if who == none || who == top {
		return "none"
	}
	if relative := sc.t.Words[who].XPOS; relative == "WP" || relative == "WDT" {
		if h := sc.t.Head(top); h != none && sc.t.Is(top, "acl") {
			who = h
		}
	}
	from, to := sc.t.Places[who].From, sc.t.Places[who].To
	if from < d.q.To && to > d.q.From || d.noun.to > 0 && from < d.noun.to && to > d.noun.from || sc.besides(d.q, who) {
		return "own"
	}
	if sc.numbered(who, d.q) {
		return "number"
	}
	switch w := &sc.t.Words[who]; {
	case w.UPOS == "PRON":
		return "pronoun"
	case w.UPOS == "PROPN":
		return "name"
	}
	if _, ok := sc.s.Covering(mention.People, from); ok {
		return "people"
	}
	return "noun"
}

// besides reports whether a number says besides how many a noun is: "a minority, something
// like 20 %".
func (sc *scene) besides(q *mention.Quantity, noun int) bool {
	w := sc.t.Top(q.From, q.To)
	for w != none && sc.t.Is(w, "nummod", "nmod") {
		w = sc.t.Head(w)
	}
	return w != none && sc.t.Is(w, "appos", "dep") && sc.t.Head(w) == noun
}

// numbered reports whether a word is another number or counted by one, which is no money.
func (sc *scene) numbered(w int, not *mention.Quantity) bool {
	if q := sc.quantityOver(sc.t.Places[w].From, not); q != nil && !q.Money {
		return true
	}
	n := sc.t.Child(w, "nummod")
	if n == none {
		return false
	}
	q := sc.quantityOver(sc.t.Places[n].From, not)
	return q != nil && !q.Money
}
