package response

import (
	"slices"

	"cited/internal/tree"
)

// pointing returns the acts of a sentence that only says what became of one named
// before: "the tribunal quashed that order", "a similar law was passed", "dropped it in
// June".
func (sc *scene) pointing(before []act) []act {
	kind := sc.last
	if len(before) > 0 {
		kind = before[0].kind
	}
	if kind == "" {
		return nil
	}
	for _, h := range sc.hits {
		a := act{kind: kind, head: h.w, name: h, noun: true, status: "struck-down", points: true}
		switch {
		case slices.ContainsFunc(before, func(a act) bool { return a.span.from <= h.From && h.To <= a.span.to }):
		case sc.verbal(h) && (h.plays("status") && sc.falls(h, kind) || h.Entry.Slot("status") == "struck-down" && h.takes(kind)) && sc.again(h, len(before) > 0):
			a.noun = false
			for _, b := range before { // the nearest before it
				if b.name.From < h.From {
					a.kind = b.kind
				}
			}
			return []act{a}
		case !h.plays("instrument") || h.means() == "resolution":
		case h.plays("same"):
			a.status = "adopted"
			if sc.giver(&a) != tree.None {
				a.status = "applied"
			}
			return []act{a}
		case sc.passed(h):
			a.status = "adopted"
			return []act{a}
		case sc.fallen(stretch{h.From, h.To}, kind):
			return []act{a}
		}
	}
	return nil
}

// passed reports whether a bill or law named before is said to be in force: "passed the
// bill", "the decree was signed".
func (sc *scene) passed(h hit) bool {
	t := sc.t
	d, verb := t.Child(h.w, "det"), t.Head(h.w)
	if d == tree.None || verb == tree.None || !t.Is(h.w, "obj", "nsubj:pass", "nsubj") || !sc.is(t.Places[d].From, "the", "this", "that") {
		return false
	}
	if t.Is(h.w, "nsubj") && !t.Is(h.w, "nsubj:pass") && t.Child(verb, "obj") != tree.None {
		return false
	}
	s, ok := sc.heading(verb, "status")
	return ok && s.means() == "adopted" && s.w == verb && !sc.negated(verb) && t.Child(verb, "aux") == tree.None && t.Child(verb, "xcomp", "ccomp") == tree.None
}

// falls reports whether words say that a response of a kind is no more.
func (sc *scene) falls(h hit, kind string) bool {
	return h.means() == "struck-down" && sc.concerns(h, kind) && !(h.plays("handle") && sc.handles(h))
}

// handles reports whether a verb has a thing of its own that it is done to.
func (sc *scene) handles(h hit) bool {
	_, ok := sc.handled(h)
	return ok
}

// concerns reports whether words that decide a status decide that of a kind.
func (sc *scene) concerns(h hit, kind string) bool {
	only := h.Entry.Slots["kinds"]
	return len(only) == 0 || slices.Contains(only, kind)
}

// again reports whether a verb is said of "it" or "which": of what was named before.
func (sc *scene) again(h hit, here bool) bool {
	t := sc.t
	o := t.Child(h.w, "obj", "nsubj:pass")
	if o == tree.None {
		return false
	}
	if sc.is(t.Places[o].From, "it", "this") {
		return true
	}
	return here && sc.is(t.Places[o].From, "which")
}

// fallen reports whether words near a bill or law say that it is no more: before it with
// nothing but its article between, or behind it in its clause.
func (sc *scene) fallen(x stretch, kind string) bool {
	_, ok := sc.fall(x, kind)
	return ok
}

// fall returns those words.
func (sc *scene) fall(x stretch, kind string) (hit, bool) {
	for _, h := range sc.hits {
		if !h.plays("status") || h.From < x.to && x.from < h.To || !sc.falls(h, kind) {
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
