package statement

import (
	"cited/internal/mention"
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

// unmix parts a source from what it says, where the syntax took both for one phrase: "the
// number of those who leave has fallen, Minister Berg said".
func (sc *scene) unmix(d *draft) {
	if d.source.to != d.cue.from || !sc.finite(d.source) {
		return
	}
	x := sc.nameBefore(d.cue.from)
	if x.empty() || x.from <= d.source.from || !sc.is(x.from-1, ",") {
		return
	}
	who := sc.t.Top(x.from, x.to)
	if m, ok := sc.s.Covering(mention.Sources, sc.t.Places[who].From); ok && m.Entry.Slot("kind") == "actor" || sc.t.Words[who].UPOS == "PROPN" {
		d.who, d.source = who, x
	}
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
	if x.to-x.from > 3 && sc.is(x.to-2, "on") && sc.dated(x.to-1) {
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

// turn looks for the subject behind a cue where there is none before it: "..., said the
// minister".
func (sc *scene) turn(d *draft) {
	if d.passive {
		return
	}
	if x := sc.behindQuote(d.cue.from); !x.empty() {
		if d.source.empty() || d.source.to <= d.cue.from {
			d.who, d.source = sc.t.Top(x.from, x.to), x
		}
		return
	}
	if i := d.source.from; !d.source.empty() && d.source.to == d.cue.from && i > 0 && sc.t.Words[sc.t.At(i-1)].UPOS == "ADP" {
		if x := sc.nameBefore(d.cue.from); !x.empty() && x.from < i-1 && sc.is(x.from-1, ",") && sc.nominal(x.from) { // "Friends of the Sea said"
			d.who, d.source = sc.headIn(x), x
		}
	}
	if !d.source.empty() {
		return
	}
	if x := sc.nameBefore(d.cue.from); !x.empty() {
		d.who, d.source = sc.t.Top(x.from, x.to), x
		return
	}
	if s := sc.after(d.head, d, "nsubj", "obj", "obl", "dep", "ccomp"); s != tree.None && sc.t.Words[s].UPOS != "VERB" && sc.t.Child(s, "case") == tree.None {
		if from, _ := sc.t.Extent(s); from == d.cue.to {
			d.who = s
			d.source = sc.sourceSpan(s, d.cue)
			return
		}
	}
	if sc.is(d.cue.from-1, ",") && !sc.nominal(d.cue.to) && sc.t.Words[d.head].XPOS != "VBG" {
		d.who, d.source = sc.lost(d.cue.from) // "nine are held, the mayor, Mara Okel, said"
	}
}

// inverted returns who stands behind a cue and says it, None if nobody does, where the cue follows
// a pause and the syntax gave it the subject of the verb before: 'They are "glad", says Mara Okel'.
func (sc *scene) inverted(m mention.Match, d *draft) int {
	if d.source.empty() || d.source.to >= d.cue.from || d.passive || !takes(m, "quote") {
		return tree.None
	}
	last := d.source.to == d.cue.from-1 && sc.end()-d.cue.to <= longestEnd && !takes(m, "addressee")
	if !last && (!sc.t.Is(d.head, "conj", "parataxis", "advcl") || sc.t.Child(d.head, "nsubj") != tree.None) {
		return tree.None
	}
	s := sc.after(d.head, d, "obj", "obl", "dep")
	if s == tree.None || !sc.is(d.cue.from-1, ",") || sc.t.Child(s, "case") != tree.None || sc.t.Words[s].UPOS != "PROPN" && (sc.sort(s) == "" || sc.sort(s) == "report") {
		return tree.None
	}
	if from, to := sc.t.Extent(s); from != d.cue.to || last && to < sc.end() {
		return tree.None
	}
	return s
}

// longestEnd is how many tokens a name takes that ends a headline: "bridge safe, says mayor".
const longestEnd = 4

// parted returns who says something by a cue that stands right behind a pause, where the syntax
// gave it the subject of the verb before: "It began with rust, the mayor, Mara Okel, remembers".
func (sc *scene) parted(m mention.Match, d *draft) (int, stretch) {
	if d.source.empty() || d.source.to >= d.cue.from-1 || d.passive || !takes(m, "clause") && !takes(m, "quote") || !sc.is(d.cue.from-1, ",") || !sc.t.Is(d.head, "conj", "parataxis") {
		return tree.None, stretch{}
	}
	if sc.t.Child(d.head, "nsubj", "cc") != tree.None || !sc.restIsPlain(d.cue.to, d) {
		return tree.None, stretch{}
	}
	who, x := sc.lost(d.cue.from)
	if who == tree.None || !sc.is(x.from-1, ",") || x.from <= d.source.to || sc.sort(who) == "" && sc.t.Words[who].UPOS != "PROPN" {
		return tree.None, stretch{}
	}
	return who, x
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
