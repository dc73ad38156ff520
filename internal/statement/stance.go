package statement

import (
	"slices"

	"cited"
	"cited/internal/mention"
	"cited/internal/tree"
)

// stance says how the source stands to what it says, and why that is hedged.
func (sc *scene) stance(d *draft) (cited.Stance, cited.Hedge) {
	switch {
	case d.act == "denied" && !sc.negated(d):
		return cited.Denial, ""
	case d.act == "threatened":
		return cited.Hedged, cited.HedgeThreat
	case sc.anonymous(d):
		return cited.Hedged, cited.HedgeAnonymous
	case d.act == "reported" && d.source.empty(), d.passive && d.source.empty():
		return cited.Hedged, cited.HedgeReported
	case d.act == "inferred" || sc.guesses(d):
		return cited.Hedged, cited.HedgeInference
	case d.act == "forecast" || sc.ahead(d):
		return cited.Hedged, cited.HedgeForecast
	}
	return cited.Asserted, ""
}

// negated reports whether the cue is negated: "did not deny".
func (sc *scene) negated(d *draft) bool {
	no := false
	if d.head == tree.None {
		return false
	}
	sc.t.Children(d.head, func(c int) bool {
		no = sc.t.Words[c].Feat("Polarity") == "Neg" || sc.is(sc.t.Places[c].From, "never")
		return !no
	})
	return no
}

// anonymous reports whether the sentence says that the source wants no name.
func (sc *scene) anonymous(d *draft) bool {
	if d.source.empty() {
		return false
	}
	for i := range sc.s.Tokens {
		if sc.is(i, "anonymity") || sc.is(i, "named", "identified", "name") && sc.is(i-1, "be", "their", "his", "her") && i > 2 && slices.ContainsFunc([]int{i - 2, i - 3, i - 4}, func(j int) bool { return sc.is(j, "not", "asked", "wished", "without") }) {
			return true
		}
	}
	return false
}

// guesses reports whether a hedge stands in what is said.
func (sc *scene) guesses(d *draft) bool {
	for _, m := range sc.s.List(mention.Hedges) {
		if m.Entry.Meaning() != "hedged" {
			continue
		}
		for _, c := range d.content {
			if c.from <= m.From && m.To <= c.to {
				return true
			}
		}
	}
	return false
}

// ahead reports whether what is said lies in the future: its first verb is behind "will".
func (sc *scene) ahead(d *draft) bool {
	if d.direct || len(d.content) == 0 || sc.t == nil {
		return false
	}
	for i := d.content[0].from; i < d.content[0].to; i++ {
		w := sc.t.At(i)
		if w == tree.None {
			return false
		}
		switch u := sc.t.Words[w].UPOS; {
		case u == "AUX" && sc.is(i, "will", "would", "'ll", "shall"):
			return true
		case u == "AUX" || u == "VERB":
			return false
		}
	}
	return false
}

// carries reports whether a statement is only by what another is made, or tells what became of that: "said in
// a statement that ...", "said in a letter seen by the paper that ...".
func (d *draft) carries(sc *scene, o draft) bool {
	if o.cue == d.cue || o.head == tree.None || d.head == tree.None || o.source.empty() || len(d.content) == 0 || len(o.content) == 0 || d.content[0] != o.content[0] || !sc.t.Under(d.head, o.head) {
		return false
	}
	return d.source.empty() && sc.t.Words[d.head].UPOS == "NOUN" || d.passive && sc.t.Is(d.head, "acl")
}

// repeats reports whether a statement only brings in the noun that makes another of the
// same source: "repeated the claim that ...".
func (d *draft) repeats(sc *scene, o draft) bool {
	if o.cue == d.cue || o.head == tree.None || d.head == tree.None || o.source != d.source || sc.t.Words[o.head].UPOS != "NOUN" {
		return false
	}
	return sc.t.Head(o.head) == d.head
}

// settle takes out statements whose cue is part of another's, and of two with the same
// content from the same cue the later.
func (sc *scene) settle(all []draft) []draft {
	var out []draft
	for i, d := range all {
		inside := slices.ContainsFunc(all, func(o draft) bool {
			return o.cue != d.cue && o.cue.from <= d.cue.from && d.cue.to <= o.cue.to
		})
		inside = inside || slices.ContainsFunc(all, func(o draft) bool { return d.repeats(sc, o) || d.carries(sc, o) })
		again := slices.ContainsFunc(all[:i], func(o draft) bool { return o.cue.from < d.cue.to && d.cue.from < o.cue.to && o.cue == d.cue })
		if !inside && !again {
			out = append(out, d)
		}
	}
	return out
}
