package response

import (
	"slices"

	"cited/internal/mention"
	"cited/internal/tree"
)

// meets reports whether the subject of a verb is who its entry asks for: many do to
// people what only a public body's doing of is a response, and only some pass resolutions.
func (sc *scene) meets(h hit) bool {
	whose := h.Entry.Slot("whose")
	if whose == "" {
		return sc.vouched(h)
	}
	who := sc.subject(h.w)
	if who == tree.None {
		return whose == "body" && sc.t.Is(h.w, "acl", "xcomp", "advcl") && sc.anyBody()
	}
	if whose == "body" {
		return sc.body(who)
	}
	x := sc.phrase(who)
	return slices.ContainsFunc(sc.hits, func(g hit) bool { return g.plays(whose) && g.From >= x.from && g.To <= x.to })
}

// byBody reports whether a public body is said to do what a verb says.
func (sc *scene) byBody(w int) bool {
	who := sc.subject(w)
	return who != tree.None && sc.body(who)
}

// particle reports whether one of some words goes with a verb: "turned them away". Without
// words it is true.
func (sc *scene) particle(h hit, words ...string) bool {
	found := len(words) == 0
	sc.t.Children(h.w, func(c int) bool {
		found = found || sc.t.Is(c, "compound:prt", "advmod", "obl", "xcomp") && sc.is(sc.t.Places[c].From, words...)
		return !found
	})
	return found
}

// vouched reports whether a public body says what may happen, where an entry asks for
// that: "the ministry warned that they could face charges".
func (sc *scene) vouched(h hit) bool {
	if h.Entry.Slot("said") == "" {
		return true
	}
	for w, steps := h.w, 0; w != tree.None && steps < mostSteps; w, steps = sc.t.Head(w), steps+1 {
		if w == h.w || sc.t.Words[w].UPOS != "VERB" {
			continue
		}
		if s := sc.t.Child(w, "nsubj"); s != tree.None && sc.body(s) {
			return true
		}
	}
	return false
}

// official reports whether a public body owns what a noun names: "the ministry's video",
// "a department video", "a series of the Commission".
func (sc *scene) official(w int) bool {
	own := false
	sc.t.Children(w, func(c int) bool {
		k := sc.t.Child(c, "case")
		switch {
		case sc.t.Is(c, "nmod:poss", "compound"):
			own = sc.agency(c)
		case k != tree.None && sc.t.Is(c, "nmod") && sc.is(sc.t.Places[k].From, "of", "by", "from"):
			own = sc.agency(c)
		}
		return !own
	})
	return own
}

// agency reports whether a word heads the name of a public body, other than a country.
func (sc *scene) agency(w int) bool {
	x := sc.phrase(w)
	return slices.ContainsFunc(sc.hits, func(h hit) bool { return h.plays("body") && h.From >= x.from && h.To <= x.to })
}

// suits reports whether the object of a verb is people, where its entry asks for that:
// others charge a hill.
func (sc *scene) suits(h hit) bool {
	if h.Entry.Slot("object") == "" {
		return true
	}
	o := sc.t.Child(h.w, "obj")
	return o == tree.None || sc.t.Words[o].UPOS != "NOUN" || sc.persons(o) || sc.counted(o)
}

// priced reports whether the object of a verb is money: "charges five francs".
func (sc *scene) priced(w int) bool {
	o := sc.t.Child(w, "obj")
	if o == tree.None {
		return false
	}
	x := sc.phrase(o)
	for i := range sc.s.Quantities {
		if q := &sc.s.Quantities[i]; q.From >= x.from && q.From < x.to {
			_, unit := sc.s.Beginning(mention.Units, q.To)
			return q.Money || unit && sc.t.At(q.To) == o
		}
	}
	return false
}

// handled returns the thing that a verb or noun is said to be done to.
func (sc *scene) handled(h hit) (hit, bool) {
	r := sc.done[h.From]
	if r == nil {
		r = &result{}
		r.hit, r.ok = sc.findHandled(h)
		sc.done[h.From] = r
	}
	return r.hit, r.ok
}

func (sc *scene) findHandled(h hit) (hit, bool) {
	for _, g := range sc.hits {
		if !g.plays("thing") || !h.takes(g.means()) || g.w == h.w || g.plays("verb") && sc.verbal(g) || sc.aside(g.w) || sc.lasts(g) && !sc.is(h.To-1, "for") {
			continue
		}
		if sc.belongs(g.w, h.w) || sc.next(h, g) || sc.t.Is(h.w, "acl") && sc.t.Head(h.w) == g.w || sc.caused(g, h) || sc.framed(h, g) {
			return sc.weightier(g, h), true
		}
	}
	return hit{}, false
}

// framed reports whether a thing stands behind a verb and its "of", whatever the people
// between them are said to do: "deprived those who had served of their citizenship".
func (sc *scene) framed(h, g hit) bool {
	of := h.Entry.Slot("frame")
	if of == "" || g.From < h.To || g.From-h.To > mostTail {
		return false
	}
	k := sc.t.Child(g.w, "case")
	return k != tree.None && sc.is(sc.t.Places[k].From, of) && sc.oneClause(h.To, g.From)
}

// weightier returns the nationality that goes with a passport, where both are taken.
func (sc *scene) weightier(g, h hit) hit {
	if g.means() != "passport" {
		return g
	}
	for _, o := range sc.hits {
		if o.plays("dual") && h.Entry.Slot("frame") != "" { // whose only passport it is not
			g.as = "citizenship"
			return g
		}
		if o.plays("thing") && o.means() == "citizenship" && h.takes("citizenship") && sc.t.Is(o.w, "conj") && sc.t.Head(o.w) == g.w {
			return o
		}
	}
	return g
}

// caused reports whether a thing is what somebody has, gets or sees done: "had their
// passports seized".
func (sc *scene) caused(g, h hit) bool {
	t := sc.t
	x := t.Head(h.w)
	return x != tree.None && x == t.Head(g.w) && t.Is(h.w, "xcomp", "ccomp", "acl") && t.Is(g.w, "obj") &&
		slices.Contains([]string{"have", "get", "see"}, t.Words[x].Lemma)
}

// aside reports whether a word only says when or without what something happens:
// "before his arrest".
func (sc *scene) aside(w int) bool {
	k := sc.t.Child(w, "case")
	return k != tree.None && sc.is(sc.t.Places[k].From, "before", "after", "since", "until", "during", "despite", "without", "pending", "following", "like", "than", "amid")
}

// lasts reports whether words for a term of prison only say how long something took:
// "for two years".
func (sc *scene) lasts(g hit) bool {
	k := sc.t.Child(g.w, "case")
	return k != tree.None && g.means() == "sentencing" && sc.is(sc.t.Places[k].From, "for", "in", "within", "over") && g.Entry.Slot("span") != ""
}

// movesPeople reports whether who is brought home is people, as far as it is said: a
// picture is sent home as well.
func (sc *scene) movesPeople(w, home int) bool {
	o := sc.t.Child(w, "obj", "nsubj:pass")
	if o == tree.None {
		return sc.t.Is(w, "acl") || sc.t.Child(w, "nsubj") == tree.None && !sc.t.Is(w, "conj")
	}
	return o == home || sc.t.Words[o].UPOS != "NOUN" || sc.persons(o)
}

// takesPeople reports whether the object of a verb is people: "refuses the mothers".
func (sc *scene) takesPeople(w int) bool {
	o := sc.t.Child(w, "obj", "nsubj:pass")
	return o != tree.None && sc.persons(o)
}

// people reports whether a word is a noun of people.
func (sc *scene) people(w int) bool {
	_, ok := sc.s.Covering(mention.People, sc.t.Places[w].From)
	return ok
}

// homeward reports whether people are taken to a country that is not at war: "were
// flown to Sweden".
func (sc *scene) homeward(w int) bool {
	to := false
	sc.t.Children(w, func(c int) bool {
		k := sc.t.Child(c, "case")
		if k == tree.None || !sc.t.Is(c, "obl", "nmod") || !sc.is(sc.t.Places[k].From, "to", "into") {
			return true
		}
		m, ok := sc.s.Covering(mention.Countries, sc.t.Places[c].From)
		_, war := sc.heading(c, "setting")
		to = ok && m.Slot != "people" && !war
		return !to
	})
	o := sc.t.Child(w, "obj", "nsubj:pass")
	return to && o != tree.None && sc.persons(o)
}

// next reports whether a thing stands right behind its verb, with a word or two between:
// the syntax may have missed it.
func (sc *scene) next(h, g hit) bool {
	if g.From < h.To || g.From > h.To+mostBetween {
		return false
	}
	for i := h.To; i < g.From; i++ {
		w := sc.t.At(i)
		if u := sc.t.Words[w].UPOS; u == "PUNCT" || u == "VERB" || u == "AUX" || sc.parts(w) {
			return false
		}
	}
	return true
}

// parts reports whether a word between a verb and a thing has that thing to itself: "the
// withdrawal of", "an appeal against".
func (sc *scene) parts(w int) bool {
	for _, part := range []string{"deed", "instrument", "appeal"} {
		if _, ok := sc.heading(w, part); ok && sc.t.Words[w].UPOS != "VERB" {
			return true
		}
	}
	return false
}

// mostBetween is how many words may stand between a verb and what it handles.
const mostBetween = 4

// belongs reports whether a word hangs on a verb without another clause between, nor a
// noun that has it to itself.
func (sc *scene) belongs(x, verb int) bool {
	for first, steps := x, 0; x != tree.None && steps < mostSteps; steps++ {
		if x == verb {
			return true
		}
		if sc.t.Head(x) == verb && sc.t.Is(x, "nsubj") && sc.t.Words[verb].UPOS == "VERB" && !sc.passive(verb) && (x != first || sc.t.Child(verb, "obj") != tree.None) {
			return false // it does something itself
		}
		if x != first && (sc.t.Words[x].UPOS == "VERB" && !sc.t.Is(x, "xcomp", "amod") || sc.parts(x)) || sc.t.Is(x, "parataxis") || x != first && sc.t.Is(x, "advcl") {
			return false
		}
		x = sc.t.Head(x)
	}
	return false
}

// sentOut reports whether people are told to leave: "ordered all veterans to leave".
func (sc *scene) sentOut(w int) bool {
	out := false
	t := sc.t
	check := func(c int) bool {
		if t.Words[c].Lemma == "leave" && t.Is(c, "xcomp", "acl", "advcl", "ccomp") && sc.purpose(c) {
			o := t.Child(c, "obj")
			out = o == tree.None || sc.is(t.Places[o].From, "country", "territory", "kingdom", "republic", "canton")
		}
		return !out
	}
	t.Children(w, check)
	if o := t.Child(w, "obj", "nsubj:pass"); o != tree.None && sc.persons(o) {
		t.Children(o, check)
		return out
	}
	return false
}
