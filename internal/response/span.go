package response

import (
	"cited/internal/tree"
)

// mostSpan is how many tokens a response takes at most.
const mostSpan = 30

// span returns the shortest stretch that names a response: from its verb or noun to
// its object, with the bill or law that it hangs on.
func (sc *scene) span(a *act) stretch {
	x := stretch{a.name.From, a.name.To}
	if a.noun {
		x = sc.nounSpan(a, x)
	} else {
		x = sc.verbSpan(a, x)
	}
	if h, ok := sc.instrument(a); ok && h.From < x.from && x.from-h.From < mostSpan {
		x = stretch{sc.phrase(h.w).from, x.to}.join(x)
	}
	if x.to-x.from > mostSpan {
		x.to = max(a.name.To, x.from+mostSpan)
	}
	return sc.trim(x)
}

// verbSpan goes from a verb to the end of its object; with a passive, from its subject.
func (sc *scene) verbSpan(a *act, x stretch) stretch {
	t := sc.t
	passive := sc.passive(a.head)
	if a.thing.Entry != nil {
		x = x.join(stretch{a.thing.From, a.thing.To})
	}
	t.Children(a.head, func(c int) bool {
		switch {
		case t.Is(c, "obj", "iobj", "compound:prt"), t.Is(c, "obl") && t.Places[c].From-x.to < 4 && !t.Is(c, "obl:tmod"):
			if t.Places[c].From >= x.from {
				x = x.join(sc.phrase(c))
			}
		case t.Is(c, "nsubj:pass"), passive && t.Is(c, "nsubj"):
			x = x.join(sc.phrase(c))
		}
		return true
	})
	return x
}

// nounSpan is the noun phrase, with the verb that runs or opens it.
func (sc *scene) nounSpan(a *act, x stretch) stretch {
	t := sc.t
	x = x.join(sc.phrase(a.head))
	if a.points {
		from, to := t.Extent(a.head)
		x = x.join(stretch{from, min(to, x.to+mostSpan)})
	}
	h := t.Head(a.head)
	if a.kind == "resolution" && t.Is(a.head, "obl") && h != tree.None && t.Places[h].From < x.from && x.from-t.Places[h].From < mostSpan {
		return x.join(stretch{t.Places[h].From, t.Places[h].To})
	}
	if h != tree.None && a.kind == "resolution" && t.Is(a.head, "nsubj") && t.Words[h].UPOS == "VERB" && h-a.head < mostSpan {
		x = x.join(stretch{t.Places[h].From, t.Places[h].To})
	}
	if h != tree.None && a.kind == "military" && t.Is(a.head, "nsubj") {
		if o := t.Child(h, "obj"); o != tree.None {
			x = x.join(sc.phrase(o)) // "an air strike killed two of them"
		}
	}
	if a.thing.Entry != nil {
		x = x.join(stretch{a.thing.From, a.thing.To})
	}
	if g := sc.giver(a); g != tree.None && t.Places[g].From < x.from && x.from-t.Places[g].From < mostSpan {
		x = x.join(stretch{t.Places[g].From, t.Places[g].To})
	} else if s := t.Child(a.head, "nsubj"); s != tree.None {
		x = x.join(sc.phrase(s))
	}
	return x
}

// giver returns the verb that runs, opens or has what a noun names; None if there is
// none.
func (sc *scene) giver(a *act) int {
	w := a.head
	for steps := 0; steps < mostSteps; steps++ {
		if w = sc.t.Head(w); w == tree.None {
			return tree.None
		}
		if _, ok := sc.heading(w, "give"); ok {
			return w
		}
		if sc.t.Words[w].UPOS == "VERB" {
			return tree.None
		}
	}
	return tree.None
}

// instrument returns the bill or law by which something is done: it hangs on it, or it
// is what the verb's subject is.
func (sc *scene) instrument(a *act) (hit, bool) {
	if h, ok := sc.bills[a.head]; ok {
		return h, h.Entry != nil
	}
	h, _ := sc.findInstrument(a)
	sc.bills[a.head] = h
	return h, h.Entry != nil
}

func (sc *scene) findInstrument(a *act) (hit, bool) {
	if h, ok := sc.heading(a.head, "instrument"); ok {
		return h, true
	}
	does := a.head
	if a.noun {
		does = sc.giver(a)
	}
	if does != tree.None {
		if s := sc.t.Child(does, "nsubj"); s != tree.None {
			if h, ok := sc.heading(sc.antecedent(s), "instrument"); ok {
				return h, true
			}
		}
	}
	w := a.head
	for steps := 0; steps < mostSteps; steps++ {
		if sc.breaks(w) {
			break
		}
		if w = sc.t.Head(w); w == tree.None {
			break
		}
		if h, ok := sc.heading(w, "instrument"); ok {
			return h, true
		}
	}
	return sc.leading(a)
}

// leading returns the bill or law right before an act that it leads to: "a bill to",
// "a law that would", "a decree under which". The syntax may have missed it.
func (sc *scene) leading(a *act) (hit, bool) {
	for _, h := range sc.hits {
		if !h.plays("instrument") || h.To > a.name.From || a.name.From-h.To > mostLead {
			continue
		}
		i := max(h.To, sc.phrase(h.w).to)
		if i > a.name.From {
			i = h.To
		}
		for i < a.name.From && sc.is(i, ",", "under", "by", "through") {
			i++
		}
		if k := sc.t.Child(h.w, "case"); k != tree.None && sc.is(sc.t.Places[k].From, "under", "through") || sc.is(h.From-1, "under") || sc.is(h.From-2, "under") {
			return h, true
		}
		if sc.is(i, "on", "for", "against") && i+1 < len(sc.s.Tokens) && sc.t.Words[sc.t.At(i+1)].XPOS == "VBG" {
			return h, true
		}
		if sc.is(i, "to", "that", "which", "allowing", "stripping", "barring", "banning", "letting", "making", "revoking", "withdrawing") {
			return h, true
		}
	}
	return hit{}, false
}

// mostLead is how many tokens may stand between a bill and the verb that says what it
// does.
const mostLead = 12

// purpose reports whether a clause says what something is done for: "to collect them".
func (sc *scene) purpose(w int) bool {
	k := sc.t.Child(w, "mark")
	return k != tree.None && sc.t.Words[k].Lemma == "to"
}

// told reports whether an infinitive hangs on whom a deciding verb tells to do it:
// "ordered the ministry to return it".
func (sc *scene) told(w int) bool {
	if w == tree.None {
		return false
	}
	h := sc.t.Head(w)
	if h == tree.None || !sc.t.Is(w, "acl", "xcomp") || !sc.purpose(w) || !sc.t.Is(h, "obj", "obl") {
		return false
	}
	verb := sc.t.Head(h)
	return verb != tree.None && sc.holds(verb, "status")
}

// breaks reports whether what stands over a word is another matter: the word begins a
// clause of its own.
func (sc *scene) breaks(w int) bool {
	t := sc.t
	h := t.Head(w)
	if h == tree.None {
		return true
	}
	_, decides := sc.heading(h, "status")
	if t.Is(w, "parataxis") || t.Is(w, "advcl") && (!decides && !sc.purpose(w) || t.Child(w, "nsubj", "nsubj:pass") != tree.None) {
		return true
	}
	if t.Is(w, "conj") && t.Words[w].UPOS == "VERB" {
		return t.Child(w, "nsubj") != tree.None
	}
	if t.Is(w, "acl") {
		return !decides && !sc.holds(h, "instrument") && !sc.told(w)
	}
	return false
}
