package statement

import (
	"cited/internal/mention"
	"cited/internal/tree"
)

// unnamed reports whether all that somebody asks for is not to be named: that belongs to
// who says something else.
func (sc *scene) unnamed(d *draft) bool {
	i := d.content[0].from
	if sc.is(i, "that") {
		i++
	}
	return sc.is(i, "not") && sc.is(i+2, "be") && sc.is(i+3, "named", "identified", "quoted")
}

// participle reports whether a verb is a past participle that hangs on another verb or a
// noun: "asked why he had left, ...", where its subject is told, not telling.
func (sc *scene) participle(w int) bool {
	t := sc.t
	x := t.Words[w].XPOS
	return (x == "VBN" || x == "VBD" && t.Places[w].From == 0) && t.Is(w, "advcl", "acl") && !t.Is(w, "acl:relcl") && t.Child(w, "aux") == tree.None && t.Child(w, "nsubj") == tree.None
}

// asked reports whether a cue tells what somebody was asked who then speaks: "Asked whether
// he would go, he shrugged".
func (sc *scene) asked(m mention.Match, w int) bool {
	return m.Entry.Meaning() == "asked" && sc.participle(w) && m.From == 0
}

// purpose reports whether a verb is an infinitive that hangs on another: "came to ask".
func (sc *scene) purpose(w int) bool {
	t := sc.t
	if t.Words[w].XPOS != "VB" || !t.Is(w, "xcomp", "advcl", "acl") {
		return false
	}
	k := t.Child(w, "mark")
	return k != tree.None && t.Words[k].Lemma == "to"
}

// person reports whether a word is a noun of people.
func (sc *scene) person(w int) bool {
	_, ok := sc.s.Covering(mention.People, sc.t.Places[w].From)
	return ok
}

// firstPerson reports whether a cue inside a quotation is one of the speaker or of who is
// spoken to: that is part of what is said.
func (sc *scene) firstPerson(d *draft) bool {
	if _, quoted := quoteOver(sc.quotes, d.cue.from); !quoted {
		return false
	}
	return d.who == tree.None || sc.t.Words[d.who].Feat("Person") == "1" || sc.t.Words[d.who].Feat("Person") == "2" || sc.is(sc.t.Places[d.who].From, "I", "we", "you")
}

// askedFor reports whether a cue says nothing where it stands: a verb of calling without
// what somebody is called, a wish in a relative clause.
func (sc *scene) askedFor(m mention.Match, w int) bool {
	t := sc.t
	if sc.relays(m.From) {
		return true // it says whom somebody else relays
	}
	if sc.is(m.To, "not") && sc.is(m.To+1, "to") && sc.is(m.To+2, "be") && sc.is(m.To+3, "named", "identified", "quoted") {
		return true // that belongs to who says something else
	}
	switch m.Entry.Meaning() {
	case "called":
		switch t.Words[w].Lemma {
		case "call", "consider", "deem", "regard", "view", "term", "brand", "label", "dub":
			return t.Is(w, "acl") && t.Words[w].XPOS == "VBN" || t.Child(w, "xcomp") == tree.None && !sc.hasAs(w) && !sc.quotedAfter(m.To)
		}
	case "intended", "judged", "urged", "refused":
		return t.Is(w, "acl:relcl") && t.Child(w, "xcomp", "ccomp") == tree.None
	}
	return false
}

// hasAs reports whether a verb says as what it takes something.
func (sc *scene) hasAs(w int) bool {
	found := false
	sc.t.Children(w, func(c int) bool {
		found = sc.t.Is(c, "obl", "advcl") && sc.as(c)
		return !found
	})
	return found
}

// quotedAfter reports whether a quotation opens within a few tokens.
func (sc *scene) quotedAfter(i int) bool {
	for _, q := range sc.quotes {
		if q.opened && q.from >= i && q.from-i < 8 {
			return true
		}
	}
	return false
}

// overlaps reports whether the parts of a statement lie over each other.
func (d *draft) overlaps() bool {
	parts := append([]stretch{d.source, d.cue}, d.content...)
	for i, a := range parts {
		for _, b := range parts[i+1:] {
			if !a.empty() && !b.empty() && a.from < b.to && b.from < a.to {
				return true
			}
		}
	}
	return false
}
