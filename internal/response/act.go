package response

import (
	"slices"

	"cited/internal/tree"
)

// act is a response in the making.
type act struct {
	kind     string
	head     int // the verb or noun that the rest hangs on
	name     hit // the words that name it
	thing    hit // what is handled; without entry if nothing is
	noun     bool
	deed     bool // a noun that says what was done: the withdrawal of a passport
	span     stretch
	points   bool // what was done is named in another sentence
	weak     bool // the words alone say little: whoever does it must be a public body
	affected bool // the subject is whom it is done to
	status   string
}

// acts returns the acts that the sentence may tell of, in order; none lie over each
// other.
func (sc *scene) acts() []act {
	var out []act
	for _, h := range sc.hits {
		if a, ok := sc.actOf(h); ok {
			a.affected = a.affected || sc.headlined(&a) || h.Entry.Slot("who") == "affected" || a.noun && sc.receives(&a)
			out = append(out, a)
		}
	}
	for i := range out {
		out[i].span = sc.span(&out[i])
	}
	for _, a := range sc.pointing(out) {
		a.span = sc.span(&a)
		out = append(out, a)
	}
	return sc.apart(out)
}

// actOf returns the act that words name.
func (sc *scene) actOf(h hit) (act, bool) {
	a := act{kind: h.means(), head: h.w, name: h, status: h.Entry.Slot("status")}
	switch {
	case h.plays("verb") && sc.verbal(h):
		return a, !sc.bidden(h.w) && sc.meets(h) && !sc.priced(h.w) && sc.suits(h)
	case h.plays("deed") && sc.t.Words[h.w].UPOS == "NOUN":
		return sc.deedOf(a)
	case h.plays("noun"):
		a.noun, a.weak = sc.t.Words[h.w].UPOS != "VERB", h.takes("body")
		return a, sc.stands(&a)
	case h.plays("handle") && sc.verbal(h) && !sc.bidden(h.w):
		return sc.handling(a)
	case h.plays("medium"):
		a.noun, a.weak = true, true
		return a, sc.has("aim") && sc.stands(&a) || sc.official(h.w)
	case h.plays("instrument"):
		return sc.enacting(a)
	}
	return act{}, false
}

// headlined reports whether a headline has left the auxiliary out: "Recruiter jailed for
// nine years".
func (sc *scene) headlined(a *act) bool {
	t := sc.t
	if a.noun || a.name.To-a.name.From > 1 || t.Words[a.head].XPOS != "VBD" && t.Words[a.head].XPOS != "VBN" || t.Child(a.head, "obj", "aux", "ccomp", "xcomp") != tree.None {
		return false
	}
	s, k := t.Child(a.head, "nsubj"), tree.None
	if o := t.Child(a.head, "obl"); o != tree.None {
		k = t.Child(o, "case")
	}
	return s != tree.None && k != tree.None && sc.is(t.Places[k].From, "for", "over", "after", "to", "in", "at") && sc.persons(s) && !sc.body(s)
}

// handling completes the act of a verb that does something to a thing or to people.
func (sc *scene) handling(a act) (act, bool) {
	h := a.name
	if g, ok := sc.handled(h); ok {
		if !sc.meets(h) && !sc.passive(h.w) || h.Entry.Slot("alone") != "" && g.means() == "repatriation" && !sc.anyBody() || g.means() == "repatriation" && !sc.movesPeople(h.w, g.w) {
			return a, false
		}
		if g.means() == "livelihood" && !sc.byBody(h.w) {
			return a, false
		}
		a.kind, a.thing = g.kind(), g
		if slices.Contains(h.Entry.Slots["enacts"], g.means()) {
			a.status = "adopted"
		}
		if sc.particle(h, "back") && owned(a.kind) {
			a.status = "struck-down"
		}
		a.affected = sc.caused(g, h) || slices.Contains(h.Entry.Slots["suffers"], a.kind)
		if h.plays("status") && undoes(a.kind) {
			a.status = h.means()
		}
		if h.plays("give") && a.kind == "sentencing" && a.status == "adopted" && sc.forDoing(h, g) {
			a.kind = "prosecution"
		}
		return a, true
	}
	if a.kind = h.Entry.Slot("persons"); a.kind != "" && sc.meets(h) && sc.takesPeople(h.w) && sc.particle(h, h.Entry.Slots["particle"]...) && (h.Entry.Slot("agent") == "" || sc.byBody(h.w)) {
		a.status = ""
		return a, true
	}
	if h.takes("residence") && h.plays("status") && sc.sentOut(h.w) {
		a.kind, a.status = "residence", "adopted"
		return a, true
	}
	if h.plays("ferry") && sc.homeward(h.w) {
		a.kind, a.status = "repatriation", ""
		return a, true
	}
	return act{}, false
}

// forDoing reports whether a penalty is set for doing something, which makes it a crime:
// "introduced prison terms for fighting abroad".
func (sc *scene) forDoing(h, g hit) bool {
	for i := g.To; i < min(g.To+mostTail, len(sc.s.Tokens)-1); i++ {
		if next := sc.t.At(i + 1); sc.is(i, "for") && sc.t.Words[next].XPOS == "VBG" {
			return true
		}
	}
	return false
}

// owned reports whether a kind is about what people have: who gives it back undoes
// something.
func owned(kind string) bool {
	return slices.Contains([]string{"citizenship", "passport", "residence", "other"}, kind)
}

// undoes reports whether words decide the status of what they are done to: who drops a
// charge undoes it, who asks for nine years has not got them; who withdraws a passport has
// applied something.
func undoes(kind string) bool {
	return kind == "prosecution" || kind == "sentencing"
}

// enacting completes the act of a bill or law.
func (sc *scene) enacting(a act) (act, bool) {
	a.noun = true
	if sc.is(a.name.To, "against") && sc.governed(a.head) { // "passed a law against mercenaries"
		a.kind = "prosecution"
		return a, true
	}
	if a.kind = a.name.means(); a.kind == "resolution" {
		if a.status == "" {
			a.status = "adopted"
		}
		return a, sc.has("council") || sc.anyBody() || sc.governed(a.head)
	}
	if g, ok := sc.regarding(a.name); ok {
		a.kind, a.thing = g.means(), g
		return a, true
	}
	if a.name.Entry.Slot("turned") != "" { // "their request for repatriation"
		for _, g := range sc.hits {
			if g.plays("deed") && g.Entry.Slot("persons") == "repatriation" && sc.t.Head(g.w) == a.head {
				a.kind = "repatriation"
				return a, true
			}
		}
	}
	return act{}, false
}

// has reports whether any words of the sentence play a part.
func (sc *scene) has(part string) bool {
	return slices.ContainsFunc(sc.hits, func(h hit) bool { return h.plays(part) })
}

// regarding returns the thing that a bill or law is about, where no verb says what it
// does: "a decree on passports".
func (sc *scene) regarding(h hit) (hit, bool) {
	for _, g := range sc.hits {
		if g.plays("thing") && g.w != h.w && sc.t.Under(g.w, h.w) && sc.belongs(g.w, h.w) && !slices.Contains([]string{"sentencing", "prosecution", "rehabilitation"}, g.means()) {
			return g, true
		}
	}
	return hit{}, false
}

// within reports whether an act is only what a resolution calls for.
func (sc *scene) within(r, a act) bool {
	if r.kind != "resolution" || a.kind == "resolution" {
		return false
	}
	w := r.head
	for steps := 0; steps < mostSteps && w != tree.None && sc.t.Words[w].UPOS != "VERB"; steps++ {
		w = sc.t.Head(w)
	}
	return w != tree.None && a.head != w && sc.t.Under(a.head, w) && a.name.From > r.name.From
}

// joined reports whether two verbs are told in one breath: "were tried and sentenced".
func (sc *scene) joined(a, b int) bool {
	return sc.t.Is(b, "conj") && sc.t.Head(b) == a && sc.t.Child(b, "nsubj", "nsubj:pass", "obj", "aux") == tree.None
}

// apart leaves out acts that lie over one before.
func (sc *scene) apart(all []act) []act {
	slices.SortStableFunc(all, func(a, b act) int { return a.name.From - b.name.From })
	var out []act
	for _, a := range all {
		if slices.ContainsFunc(all, func(o act) bool { return sc.within(o, a) }) {
			continue
		}
		i := slices.IndexFunc(out, func(o act) bool { return o.span.meets(a.span) || o.kind == a.kind && sc.joined(o.head, a.head) })
		switch {
		case i < 0:
			out = append(out, a)
		case out[i].kind == "other" || out[i].kind == "resolution" && out[i].noun && a.kind == "":
			a.span = a.span.join(out[i].span)
			out[i] = a
		}
	}
	return out
}
