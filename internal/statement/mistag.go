package statement

import (
	"strings"

	"cited/internal/mention"
	"cited/internal/tree"
)

// takenForNoun returns who says something by a verb that the syntax took for the last noun of
// the phrase before it: "the audit court hints that ...", "the ministry rejects as false the claim". It is empty where the words can be a
// noun: a verb has them as its subject or object, or they belong to somebody.
func (sc *scene) takenForNoun(m mention.Match, w int) stretch {
	t := sc.t
	called := takes(m, "thing") && sc.pastCalling(m.To) >= 0
	if t.Words[w].XPOS != "NNS" || m.To-m.From != 1 || t.Child(w, "case") != tree.None {
		return stretch{}
	}
	if !called && (!takes(m, "clause") || !sc.opensThat(m.To) || t.Is(w, "nsubj", "obj", "nmod", "conj", "appos")) {
		return stretch{}
	}
	x := stretch{m.From, m.From}
	for x.from > 0 {
		u := t.Words[t.At(x.from-1)].UPOS
		if sc.is(x.from-1, "-") && !sc.s.Tokens[x.from-1].Space && !x.empty() {
			x.from--
			continue
		}
		if u != "NOUN" && u != "PROPN" && u != "ADJ" && u != "DET" && !(u == "PART" && !x.empty()) {
			break
		}
		if x.from--; u == "DET" {
			break
		}
	}
	if x.empty() || x.from > 0 && !sc.mark(x.from-1) && t.Words[t.At(x.from-1)].UPOS != "CCONJ" {
		return stretch{}
	}
	if u := t.Words[t.At(x.to-1)].UPOS; u != "NOUN" && u != "PROPN" {
		return stretch{}
	}
	return x
}

// takenForParticiple returns the noun right before a verb that the syntax took for a participle
// that hangs on it, though it tells nobody and what is said follows: "after jurists objected
// that ...".
func (sc *scene) takenForParticiple(m mention.Match, w int) int {
	h := sc.t.Head(w)
	if !sc.participle(w) || !sc.t.Is(w, "acl") || h == tree.None || takes(m, "addressee") || !sc.opensThat(m.To) || !strings.HasSuffix(sc.word(m.From), "ed") || sc.t.Places[h].To != m.From {
		return tree.None
	}
	if u := sc.t.Words[h].UPOS; u != "NOUN" && u != "PROPN" {
		return tree.None
	}
	return h
}

// opensThat reports whether a "that" at token i opens a clause: not "that day".
func (sc *scene) opensThat(i int) bool {
	return sc.is(i, "that") && sc.t.Words[sc.t.At(i)].UPOS == "SCONJ"
}
