package statement

import (
	"cited/internal/tree"
)

// subjectOf returns the word that heads who says it, None if nobody is named.
func (sc *scene) subjectOf(w int, d *draft) int {
	if d.passive {
		return sc.t.Agent(w)
	}
	who, verb := sc.t.Subject(w, nil)
	if who != tree.None && verb == w {
		who = sc.lastSubject(who, w)
	}
	if who != tree.None && sc.t.Words[who].Lemma == "it" && sc.t.Child(verb, "expl") != tree.None {
		return tree.None
	}
	return who
}

// lastSubject returns the subject that stands nearest before a verb: where the syntax takes
// what is said for another, "the number of those who leave has fallen, officials said".
func (sc *scene) lastSubject(who, verb int) int {
	sc.t.Children(verb, func(c int) bool {
		if from, _ := sc.t.Extent(c); c > who && c < verb && sc.t.Is(c, "nsubj") && sc.is(from-1, ",") {
			who = c
		}
		return true
	})
	return who
}

// sourceSpan returns the whole phrase of who says it, with what stands in apposition.
func (sc *scene) sourceSpan(who int, cue stretch) stretch {
	t := sc.t
	from, to := t.Extent(who)
	own := t.Places[who]
	t.Children(who, func(c int) bool {
		at := t.Places[c]
		switch {
		case t.Is(c, "case", "mark", "cc") && at.To <= own.From && at.From == from:
			from = at.To
		case t.Is(c, "advcl", "parataxis", "ccomp") && at.To <= own.From && from < own.From:
			if _, end := t.Extent(c); end <= own.From { // a clause before it, taken for its own
				from = max(from, end)
			}
		case t.Is(c, "acl") && own.From >= cue.to && !t.Is(c, "acl:relcl") && sc.saysWhat(c): // "was told by the mayor that"
			start, _ := t.Extent(c)
			to = min(to, max(start, own.To))
		case t.Is(c, "advcl", "parataxis", "ccomp", "cop") && at.From >= own.To, t.Is(c, "acl") && own.To <= cue.from && at.To > cue.from:
			start, _ := t.Extent(c)
			to = min(to, max(start, own.To))
		}
		return true
	})
	if own.To <= cue.from {
		to = min(to, cue.from)
	} else if own.From >= cue.to {
		from = max(from, cue.to)
	}
	x := sc.trim(stretch{from, to})
	if !x.empty() {
		x.from = sc.nominalBefore(x.from, cue)
	}
	for i := x.from; i < x.to-1; i++ {
		if sc.is(i, "–", "—") && i < sc.t.Places[who].From {
			x.from = i + 1 // a dateline
		}
	}
	for _, q := range sc.quotes {
		if x.from < q.from && q.from < x.to && q.to >= x.to || x.from < q.from && q.whole() && q.to <= x.to {
			x.to = q.from
		}
	}
	return sc.withoutFrame(sc.trim(x))
}

// withoutFrame cuts off who says something what belongs to the clause: "as unions", "the mayor on
// Sunday".
func (sc *scene) withoutFrame(x stretch) stretch {
	for x.to-x.from > 1 && sc.is(x.from, "as", "even", "while", "after", "and", "but", "because", "although", "though", "when") && sc.t.Words[sc.t.At(x.from)].UPOS != "PROPN" {
		x.from++
	}
	if x.to-x.from > 3 && sc.is(x.to-2, "on") && sc.dated(x.to-1) && sc.t.Words[sc.t.At(x.to-3)].XPOS != "VBN" { // but "a study, published on Sunday"
		x.to -= 2
	}
	return x
}

// nominalBefore takes in the nouns, names and articles right before a phrase that the
// syntax cut off.
func (sc *scene) nominalBefore(from int, cue stretch) int {
	at := from
	if u := sc.t.Words[sc.t.At(from)].UPOS; u == "DET" || u == "PRON" {
		return from
	}
	for i := from - 1; i >= 0 && i >= cue.to || i >= 0 && from <= cue.from; i-- {
		if sc.dated(i) {
			return at // "last month Norway said"
		}
		switch sc.t.Words[sc.t.At(i)].UPOS {
		case "DET":
			return i
		case "NOUN", "PROPN", "ADJ", "NUM":
			at = i
			continue
		case "PART", "PRON":
			if sc.is(i, "'s", "’s", "'", "’", "her", "his", "its", "their", "my", "our") {
				at = i
				continue
			}
		}
		return at
	}
	return at
}

// nameBefore returns the phrase between a comma or a quotation and a cue, if it holds a
// noun or a pronoun and no verb: who says it, where the syntax went wrong.
func (sc *scene) nameBefore(to int) stretch {
	if x := sc.behindQuote(to); !x.empty() {
		return x
	}
	from, nominal := to, false
	for from > 0 && to-from < longestName && !sc.is(from-1, ",", ";", ":", "?", "!", ".") && !sc.quoteMark(from-1) {
		switch sc.t.Words[sc.t.At(from-1)].UPOS {
		case "VERB", "AUX", "SCONJ", "CCONJ":
			if sc.is(from-2, "-") && !sc.s.Tokens[from-1].Space { // "London-based"
				break
			}
			return stretch{}
		case "NOUN", "PROPN", "PRON":
			nominal = true
		}
		from--
	}
	if from == 0 || !nominal || sc.is(from, "and", "but", "or", "nor", "as", "even") {
		return stretch{}
	}
	return stretch{from, to}
}

// behindQuote returns what stands between the end of a quotation and a cue, if that is no
// more than who says it with an apposition.
func (sc *scene) behindQuote(to int) stretch {
	for i := to - 1; i >= 0 && to-i < longestName+4; i-- {
		if sc.quoteMark(i) {
			if q, ok := quoteOver(sc.quotes, i); !ok || q.to != i+1 {
				return stretch{}
			}
			x := sc.trim(stretch{i + 1, to})
			if !x.empty() && sc.t.Words[sc.t.At(x.from)].UPOS == "CCONJ" {
				return stretch{} // "and called on them"
			}
			return x
		}
		if u := sc.t.Words[sc.t.At(i)].UPOS; u == "VERB" || u == "AUX" || sc.is(i, ";", ":") {
			return stretch{}
		}
	}
	return stretch{}
}

// longestName is how many tokens who says it may take where only pauses tell.
const longestName = 12
