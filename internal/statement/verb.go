package statement

import (
	"slices"

	"cited/internal/mention"
	"cited/internal/tree"
)

// takes reports whether what is said can follow a cue in this way.
func takes(m mention.Match, way string) bool { return slices.Contains(m.Entry.Slots["takes"], way) }

// cues returns the statements that the cues of the sentence make, in order.
func (sc *scene) cues() []draft {
	var out []draft
	for _, m := range sc.y.List(mention.Cues) {
		if len(out) == mostStatements {
			break
		}
		if d, ok := sc.cue(m); ok {
			sc.pastOpening(&d)
			sc.relay(&d)
			d.rule, d.act, d.speaks = m.Entry.ID, m.Entry.Meaning(), takes(m, "quote")
			out = append(out, d)
		}
	}
	return sc.settle(out)
}

// mostStatements is how many statements one sentence makes at most: what holds more is no
// prose, and each takes some kilobytes.
const mostStatements = 24

// cue reads what one cue makes.
func (sc *scene) cue(m mention.Match) (draft, bool) {
	switch m.Entry.Slot("kind") {
	case "preposition":
		return sc.according(m)
	case "adverb":
		return sc.adverb(m)
	case "noun":
		return sc.noun(m, sc.t.Top(m.From, m.To), false)
	}
	w := sc.t.At(m.From)
	if m.Entry.Slot("kind") == "adjective" {
		return sc.adjective(m, sc.t.At(m.To-1))
	}
	if sc.isCalled(m.From) {
		return sc.noun(m, w, true)
	}
	switch sc.t.Words[w].UPOS {
	case "VERB", "AUX":
		return sc.verb(m, w)
	case "NOUN":
		if x := sc.takenForNoun(m, w); !x.empty() {
			d := draft{head: w, who: tree.None, source: x, cue: stretch{m.From, m.To}}
			return d, sc.called(m, &d) || sc.thatClause(&d)
		}
		if sc.predicate(m, w) {
			if d, ok := sc.verb(m, w); ok {
				return d, true
			}
		}
		if who, x := sc.verbTakenForNoun(m, w); who != tree.None {
			d := draft{head: w, who: who, source: x, cue: stretch{m.From, sc.beforeThat(m)}}
			return d, sc.thatClause(&d) || sc.putIn(m, &d, false)
		}
		if takes(m, "clause") && !sc.person(w) {
			return sc.noun(m, w, true)
		}
		return draft{}, false
	case "ADJ", "PROPN":
		if sc.t.Child(w, "ccomp", "nsubj") != tree.None {
			return sc.verb(m, w)
		}
	}
	return draft{}, false
}

// verb reads a verb with who is its subject and what follows or stands around it.
func (sc *scene) verb(m mention.Match, w int) (draft, bool) {
	t := sc.t
	has := sc.perfect(w)
	if t.Is(w, "amod", "compound", "case", "mark", "fixed") && has == tree.None {
		return draft{}, false
	}
	if sc.quotesAs(w) {
		return draft{}, false
	}
	if takes(m, "figure") {
		m.To = t.Places[w].To // the words behind the verb are what is said
	}
	teller := sc.takenForParticiple(m, w)
	d := draft{head: w, who: tree.None, passive: teller == tree.None && (t.Child(w, "aux:pass", "nsubj:pass") != tree.None || sc.participle(w))}
	top := sc.raised(w)
	d.cue = sc.cueSpan(m, w, top)
	if sc.is(d.cue.to-1, "that") && d.cue.to-1 > t.Places[w].From {
		d.cue.to-- // it belongs to what is said
	}
	if d.who, d.teller = sc.quotedAs(m); d.who != tree.None {
		d.quoted = true
	} else {
		d.who = sc.subjectOf(top, &d)
	}
	switch {
	case teller != tree.None:
		d.who = teller
	case d.who == tree.None && has != tree.None:
		d.who = t.Child(has, "nsubj")
	}
	if d.who != tree.None && sc.sayNothing(d.who, &d) {
		d.who, d.passive = tree.None, false
	}
	if d.who != tree.None {
		d.source = sc.sourceSpan(d.who, d.cue)
	}
	sc.seat(m, &d, false)
	if sc.firstPerson(&d) || sc.asked(m, w) || sc.askedFor(m, w) || top == w && sc.purpose(w) {
		return d, false
	}
	ok := sc.called(m, &d) || sc.spokenBefore(&d) && sc.putIn(m, &d, true) || sc.asSaid(m, &d) || sc.told(m, w, &d) || sc.putIn(m, &d, false)
	if ok && d.source.empty() && !d.passive && !sc.t.Is(w, "advcl", "acl") {
		return d, false // nobody says it: an order, a title
	}
	if ok && !takes(m, "clause") && !takes(m, "thing") && !takes(m, "to") && !takes(m, "of") {
		ok = d.direct
	}
	return d, ok && !d.overlaps() && !sc.unnamed(&d)
}

// sayNothing reports whether what the syntax took for who says something says when or how: "this
// morning he spoke of nine", "confirmed by telephone".
func (sc *scene) sayNothing(who int, d *draft) bool {
	at := sc.t.Places[who].From
	if sc.t.Words[who].UPOS != "NOUN" || sc.sort(who) != "" {
		return false
	}
	from, to := sc.t.Extent(who)
	if d.passive && to == at+1 && sc.is(at-1, "by") && sc.t.Words[who].Feat("Number") != "Plur" {
		return true
	}
	return slices.ContainsFunc(sc.s.Periods, func(p mention.Period) bool { return p.From <= from && from < p.To && p.From <= at && at < p.To })
}

// perfect returns the "has" right before a participle that the syntax took for an adjective,
// because it misread what follows: "has long insisted that ..."; None if there is none.
func (sc *scene) perfect(w int) int {
	if sc.t.Words[w].XPOS != "VBN" || !sc.t.Is(w, "amod") {
		return tree.None
	}
	i := sc.t.Places[w].From - 1
	for i > 0 && sc.t.Words[sc.t.At(i)].UPOS == "ADV" {
		i--
	}
	if !sc.is(i, "has", "have", "had") {
		return tree.None
	}
	return sc.t.At(i)
}

// quotesAs reports whether a verb only passes on what its object says: "quoted her as
// saying".
func (sc *scene) quotesAs(w int) bool {
	o := sc.t.Child(w, "obj", "nsubj:pass")
	if o == tree.None || !passesOn(sc.t.Words[w].Lemma) {
		return false
	}
	if o < w { // "was quoted as saying"
		o = w
	}
	_, to := sc.t.Extent(o)
	if o == w {
		to = sc.t.Places[w].To
		if by := sc.t.Agent(w); by != tree.None && by > w { // "was quoted by the radio as saying"
			from, end := sc.t.Extent(by)
			if from == to {
				to = end
			}
		}
	}
	for i := sc.t.Places[o].To; i < sc.end() && (i <= to+1 || i <= to+longestPlace && !sc.mark(i) && !sc.finite(stretch{to, i})); i++ {
		if sc.is(i, "as") && sc.is(i+1, "saying", "telling", "warning", "denying", "claiming", "calling", "describing") {
			return true
		}
	}
	return false
}

// longestPlace is how many tokens may say where or when somebody is quoted: "a nurse at the clinic".
const longestPlace = 6

// quotedAs returns who is quoted by a cue such as the "saying" of "quoted her as saying",
// and who quotes: None where it is another.
func (sc *scene) quotedAs(m mention.Match) (who, teller int) {
	if !sc.is(m.From-1, "as") {
		return tree.None, tree.None
	}
	for w := sc.t.Head(sc.t.At(m.From)); w != tree.None; w = sc.t.Head(w) {
		if !sc.quotesAs(w) {
			continue
		}
		if o := sc.t.Child(w, "nsubj:pass"); o != tree.None {
			return o, sc.t.Agent(w)
		}
		teller, _ = sc.t.Subject(w, nil)
		return sc.t.Child(w, "obj"), teller
	}
	return tree.None, tree.None
}

// passesOn reports whether a verb is one of those by which others are quoted.
func passesOn(lemma string) bool {
	switch lemma {
	case "quote", "cite", "report":
		return true
	}
	return false
}

// adjective reads "are afraid that ...": an adjective behind a form of "be", with the
// clause or infinitive that follows.
func (sc *scene) adjective(m mention.Match, w int) (draft, bool) {
	t := sc.t
	d := draft{head: w, who: t.Child(w, "nsubj", "nsubj:pass"), cue: sc.cueSpan(m, w, w)}
	if d.who == tree.None || t.Child(w, "cop", "aux:pass") == tree.None || t.Is(w, "amod", "acl:relcl") {
		return d, false
	}
	d.source = sc.sourceSpan(d.who, d.cue)
	ok := sc.clauseOf(m, w, &d) || sc.infinitiveOf(m, w, &d)
	return d, ok && !d.source.empty() && !d.overlaps() && !sc.firstPerson(&d)
}

// raised returns the verb that stands over a cue and says with it one thing: the
// "declined" of "declined to say".
func (sc *scene) raised(w int) int {
	t := sc.t
	for t.Is(w, "xcomp") {
		h := t.Head(w)
		if h == tree.None || h > w || t.Words[h].UPOS != "VERB" || t.Child(h, "obj") != tree.None || !light(t.Words[h].Lemma) {
			break
		}
		w = h
	}
	return w
}

// light reports whether a verb adds to another only how it is done.
func light(lemma string) bool {
	switch lemma {
	case "decline", "refuse", "fail", "continue", "begin", "start", "seem", "appear", "try", "go", "use", "have", "keep", "stop", "be", "come", "dare", "happen", "need", "tend", "proceed", "hasten":
		return true
	}
	return false
}

// cueSpan returns the tokens of a cue: with its auxiliaries, negation and the adverbs
// between them, and the verb that it is raised from.
func (sc *scene) cueSpan(m mention.Match, w, top int) stretch {
	t := sc.t
	x := stretch{m.From, m.To}
	if top != w {
		x.from = t.Places[top].From
	}
	for x.from > 0 {
		c := t.At(x.from - 1)
		if !(t.Head(c) == top && t.Is(c, "aux", "aux:pass", "advmod", "cop") && (t.Is(c, "aux", "cop") || t.Words[c].UPOS == "PART" || sc.beforeAux(c, top))) {
			break
		}
		x.from = t.Places[c].From
	}
	for c := t.At(x.to - 1); c+1 < len(t.Words) && t.Is(c+1, "compound:prt") && t.Head(c+1) == w; c++ {
		x.to = t.Places[c+1].To
	}
	return x
}

// beforeAux reports whether an adverb stands between an auxiliary of a verb and the
// verb, or right before the verb: "has repeatedly denied", "also said".
func (sc *scene) beforeAux(adverb, verb int) bool {
	return adverb < verb && sc.t.Words[adverb].UPOS == "ADV" && !sc.pause(sc.t.Places[adverb].From-1) && !sc.pause(sc.t.Places[adverb].To) && !sc.wh(adverb)
}

// wh reports whether a word asks or relates: when, where, how.
func (sc *scene) wh(w int) bool {
	x := sc.t.Words[w].XPOS
	return x == "WRB" || x == "WDT" || x == "WP" || x == "WP$"
}
