package response

import (
	"cited"
	"cited/internal/tree"
)

// verdict is how far a response has come, and by which words.
type verdict struct {
	means  string
	by     hit
	was    string // before it was undone, as far as it was
	undone bool
	nobody bool // who would do it is nobody
	told   bool // it is told as done: what stands over it cannot make it a plan
}

// turn lets words decide. What is undone twice stands: a motion to repeal a law was
// rejected, an appeal against an order dismissed. What was undone by a decision is not
// taken up again by the vote on it: "voted to repeal".
func (v *verdict) turn(h hit) {
	if v.by.Entry != nil && v.by.From == h.From {
		return
	}
	m := h.means()
	if m == "resolution" { // what a council calls for
		m = "proposed"
	}
	switch {
	case h.plays("appeal"):
		v.was, v.undone = v.means, true
	case m == "kept":
	case m == "struck-down" && v.undone:
		v.means, v.by, v.undone = v.was, h, false
		if v.was == "proposed" { // what is repealed is in force
			v.means = "adopted"
		}
	case m == "struck-down":
		v.was, v.undone, v.means, v.by = v.means, true, m, h
	case m == "adopted" && v.means == "struck-down" || m == "adopted" && v.undone:
	default:
		v.means, v.by = m, h
	}
}

// verdict climbs from an act to the top of its clause: what stands highest decides. "A
// plan" is proposed, "approved a plan" adopted, "wants to approve a plan" proposed.
func (sc *scene) verdict(a *act) verdict {
	v := verdict{means: a.status}
	if v.means == "" {
		v.means = "applied"
	}
	h, bill := sc.instrument(a)
	if bill && h.means() != "resolution" && a.status != "struck-down" {
		v.means, v.by = h.means(), h
	}
	v.told = !a.noun && sc.finite(a.head)
	w, from := a.head, tree.None
	for steps := 0; steps < 2*mostSteps && w != tree.None; steps++ {
		sc.decide(w, from, a, &v)
		if sc.breaks(w) {
			break
		}
		w, from = sc.t.Head(w), w
	}
	if sc.announced(a.head) {
		v.means = "proposed"
	}
	if bill && v.means == "proposed" {
		sc.conjoined(a, &v)
	}
	if bill && v.means == "proposed" && sc.counterfactual(a.head) {
		v.means = "struck-down"
	}
	if bill && v.means != "struck-down" && !v.undone && v.was == "" {
		if h, ok := sc.fall(a.span, a.kind); ok {
			v.turn(h)
		}
	}
	return v
}

// conjoined looks at what else is said of a bill in the same breath: "under which they
// lose it, entered into force".
func (sc *scene) conjoined(a *act, v *verdict) {
	says := a.head
	if h := sc.t.Head(says); a.noun && h != tree.None && sc.t.Is(says, "nsubj") {
		says = h
	}
	sc.t.Children(says, func(c int) bool {
		if h, ok := sc.heading(c, "status"); ok && sc.t.Is(c, "conj") && h.means() != "proposed" && sc.rules(h, c, a) && sc.t.Child(c, "nsubj") == tree.None {
			v.turn(h)
		}
		return true
	})
}

// announced reports whether a verb is the whole of a headline that says what is to come:
// "Denmark to strip fighters of citizenship".
func (sc *scene) announced(w int) bool {
	t := sc.t
	k := t.Child(w, "mark")
	return t.Is(w, "root") && k != tree.None && t.Words[k].Lemma == "to" && t.Child(w, "nsubj", "nsubj:pass") != tree.None
}

// decide looks at a word over an act, and at what helps it: can, will, should.
func (sc *scene) decide(w, from int, a *act, v *verdict) {
	for _, i := range sc.at[w] {
		h := sc.hits[i]
		if h.From == a.name.From || a.points || !sc.rules(h, w, a) || h.means() == "proposed" && v.told {
			continue
		}
		if h.Entry.Slot("over") == "clause" && !sc.t.Is(from, "xcomp", "ccomp", "acl", "advcl") && !sc.told(from) {
			continue
		}
		v.turn(h)
		v.nobody = v.nobody || sc.nobody(h.w)
	}
	if w == a.head && sc.subjunctive(w) || sc.t.Words[w].UPOS == "VERB" && sc.urged(w) {
		v.means = "proposed"
	}
	if a.noun && w == a.head || sc.holds(w, "instrument") {
		sc.t.Children(w, func(c int) bool {
			if h, ok := sc.heading(c, "status"); ok && sc.t.Is(c, "acl") && sc.rules(h, c, a) && sc.t.Words[c].XPOS != "VBG" {
				v.turn(h)
			}
			return true
		})
	}
	if !sc.clause(w) {
		return
	}
	sc.t.Children(w, func(c int) bool {
		if a.affected && sc.is(sc.t.Places[c].From, "must") { // what they must do is asked of them
			return true
		}
		if h, ok := sc.heading(c, "status"); ok && sc.t.Is(c, "aux", "cop", "xcomp", "advmod") && h.From != a.name.From && !(v.told && h.means() == "proposed") && (w == a.head || h.means() == "proposed" || sc.t.Is(c, "xcomp")) && sc.rules(h, c, a) {
			v.turn(h)
		}
		return true
	})
}

// finite reports whether a verb tells what has been done: who says or denies it, and
// whether he would, takes nothing from it.
func (sc *scene) finite(w int) bool {
	t := sc.t
	if t.Words[w].XPOS == "VBD" {
		return t.Child(w, "aux") == tree.None
	}
	done, may := false, false
	t.Children(w, func(c int) bool {
		if t.Is(c, "aux") {
			done = done || sc.is(t.Places[c].From, "has", "had", "was", "were", "'ve", "'d", "have")
			may = may || t.Words[c].XPOS == "MD" || sc.is(t.Places[c].From, "to")
		}
		may = may || t.Is(c, "mark") && sc.is(t.Places[c].From, "to")
		return true
	})
	return done && !may && t.Words[w].XPOS == "VBN"
}

// subjunctive reports whether a passive only says what is to be: "that the children be
// fetched home".
func (sc *scene) subjunctive(w int) bool {
	b, k := sc.t.Child(w, "aux"), sc.t.Child(w, "mark")
	return b != tree.None && sc.t.Is(b, "aux:pass") && sc.is(sc.t.Places[b].From, "be") && (k == tree.None || sc.is(sc.t.Places[k].From, "that"))
}

// urged reports whether a verb has the bare form behind its subject: "that the state open
// a centre".
func (sc *scene) urged(w int) bool {
	t := sc.t
	return t.Words[w].XPOS == "VB" && t.Child(w, "nsubj") != tree.None && t.Child(w, "aux") == tree.None && !sc.purpose(w) && t.Is(w, "ccomp", "conj")
}

// counterfactual reports whether a clause tells what would have been: "a bill that would
// have stripped them".
func (sc *scene) counterfactual(w int) bool {
	t, would, have := sc.t, false, false
	t.Children(w, func(c int) bool {
		would = would || t.Is(c, "aux") && sc.is(t.Places[c].From, "would")
		have = have || t.Is(c, "aux") && sc.is(t.Places[c].From, "have")
		return true
	})
	return would && have
}

// holds reports whether a word heads words that play a part.
func (sc *scene) holds(w int, part string) bool {
	_, ok := sc.heading(w, part)
	return ok
}

// rules reports whether words over an act decide how far it has come. Whom a court has
// ordered to do something, it is done to; a law that is announced is none yet.
func (sc *scene) rules(h hit, w int, a *act) bool {
	if !h.plays("status") {
		return h.plays("appeal") || h.plays("instrument") && h.means() == "proposed" && sc.t.Words[h.w].UPOS == "VERB"
	}
	if sc.t.Words[h.w].UPOS == "PROPN" { // the month of May
		return false
	}
	if h.Entry.Slot("weak") != "" {
		if b, ok := sc.instrument(a); ok && b.means() == "proposed" {
			return false
		}
	}
	if !sc.concerns(h, a.kind) || h.plays("handle") && sc.handles(h) && a.name.From == h.From {
		return false
	}
	if h.Entry.Slot("over") == "instrument" {
		_, ok := sc.instrument(a)
		return ok && sc.t.Child(w, "ccomp") == tree.None
	}
	if a.kind == "resolution" && a.status == "adopted" && h.means() == "proposed" {
		return false // what it calls for is another matter
	}
	if s := sc.t.Child(w, "nsubj:pass"); h.means() == "adopted" && s != tree.None && sc.people(s) && !sc.body(s) {
		return false
	}
	return true
}

// clause reports whether a word is what a clause says: a verb, or what somebody is.
func (sc *scene) clause(w int) bool {
	return sc.t.Words[w].UPOS == "VERB" || sc.t.Child(w, "cop", "nsubj") != tree.None
}

// settle turns a verdict into kind and status; false if nothing was done or proposed.
func (sc *scene) settle(a *act, v verdict) (kind string, status cited.Status, ok bool) {
	no := sc.negated(a.head)
	if a.noun {
		if g := sc.giver(a); g != tree.None && !a.points {
			no = no || sc.negated(g)
		}
	}
	none := v.nobody || sc.nobody(a.head)
	switch {
	case a.kind == "repatriation" && (no || none && v.by.Entry != nil || v.means == "refused" || sc.spurned(a, v)):
		return "refusal", sc.refusal(a, v), true
	case none:
		return a.kind, "", false
	case a.kind == "refusal":
		return a.kind, sc.refusal(a, v), !no
	case no && a.thing.Entry != nil && a.name.Entry.Slot("withheld") != "" && owned(a.kind):
		return a.kind, cited.Applied, true
	case no:
		return a.kind, "", false
	case v.means == "refused" && a.noun:
		return a.kind, cited.StruckDown, true
	case v.means == "refused":
		return a.kind, cited.Applied, a.thing.Entry != nil
	}
	return a.kind, cited.Status(v.means), true
}

// nobody reports whether the subject of a verb is nobody: "none has been charged".
func (sc *scene) nobody(w int) bool {
	s := sc.t.Child(w, "nsubj")
	return s != tree.None && (sc.negated(s) || sc.is(sc.t.Places[s].From, "none", "nobody", "neither"))
}

// refusal returns how far a refusal has come: moved, decided, overturned, or simply done.
func (sc *scene) refusal(a *act, v verdict) cited.Status {
	_, bill := sc.instrument(a)
	switch {
	case v.means == "refused" && v.by.Entry.Slot("status") == "adopted", v.means == "adopted":
		return cited.Adopted
	case bill && !sc.spurned(a, v) && (v.means == "proposed" || v.means == "struck-down"):
		return cited.Status(v.means)
	}
	return cited.Applied
}

// spurned reports whether a request to bring people home was turned down.
func (sc *scene) spurned(a *act, v verdict) bool {
	h, ok := sc.instrument(a)
	return ok && v.means == "struck-down" && h.Entry.Slot("turned") == "refusal"
}

// negated reports whether a verb or noun is denied: "has not charged", "no hotline".
func (sc *scene) negated(w int) bool {
	no := false
	sc.t.Children(w, func(c int) bool {
		at := sc.t.Places[c].From
		no = sc.t.Words[c].Feat("Polarity") == "Neg" || sc.is(at, "not", "n't", "never", "no", "neither", "nor")
		if sc.t.Is(c, "obj") {
			from, _ := sc.t.Extent(c)
			no = no || sc.is(from, "no", "none", "nobody", "neither", "not")
		}
		return !no
	})
	return no
}

// unreal reports whether an act is only feared, supposed or avoided.
func (sc *scene) unreal(a *act) bool {
	w := a.head
	for steps := 0; steps < mostSteps && w != tree.None; steps++ {
		if sc.holds(w, "unreal") || sc.supposed(w) || w != a.head && (sc.nobody(w) && a.kind != "repatriation" || sc.wishful(w)) {
			return true
		}
		found := false
		sc.t.Children(w, func(c int) bool {
			_, ok := sc.heading(c, "unreal")
			found = ok && c < a.head && sc.t.Is(c, "mark", "case", "advmod")
			return !found
		})
		if found {
			return true
		}
		if sc.t.Is(w, "parataxis", "conj") {
			return false
		}
		w = sc.t.Head(w)
	}
	return false
}

// wishful reports whether a verb says what somebody who is no public body only wishes or
// thinks.
func (sc *scene) wishful(w int) bool {
	s := sc.t.Child(w, "nsubj")
	return s != tree.None && sc.holds(w, "wish") && !sc.body(s)
}

// supposed reports whether a verb tells what would happen if something else did.
func (sc *scene) supposed(w int) bool {
	t, would, condition := sc.t, false, false
	t.Children(w, func(c int) bool {
		at := t.Places[c].From
		would = would || t.Is(c, "aux") && sc.is(at, "would", "could", "might")
		if k := t.Child(c, "mark"); k != tree.None && t.Is(c, "advcl") {
			condition = condition || sc.is(t.Places[k].From, "if", "unless")
		}
		return true
	})
	return would && condition
}
