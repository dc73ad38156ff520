package response

import (
	"slices"

	"cited/internal/mention"
	"cited/internal/tree"
)

// act is a response in the making.
type act struct {
	kind   string
	head   int // the verb or noun that the rest hangs on
	name   hit // the words that name it
	thing  hit // what is handled; without entry if nothing is
	noun   bool
	span   stretch
	points bool // what was done is named in another sentence
	weak   bool // the words alone say little: whoever does it must be a public body
	status string
}

// acts returns the acts that the sentence may tell of, in order; none lie over each
// other.
func (sc *scene) acts() []act {
	var out []act
	for _, h := range sc.hits {
		if a, ok := sc.actOf(h); ok {
			out = append(out, a)
		}
	}
	for i := range out {
		out[i].span = sc.span(&out[i])
	}
	if a, ok := sc.pointing(out); ok {
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
		return a, !sc.bidden(h.w)
	case h.plays("noun"):
		a.noun, a.weak = sc.t.Words[h.w].UPOS != "VERB", h.takes("body")
		return a, sc.stands(&a)
	case h.plays("handle") && sc.verbal(h) && !sc.bidden(h.w):
		if g, ok := sc.handled(h); ok {
			a.kind, a.thing = g.means(), g
			return a, true
		}
		a.kind = h.Entry.Slot("persons")
		return a, a.kind != "" && sc.takesPeople(h.w)
	case h.plays("instrument"):
		a.noun = true
		if h.means() == "resolution" {
			a.status = "adopted"
			return a, true
		}
		if g, ok := sc.regarding(h); ok {
			a.kind, a.thing = g.means(), g
			return a, true
		}
	}
	return act{}, false
}

// handled returns the thing that a verb is said to be done to.
func (sc *scene) handled(h hit) (hit, bool) {
	for _, g := range sc.hits {
		if !g.plays("thing") || !h.takes(g.means()) || g.plays("verb") && sc.verbal(g) {
			continue
		}
		if sc.belongs(g.w, h.w) || sc.next(h, g) || sc.t.Is(h.w, "acl") && sc.t.Head(h.w) == g.w {
			return g, true
		}
	}
	return hit{}, false
}

// takesPeople reports whether the object of a verb is people: "refuses the mothers".
func (sc *scene) takesPeople(w int) bool {
	o := sc.t.Child(w, "obj", "nsubj:pass")
	if o == tree.None {
		return false
	}
	_, ok := sc.s.Covering(mention.People, sc.t.Places[o].From)
	return ok
}

// next reports whether a thing stands right behind its verb, with a word or two between:
// the syntax may have missed it.
func (sc *scene) next(h, g hit) bool {
	if g.From < h.To || g.From > h.To+mostBetween {
		return false
	}
	for i := h.To; i < g.From; i++ {
		if w := sc.t.Words[sc.t.At(i)]; w.UPOS == "PUNCT" || w.UPOS == "VERB" || w.UPOS == "AUX" {
			return false
		}
	}
	return true
}

// mostBetween is how many words may stand between a verb and what it handles.
const mostBetween = 4

// stands reports whether a noun says that there is such a thing: somebody runs or has
// it, it is what a sentence is about or what is done. "The number of the hotline" only
// mentions one.
func (sc *scene) stands(a *act) bool {
	t := sc.t
	switch {
	case t.Is(a.head, "compound") && a.name.From+1 == a.name.To:
		return false
	case !a.noun || sc.giver(a) != tree.None:
		return true
	case a.weak:
		h := t.Head(a.head)
		made := false
		if h != tree.None {
			_, made = sc.heading(h, "status")
		}
		t.Children(a.head, func(c int) bool {
			_, give := sc.heading(c, "give")
			made = made || give && t.Is(c, "acl")
			return !made
		})
		return made
	}
	return !t.Is(a.head, "nmod") || sc.subjected(a)
}

// subjected reports whether somebody is where a noun says: "under house arrest", "on tags".
func (sc *scene) subjected(a *act) bool {
	k := sc.t.Child(a.head, "case")
	return k != tree.None && (sc.t.Words[k].Lemma == "under" || sc.t.Words[k].Lemma == "on") && sc.t.Child(a.head, "cop") != tree.None || k != tree.None && k > 0 && sc.t.Words[k-1].Lemma == "be"
}

// belongs reports whether a word hangs on a verb without another clause between.
func (sc *scene) belongs(x, verb int) bool {
	for first, steps := x, 0; x != tree.None && steps < mostSteps; steps++ {
		if x == verb {
			return true
		}
		if x != first && sc.t.Words[x].UPOS == "VERB" && !sc.t.Is(x, "xcomp", "amod") || sc.t.Is(x, "parataxis") || x != first && sc.t.Is(x, "advcl") {
			return false
		}
		x = sc.t.Head(x)
	}
	return false
}

// regarding returns the thing that a bill or law is about, where no verb says what it
// does: "a decree on passports".
func (sc *scene) regarding(h hit) (hit, bool) {
	for _, g := range sc.hits {
		if g.plays("thing") && g.w != h.w && sc.t.Under(g.w, h.w) && sc.belongs(g.w, h.w) && !slices.Contains([]string{"sentencing", "prosecution"}, g.means()) {
			return g, true
		}
	}
	return hit{}, false
}

// pointing returns the act of a sentence that only says what became of one named
// before: "the tribunal quashed that order", "a similar law was passed".
func (sc *scene) pointing(before []act) (act, bool) {
	kind := sc.last
	if len(before) > 0 {
		kind = before[0].kind
	}
	for _, h := range sc.hits {
		if kind == "" || !h.plays("instrument") || h.means() == "resolution" {
			continue
		}
		if slices.ContainsFunc(before, func(a act) bool { return a.span.from <= h.From && h.To <= a.span.to }) {
			continue
		}
		a := act{kind: kind, head: h.w, name: h, noun: true, status: "struck-down", points: true}
		if h.plays("same") {
			a.status = "adopted"
			return a, true
		}
		if sc.fallen(stretch{h.From, h.To}) {
			return a, true
		}
	}
	return act{}, false
}

// fallen reports whether words near a bill or law say that it is no more: before it with
// nothing but its article between, or behind it in its clause.
func (sc *scene) fallen(x stretch) bool {
	_, ok := sc.fall(x)
	return ok
}

// fall returns those words.
func (sc *scene) fall(x stretch) (hit, bool) {
	for _, h := range sc.hits {
		if !h.plays("status") || h.means() != "struck-down" || h.From < x.to && x.from < h.To {
			continue
		}
		if h.To <= x.from && x.from-h.To <= 2 || h.From >= x.to && h.From-x.to <= mostTail && sc.oneClause(x.to, h.From) {
			return h, true
		}
	}
	return hit{}, false
}

// mostTail is how many tokens may stand between a bill and what became of it.
const mostTail = 16

// oneClause reports whether no other clause begins between two tokens.
func (sc *scene) oneClause(from, to int) bool {
	for i := from; i < to; i++ {
		if sc.is(i, ";", ":", "but", "while", "because", "although", "after", "when") || sc.is(i, "and") && sc.t.Is(sc.t.At(i), "cc") && sc.t.Words[sc.t.Head(sc.t.At(i))].UPOS == "VERB" {
			return false
		}
	}
	return true
}

// joined reports whether two verbs are told in one breath: "were tried and sentenced".
func (sc *scene) joined(a, b int) bool {
	return sc.t.Is(b, "conj") && sc.t.Head(b) == a && sc.t.Child(b, "nsubj", "nsubj:pass", "obj") == tree.None
}

// apart leaves out acts that lie over one before.
func (sc *scene) apart(all []act) []act {
	slices.SortStableFunc(all, func(a, b act) int { return a.name.From - b.name.From })
	var out []act
	for _, a := range all {
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
