package statement

import (
	"slices"

	"cited/internal/mention"
	"cited/internal/tree"
)

// told reads what is said behind a verb: a quotation, a clause, an infinitive, an
// object, what stands behind a preposition.
func (sc *scene) told(m mention.Match, w int, d *draft) bool {
	if sc.quoteOpens(d) && sc.quoteOf(m, w, d) {
		return true
	}
	for _, read := range []func(mention.Match, int, *draft) bool{sc.clauseOf, sc.quoteOf, sc.infinitiveOf, sc.behindOf, sc.objectOf} {
		if d.content = nil; read(m, w, d) {
			return true
		}
	}
	d.content = nil
	return false
}

// quoteOpens reports whether a quotation opens right behind a cue, or behind a colon or
// comma that follows it.
func (sc *scene) quoteOpens(d *draft) bool {
	for _, q := range sc.quotes {
		if q.opened && q.whole() && (q.from == d.cue.to || q.from == d.cue.to+1 && sc.is(d.cue.to, ":", ",")) {
			return true
		}
	}
	return false
}

// clauseOf reads the clause that hangs on a verb.
func (sc *scene) clauseOf(m mention.Match, w int, d *draft) bool {
	t := sc.t
	if !takes(m, "clause") {
		return false
	}
	c := sc.after(w, d, "ccomp", "csubj")
	if c == tree.None {
		return !sc.ofWords(m, w, d) && sc.thatClause(d)
	}
	if from, _ := t.Extent(c); from > d.cue.to && !sc.quoteMark(from) && sc.opensClause(d.cue.to) != d.cue.to {
		if i := sc.opensClause(d.cue.to); i >= 0 && i < from {
			return sc.thatClause(d)
		}
	}
	from, to := t.Extent(c)
	from = max(from, d.cue.to)
	if !d.source.empty() && d.source.from >= d.cue.to {
		from = max(from, d.source.to)
	}
	from = sc.pastPeriod(from, d.cue.to)
	x := sc.clause(sc.trim(stretch{from, sc.reach(w, to)}))
	return d.says(x)
}

// ofWords reports whether a clause behind a verb is told by a noun of saying that is its object: "denied
// reports that ...". What is denied are the reports.
func (sc *scene) ofWords(m mention.Match, w int, d *draft) bool {
	o := sc.after(w, d, "obj")
	if o == tree.None || !takes(m, "thing") || takes(m, "addressee") || sc.opensClause(d.cue.to) < sc.t.Places[o].To {
		return false
	}
	return sc.cueAt(sc.t.Places[o].From) && sc.answers(w)
}

// cueAt reports whether a cue begins at token i, of one of these kinds if any are given.
func (sc *scene) cueAt(i int, kinds ...string) bool {
	return slices.ContainsFunc(sc.y.List(mention.Cues), func(m mention.Match) bool {
		return m.From == i && (len(kinds) == 0 || slices.Contains(kinds, m.Entry.Slot("kind")))
	})
}

// pastPeriod steps over when it was said: "said on Friday he had left".
func (sc *scene) pastPeriod(from, cue int) int {
	for _, p := range sc.s.Periods {
		if p.To < sc.end() && (p.From == from || p.From == from+1 && sc.is(from, "on", "in", "at", "late", "early")) && from == cue {
			return p.To
		}
	}
	return from
}

// thatClause reads "that ..." behind a cue, where the syntax missed it.
func (sc *scene) thatClause(d *draft) bool {
	i := sc.opensClause(d.cue.to)
	if i < 0 || i+2 >= sc.end() {
		return false
	}
	x := sc.clause(sc.trim(stretch{i, sc.reach(d.head, sc.end())}))
	return d.says(x)
}

// opensClause returns the token behind a cue, or behind whom it tells and when, at which
// a clause opens: "that", "whether", "how"; -1 if there is none.
func (sc *scene) opensClause(i int) int {
	for j := i; j < sc.end() && j < i+mostTold; j++ {
		w := sc.t.Words[sc.t.At(j)]
		switch {
		case sc.is(j, "that", "whether") && w.UPOS != "DET" && !(sc.clausal(j+1) && sc.t.Words[sc.t.At(j-1)].UPOS == "NOUN"), j == i && (sc.wh(sc.t.At(j)) || sc.is(j, "if")):
			return j
		case sc.is(j, "that") && sc.takenForArticle(i, j):
			return j
		case sc.is(j, "what", "why", "how", "when", "where", "who") && sc.t.Is(sc.t.At(j), "nsubj", "obj", "advmod", "mark", "det") && !sc.ofNoun(j) && !(sc.is(j-1, ",") && sc.nominal(j-2)):
			return j
		case sc.is(j, ",") && sc.pastCited(j) > j && sc.is(sc.pastCited(j), ","): // "reported, citing the police, that"
			j = sc.pastCited(j)
		case j > i && w.XPOS == "VBN" && sc.t.Is(sc.t.At(j), "acl") && sc.t.Is(sc.t.Head(sc.t.At(j)), "obl"): // "said in a report published on Monday that"
		case w.UPOS == "VERB", w.UPOS == "AUX", sc.is(j, ";", ":"), sc.quoteMark(j):
			return -1
		}
	}
	return -1
}

// ofNoun reports whether a relative pronoun at token j tells of the noun right before it: "the men
// who left".
func (sc *scene) ofNoun(j int) bool {
	h := sc.t.Head(sc.t.At(j))
	return h != tree.None && sc.t.Is(h, "acl:relcl") && sc.nominal(j-1)
}

// takenForArticle reports whether the "that" at token j opens the clause of the verb before token
// i, though the syntax took it for an article: it did not miss the verb of the clause, "ruled in
// May that one of them could stay".
func (sc *scene) takenForArticle(i, j int) bool {
	w, verb := sc.t.At(j), sc.t.At(i-1)
	if sc.t.Words[w].UPOS != "DET" || sc.t.Words[verb].UPOS != "VERB" || sc.mark(j-1) {
		return false
	}
	p := sc.t.Predicate(w)
	return p != tree.None && p > w && sc.t.Words[p].UPOS == "VERB" && (sc.t.Under(p, verb) && sc.t.Is(p, "ccomp", "advcl") || sc.t.Under(verb, p))
}

// mostTold is how many tokens who is told, where and when may take.
const mostTold = 14

// clausal reports whether a verb stands at token i, so that the "that" before it is the
// subject of a relative clause.
func (sc *scene) clausal(i int) bool {
	if i >= sc.end() {
		return true
	}
	u := sc.t.Words[sc.t.At(i)].UPOS
	return u == "VERB" || u == "AUX"
}

// after returns the child of a verb by one of these relations that stands behind it.
func (sc *scene) after(w int, d *draft, rels ...string) int {
	found := tree.None
	sc.t.Children(w, func(c int) bool {
		if sc.t.Is(c, rels...) && sc.t.Places[c].From >= d.cue.to {
			found = c
		}
		return found == tree.None
	})
	return found
}

// reach returns how far a clause goes that the syntax ends at token to: up to what is
// said of the same source next, or what is another thing; otherwise to the end of the
// sentence.
func (sc *scene) reach(w, to int) int {
	t, end := sc.t, sc.end()
	if q, ok := quoteOver(sc.quotes, to-1); ok && q.to >= end {
		return max(to, len(sc.s.Tokens))
	}
	for i := to; i < end; i++ {
		x := t.At(i)
		if t.Is(x, "punct") && !sc.is(i, ";") && !sc.quoteMark(i) {
			continue
		}
		switch {
		case sc.is(i, ";"), sc.cuedFrom(i), t.Under(w, x):
			return to
		case sc.joins(i):
			return end
		case t.Is(x, "cc", "conj"), t.Under(x, w) && sc.laterVerb(x, w):
			return to
		}
		return end
	}
	return to
}

// joins reports whether another clause of what is said follows: "and that ...".
func (sc *scene) joins(i int) bool {
	return sc.is(i, "and", "or") && (sc.is(i+1, "that") && !sc.clausal(i+2) || sc.is(i+1, "how", "whether", "why"))
}

// cuedFrom reports whether a verb that is a cue stands behind token i.
func (sc *scene) cuedFrom(i int) bool {
	for _, m := range sc.y.List(mention.Cues) {
		if m.From >= i && sc.t.Words[sc.t.At(m.From)].UPOS == "VERB" {
			return true
		}
	}
	return false
}

// clause ends a stretch at the first semicolon or colon that is not part of a quotation.
func (sc *scene) clause(x stretch) stretch {
	if q, ok := quoteOver(sc.quotes, x.from-1); ok && q.from < x.from-1 && x.to >= q.to {
		x.to = q.to - 1 // what is told inside a quotation ends with it
		x = sc.trim(x)
	}
	for i := x.from + 1; i < x.to; i++ {
		if _, quoted := quoteOver(sc.quotes, i); !quoted && (sc.is(i, ";") || sc.is(i, ":") && sc.finite(stretch{i, x.to}) || sc.contrasts(i, x.to)) {
			return sc.trim(stretch{x.from, i})
		}
	}
	return x
}

// contrasts reports whether what somebody else says begins at token i: ", while others
// insist ...".
func (sc *scene) contrasts(i, end int) bool {
	if !sc.is(i, "while", "whereas") || !sc.is(i-1, ",") {
		return false
	}
	for _, m := range sc.y.List(mention.Cues) {
		w := sc.t.At(m.From)
		if m.From <= i || m.From >= end || m.Entry.Slot("kind") != "verb" || sc.t.Words[w].UPOS != "VERB" {
			continue
		}
		if s := sc.t.Child(w, "nsubj"); s != tree.None && sc.t.Places[s].From > i {
			return m.From-i < mostTold
		}
	}
	return false
}

// laterVerb reports whether a word belongs to a verb that goes on with the subject of
// w: "said ... and left".
func (sc *scene) laterVerb(x, w int) bool {
	for ; x != tree.None && x != w; x = sc.t.Head(x) {
		if sc.t.Head(x) == w && sc.t.Is(x, "conj", "advcl", "parataxis") {
			return true
		}
	}
	return false
}

// quoteOf reads the quotation that opens behind a verb, with nothing or a colon, a comma
// or "that" between.
func (sc *scene) quoteOf(m mention.Match, w int, d *draft) bool {
	if !takes(m, "quote") {
		return false
	}
	from := d.cue.to
	if !d.source.empty() && d.source.from >= d.cue.to {
		from = d.source.to
	}
	for _, q := range sc.quotes {
		if q.from < from || !q.opened {
			continue
		}
		between := stretch{from, q.from}
		near := q.from-from <= 2 || !(d.passive && d.source.empty()) && sc.mark(q.from-1) && q.whole() && q.from-from <= maxBetween
		if !near || between.to-between.from > 2 && !q.whole() || sc.t.Is(w, "ccomp", "advcl") && sc.overVerb(w, between) {
			return false
		}
		if o := sc.after(w, d, "obj", "iobj"); o != tree.None && takes(m, "thing") && sc.t.Places[o].To <= q.from && (d.calls(m) || sc.is(q.from-1, "as")) {
			q.from, _ = sc.t.Extent(o)
			q.from = max(q.from, d.cue.to)
		}
		d.content = append(d.content, stretch{q.from, q.to})
		d.direct = true
		return true
	}
	return false
}

// overVerb reports whether the verb that a cue hangs on stands in a stretch.
func (sc *scene) overVerb(w int, x stretch) bool {
	for h := sc.t.Head(w); h != tree.None; h = sc.t.Head(h) {
		if at := sc.t.Places[h].From; at >= x.from && at < x.to {
			return true
		}
	}
	return false
}

// calls reports whether the act of a cue says what something is called.
func (d *draft) calls(m mention.Match) bool { return m.Entry.Meaning() == "called" }

// maxBetween is how many tokens may stand between a cue and the quotation that it leads
// to: "told a crowd of supporters in the capital on Monday, ...".
const maxBetween = 20

// infinitiveOf reads "to ..." behind a verb.
func (sc *scene) infinitiveOf(m mention.Match, w int, d *draft) bool {
	if !takes(m, "to") && !(d.passive && d.source.empty() && takes(m, "clause")) {
		return false // "is believed to have left" needs no word of will
	}
	c := sc.after(w, d, "xcomp", "advcl")
	if c == tree.None || !sc.infinitive(c) || sc.t.Is(c, "advcl") && !takes(m, "addressee") {
		return false
	}
	from, to := sc.t.Extent(c)
	if o := sc.after(w, d, "obj", "iobj"); o != tree.None && o < c && m.Entry.Meaning() != "said" && m.Entry.Meaning() != "promised" && m.Entry.Meaning() != "warned" {
		from, _ = sc.t.Extent(o)
	}
	x := sc.clause(sc.trim(stretch{max(from, d.cue.to), sc.reach(w, to)}))
	return d.says(x)
}

// infinitive reports whether a verb is an infinitive with "to", or one in -ing with no word for its
// clause: not the one of "while its leader stays".
func (sc *scene) infinitive(c int) bool {
	if k := sc.t.Child(c, "mark"); k != tree.None {
		return sc.t.Words[k].Lemma == "to" || sc.t.Words[k].Lemma == "for"
	}
	return sc.t.Words[c].XPOS == "VBG"
}

// objectOf reads the object of a verb, with what it is called: "described the camp as a
// prison".
func (sc *scene) objectOf(m mention.Match, w int, d *draft) bool {
	if !takes(m, "thing") && !(m.Entry.Meaning() == "found" && sc.doing(w, d)) {
		return false
	}
	if d.passive {
		return sc.passiveThing(w, d)
	}
	c := sc.after(w, d, "obj", "xcomp")
	if c == tree.None {
		return false
	}
	from, to := sc.t.Extent(c)
	sc.t.Children(w, func(x int) bool {
		if x > c && sc.t.Is(x, "xcomp", "obl", "advcl") && (sc.t.Is(x, "xcomp") || sc.as(x) || takes(m, "figure") && sc.at(x)) {
			_, to = sc.t.Extent(x)
		}
		return true
	})
	to = sc.wholeObject(w, to)
	if m.Entry.Meaning() == "found" {
		to = sc.reach(w, to)
	}
	if q, ok := sc.quoteAt(to, m); ok {
		to = q.to
	}
	x := sc.clause(sc.trim(stretch{max(from, d.cue.to), to}))
	return d.says(x)
}

// wholeObject takes in what goes on right behind an object that ends before token to and tells of
// it, though the syntax hangs it on the verb: "rejected calls for a vote", "defended his plan to
// close the port".
func (sc *scene) wholeObject(w, to int) int {
	if to >= sc.end() || !sc.is(to, "for", "to", "about", "against", "over", "of") || !sc.nominal(to-1) {
		return to
	}
	c := sc.t.At(to)
	for c != tree.None && sc.t.Head(c) != w {
		c = sc.t.Head(c)
	}
	if c == tree.None || !sc.t.Is(c, "obl", "advcl", "xcomp", "acl", "nmod") {
		return to
	}
	from, end := sc.t.Extent(c)
	if from != to || sc.dated(to+1) {
		return to
	}
	for i := to; i < end; i++ {
		if sc.is(i, ",") {
			return i
		}
	}
	return end
}

// doing reports whether the object of a verb is followed by what it does: "showed the party
// leading".
func (sc *scene) doing(w int, d *draft) bool {
	o := sc.after(w, d, "obj")
	if o == tree.None {
		return false
	}
	for c := o + 1; c < len(sc.t.Words) && c < o+6; c++ {
		if sc.t.Words[c].XPOS == "VBG" && sc.t.Is(c, "acl", "xcomp", "advcl") && !sc.mark(sc.t.Places[c].From-1) {
			return true
		}
	}
	return false
}

// quoteAt returns the quotation that stands right behind an object, as what it is called:
// 'called the decision "half a step"'.
func (sc *scene) quoteAt(i int, m mention.Match) (quote, bool) {
	for _, q := range sc.quotes {
		if q.from == i || q.from == i+1 && sc.is(i, "as", "a", "an") {
			return q, m.Entry.Meaning() == "called"
		}
	}
	return quote{}, false
}

// passiveThing reads the subject of a passive verb whose agent is named: "the raid was
// condemned by the bishop".
func (sc *scene) passiveThing(w int, d *draft) bool {
	s := sc.t.Child(w, "nsubj:pass")
	if s == tree.None || d.source.empty() {
		return false
	}
	from, to := sc.t.Extent(s)
	x := sc.trim(stretch{from, min(to, d.cue.from)})
	return d.says(x)
}

// as reports whether a phrase begins with "as".
func (sc *scene) as(w int) bool {
	k := sc.t.Child(w, "case", "mark")
	return k != tree.None && sc.t.Words[k].Lemma == "as"
}

// at reports whether a phrase begins with "at", as the number does at which somebody puts others.
func (sc *scene) at(w int) bool {
	k := sc.t.Child(w, "case")
	return k != tree.None && sc.t.Words[k].Lemma == "at"
}

// behindOf reads what stands behind a preposition of the verb: "spoke of her years". The
// preposition goes to the cue.
func (sc *scene) behindOf(m mention.Match, w int, d *draft) bool {
	t := sc.t
	done := false
	if x := sc.withReason(m, w, d); !x.empty() {
		return d.says(x)
	}
	t.Children(w, func(c int) bool {
		if !t.Is(c, "obl", "advcl") || t.Places[c].From < d.cue.to {
			return true
		}
		k := t.Child(c, "case", "mark")
		if k == tree.None || !sc.takesPreposition(m, t.Words[k].Lemma) && !sc.ends(d, k) || sc.mark(t.Places[k].From-1) {
			return true
		}
		_, to := t.Extent(c)
		from := t.Places[k].From
		if from == d.cue.to {
			d.cue.to = t.Places[k].To
			from = d.cue.to
		}
		x := sc.clause(sc.trim(stretch{from, sc.reach(w, to)}))
		done = d.says(x)
		return false
	})
	return done
}

// withReason returns whom a verb accuses, praises or blames, with what for: "the council of theft",
// "the crew for its patience". It is empty where the verb does none of it, or gives no reason where
// it could do without.
func (sc *scene) withReason(m mention.Match, w int, d *draft) stretch {
	t, accused := sc.t, m.Entry.Meaning() == "accused"
	o := sc.after(w, d, "obj")
	if o == tree.None || !accused && !(takes(m, "thing") && takes(m, "for")) {
		return stretch{}
	}
	from, to := t.Extent(o)
	t.Children(w, func(c int) bool {
		if k := t.Child(c, "case", "mark"); c > o && t.Is(c, "obl", "advcl", "nmod") && k != tree.None && (sc.is(t.Places[k].From, "for") || accused && sc.is(t.Places[k].From, "of", "with")) {
			_, to = t.Extent(c)
			accused = true
		}
		return true
	})
	if !accused {
		return stretch{}
	}
	return sc.trim(stretch{from, sc.reach(w, to)})
}

// ends reports whether a preposition is the last word of a cue: "called for".
func (sc *scene) ends(d *draft, preposition int) bool {
	at := sc.t.Places[preposition].From
	return at == d.cue.to-1 && at > d.cue.from
}

// takesPreposition reports whether what is said may stand behind a preposition.
func (sc *scene) takesPreposition(m mention.Match, word string) bool {
	switch word {
	case "of", "about", "for":
		return takes(m, word)
	case "on", "against", "over":
		return takes(m, "of") || takes(m, "about")
	}
	return false
}
