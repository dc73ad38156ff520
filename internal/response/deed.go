package response

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/tree"
)

// deedOf completes the act of a noun that says what was done: to a thing that it takes,
// "the withdrawal of 80 passports", or to people, "the trial of the recruiter".
func (sc *scene) deedOf(a act) (act, bool) {
	a.noun, a.deed, a.status = true, true, ""
	if g, ok := sc.handled(a.name); ok {
		a.kind, a.thing = g.means(), g
	} else if a.kind = a.name.Entry.Slot("persons"); a.kind == "" || !sc.doneTo(a.name) && !sc.undone(&a) {
		return a, false
	}
	return a, sc.happens(&a)
}

// undone reports whether a charge or a sentence is what a verb undoes: nobody needs to be
// named.
func (sc *scene) undone(a *act) bool {
	h := sc.t.Head(a.head)
	if h == tree.None || !sc.t.Is(a.head, "obj", "nsubj:pass") {
		return false
	}
	s, ok := sc.heading(h, "status")
	return ok && s.means() == "struck-down" && sc.concerns(s, a.kind) && undoes(a.kind)
}

// doneTo reports whether a noun names the people to whom something is done: "of the
// recruiter", "against them", "his".
func (sc *scene) doneTo(h hit) bool {
	t, found := sc.t, sc.is(h.To-1, "against", "into")
	t.Children(h.w, func(c int) bool {
		switch k := t.Child(c, "case"); {
		case t.Is(c, "nmod:poss"):
			found = t.Words[c].UPOS == "PRON" && !sc.is(t.Places[c].From, "its", "our", "my") || sc.people(c) && !sc.body(c)
		case k != tree.None && t.Is(c, "nmod", "obl") && sc.is(t.Places[k].From, "of", "against", "for"):
			found = sc.persons(c)
		case t.Is(c, "compound"):
			found = sc.people(c) && !sc.body(c)
		}
		return !found
	})
	return found
}

// persons reports whether a word or what it counts is people: "returnees", "ten of the
// women", "them", "five", a name.
func (sc *scene) persons(w int) bool {
	if u := sc.t.Words[w].UPOS; u == "PRON" || u == "NUM" {
		return !sc.is(sc.t.Places[w].From, "it", "which", "this", "that", "what", "something", "nothing", "everything", "anything")
	}
	x := sc.phrase(w)
	if sc.t.Words[w].UPOS == "PROPN" && !sc.people(w) {
		return !sc.body(w) && sc.t.Words[w].Entity != "" && strings.HasSuffix(sc.t.Words[w].Entity, "PERSON")
	}
	for _, m := range sc.s.List(mention.People) {
		if m.From >= x.from && m.To <= x.to {
			return true
		}
	}
	return false
}

// happens reports whether a sentence says that what a noun names took place, is wanted
// or was undone, and does not only mention it.
func (sc *scene) happens(a *act) bool {
	t := sc.t
	h := t.Head(a.head)
	switch {
	case sc.aside(a.head):
		return false
	case sc.governed(a.head), sc.occurs(a.head), sc.appealed(a.head):
		return true
	case a.name.Entry.Slot("governed") != "":
		return false
	case h == tree.None:
		return true
	case t.Is(a.head, "nsubj"):
		return sc.counted(a.head) || sc.passive(h) || t.Words[h].UPOS == "VERB" && t.Child(a.head, "nmod:poss") != tree.None
	}
	return t.Is(a.head, "obj", "parataxis") && sc.counted(a.head)
}

// governed reports whether a noun hangs on words that decide what becomes of it: a bill,
// a verb that runs or opens it, one that approves or rejects it.
func (sc *scene) governed(w int) bool {
	for steps := 0; steps < mostSteps; steps++ {
		h := sc.t.Head(w)
		if h == tree.None || sc.t.Is(w, "parataxis", "advcl") {
			return false
		}
		for _, part := range []string{"status", "give", "instrument", "event", "appeal"} {
			if _, ok := sc.heading(h, part); ok {
				return true
			}
		}
		if !sc.t.Is(w, "nmod", "compound", "conj", "appos", "nummod") {
			return false
		}
		w = h
	}
	return false
}

// appealed reports whether an appeal stands right before a noun.
func (sc *scene) appealed(w int) bool {
	from := sc.phrase(w).from
	return slices.ContainsFunc(sc.hits, func(h hit) bool {
		return h.plays("appeal") && h.To >= from-1 && h.To <= from+1
	})
}

// occurs reports whether a verb that the syntax has taken for an attribute says that it
// took place, or what became of it: "the trial opened", "the ban quashed in May".
func (sc *scene) occurs(w int) bool {
	found := false
	sc.t.Children(w, func(c int) bool {
		if sc.t.Is(c, "acl") {
			_, event := sc.heading(c, "event")
			_, status := sc.heading(c, "status")
			found = event || status
		}
		return !found
	})
	return found
}

// counted reports whether a number stands in the noun phrase that a word heads.
func (sc *scene) counted(w int) bool {
	x := sc.phrase(w)
	for i := range sc.s.Quantities {
		if q := &sc.s.Quantities[i]; q.From >= x.from && q.To <= x.to {
			return true
		}
	}
	return false
}

// doer returns the verb whose subject does what a noun names: one that runs or opens
// it, or decides what becomes of it; None if there is none.
func (sc *scene) doer(a *act) int {
	if g := sc.giver(a); g != tree.None {
		return g
	}
	w := a.head
	for steps := 0; steps < mostSteps; steps++ {
		if w = sc.t.Head(w); w == tree.None || sc.t.Words[w].UPOS == "VERB" {
			break
		}
	}
	if w != tree.None && sc.holds(w, "status") {
		return w
	}
	return tree.None
}

// by returns whom "by" names behind a noun: "an order by the court".
func (sc *scene) by(w int) int {
	who := tree.None
	sc.t.Children(w, func(c int) bool {
		k := sc.t.Child(c, "case")
		if k != tree.None && sc.t.Words[k].Lemma == "by" && sc.body(c) {
			who = c
		}
		return who == tree.None
	})
	return who
}

// stands reports whether a noun says that there is such a thing: somebody runs or has
// it, it is what a sentence is about or what is done. "The number of the hotline" only
// mentions one.
func (sc *scene) stands(a *act) bool {
	t := sc.t
	switch {
	case t.Is(a.head, "compound") && a.name.From+1 == a.name.To:
		return false
	case a.name.plays("body") && t.Is(a.head, "nsubj"): // it acts itself
		return false
	case !a.noun || sc.giver(a) != tree.None:
		return true
	case a.weak:
		return sc.governed(a.head) || sc.occurs(a.head) || sc.given(a.head)
	}
	return !t.Is(a.head, "nmod") || sc.subjected(a) || sc.governed(a.head)
}

// receives reports whether the verb that leads to a noun is said of whom it is done to:
// "the children get therapy".
func (sc *scene) receives(a *act) bool {
	g := sc.giver(a)
	if g == tree.None {
		return false
	}
	h, _ := sc.heading(g, "give")
	return h.Entry.Slot("who") == "affected" || slices.Contains(h.Entry.Slots["suffers"], a.kind) || sc.passive(g) && sc.t.Is(a.head, "obj")
}

// given reports whether a participle behind a noun runs or opens it: "a course paid for
// by the town".
func (sc *scene) given(w int) bool {
	found := false
	sc.t.Children(w, func(c int) bool {
		_, give := sc.heading(c, "give")
		found = give && sc.t.Is(c, "acl")
		return !found
	})
	return found
}

// subjected reports whether somebody is where a noun says: "under house arrest", "on tags".
func (sc *scene) subjected(a *act) bool {
	k := sc.t.Child(a.head, "case")
	return k != tree.None && (sc.t.Words[k].Lemma == "under" || sc.t.Words[k].Lemma == "on") && sc.t.Child(a.head, "cop") != tree.None || k != tree.None && k > 0 && sc.t.Words[k-1].Lemma == "be"
}
