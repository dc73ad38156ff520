package response

import (
	"cited"
	"cited/internal/tree"
)

// verdict is how far a response has come, and by which words.
type verdict struct {
	means string
	by    hit
}

// verdict climbs from an act to the top of its clause: what stands highest decides. "A
// plan" is proposed, "approved a plan" adopted, "wants to approve a plan" proposed.
func (sc *scene) verdict(a *act) verdict {
	v := verdict{means: a.status}
	if v.means == "" {
		v.means = "applied"
	}
	if h, ok := sc.instrument(a); ok && h.means() != "resolution" && a.status != "struck-down" {
		v = verdict{h.means(), h}
	}
	w := a.head
	for steps := 0; steps < 2*mostSteps && w != tree.None; steps++ {
		sc.decide(w, a, &v)
		if sc.breaks(w) {
			break
		}
		w = sc.t.Head(w)
	}
	if _, ok := sc.instrument(a); ok && v.means != "struck-down" {
		if h, ok := sc.fall(a.span); ok {
			return verdict{h.means(), h}
		}
	}
	if a.kind == "resolution" && v.means != "struck-down" {
		v.means = "adopted"
	}
	return v
}

// decide looks at a word over an act, and at what helps it: can, will, should.
func (sc *scene) decide(w int, a *act, v *verdict) {
	if h, ok := sc.heading(w, "status"); ok && h.From != a.name.From && !a.points {
		*v = verdict{h.means(), h}
	}
	if !sc.clause(w) {
		return
	}
	sc.t.Children(w, func(c int) bool {
		if h, ok := sc.heading(c, "status"); ok && sc.t.Is(c, "aux", "cop", "xcomp", "advmod") && h.From != a.name.From && (w == a.head || h.means() == "proposed" || sc.t.Is(c, "xcomp")) {
			*v = verdict{h.means(), h}
		}
		return true
	})
}

// clause reports whether a word is what a clause says: a verb, or what somebody is.
func (sc *scene) clause(w int) bool {
	return sc.t.Words[w].UPOS == "VERB" || sc.t.Child(w, "cop", "nsubj") != tree.None
}

// settle turns a verdict into kind and status; false if nothing was done or proposed.
func (sc *scene) settle(a *act, v verdict) (kind string, status cited.Status, ok bool) {
	no := sc.negated(a.head)
	if s := sc.t.Child(a.head, "nsubj"); s != tree.None && (sc.negated(s) || sc.is(sc.t.Places[s].From, "none", "nobody", "neither")) {
		return a.kind, "", false
	}
	if a.noun {
		if g := sc.giver(a); g != tree.None {
			no = no || sc.negated(g)
		}
	}
	switch {
	case a.kind == "repatriation" && (no || v.means == "refused"):
		return "refusal", cited.Applied, true
	case a.kind == "refusal":
		return a.kind, cited.Applied, !no
	case no:
		return a.kind, "", false
	case v.means == "refused":
		return a.kind, cited.Applied, a.thing.Entry != nil
	}
	return a.kind, cited.Status(v.means), true
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
		if _, ok := sc.heading(w, "unreal"); ok {
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
