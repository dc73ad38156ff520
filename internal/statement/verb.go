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
	switch sc.t.Words[w].UPOS {
	case "VERB", "AUX":
		return sc.verb(m, w)
	case "NOUN":
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
	if t.Is(w, "amod", "compound", "case", "mark", "fixed") {
		return draft{}, false
	}
	d := draft{head: w, who: tree.None, passive: t.Child(w, "aux:pass", "nsubj:pass") != tree.None || sc.participle(w)}
	top := sc.raised(w)
	d.cue = sc.cueSpan(m, w, top)
	d.who = sc.subjectOf(top, &d)
	if d.who != tree.None {
		d.source = sc.sourceSpan(d.who, d.cue)
	}
	if sc.firstPerson(&d) || sc.askedFor(m, w) || top == w && sc.purpose(w) {
		return d, false
	}
	ok := sc.spokenBefore(&d) && sc.putIn(m, &d, true) || sc.told(m, w, &d) || sc.putIn(m, &d, false)
	if ok && d.source.empty() && !d.passive && !sc.t.Is(w, "advcl", "acl") {
		return d, false // nobody says it: an order, a title
	}
	if ok && !takes(m, "clause") && !takes(m, "thing") && !takes(m, "to") && !takes(m, "of") {
		ok = d.direct
	}
	return d, ok && !d.overlaps() && !sc.unnamed(&d)
}

// unnamed reports whether all that somebody asks for is not to be named: that belongs to
// who says something else.
func (sc *scene) unnamed(d *draft) bool {
	i := d.content[0].from
	if sc.is(i, "that") {
		i++
	}
	return sc.is(i, "not") && sc.is(i+2, "be") && sc.is(i+3, "named", "identified", "quoted")
}

// participle reports whether a verb is a past participle that hangs on another verb or a
// noun: "asked why he had left, ...", where its subject is told, not telling.
func (sc *scene) participle(w int) bool {
	t := sc.t
	return t.Words[w].XPOS == "VBN" && t.Is(w, "advcl", "acl") && !t.Is(w, "acl:relcl") && t.Child(w, "aux") == tree.None && t.Child(w, "nsubj") == tree.None
}

// purpose reports whether a verb is an infinitive that hangs on another: "came to ask".
func (sc *scene) purpose(w int) bool {
	t := sc.t
	if t.Words[w].XPOS != "VB" || !t.Is(w, "xcomp", "advcl", "acl") {
		return false
	}
	k := t.Child(w, "mark")
	return k != tree.None && t.Words[k].Lemma == "to"
}

// person reports whether a word is a noun of people.
func (sc *scene) person(w int) bool {
	_, ok := sc.s.Covering(mention.People, sc.t.Places[w].From)
	return ok
}

// firstPerson reports whether a cue inside a quotation is one of the speaker or of who is
// spoken to: that is part of what is said.
func (sc *scene) firstPerson(d *draft) bool {
	if _, quoted := quoteOver(sc.quotes, d.cue.from); !quoted {
		return false
	}
	return d.who == tree.None || sc.t.Words[d.who].Feat("Person") == "1" || sc.t.Words[d.who].Feat("Person") == "2" || sc.is(sc.t.Places[d.who].From, "I", "we", "you")
}

// askedFor reports whether a cue says nothing where it stands: a verb of calling without
// what somebody is called, a wish in a relative clause.
func (sc *scene) askedFor(m mention.Match, w int) bool {
	t := sc.t
	switch m.Entry.Meaning() {
	case "called":
		switch t.Words[w].Lemma {
		case "call", "consider", "deem", "regard", "view", "term", "brand", "label", "dub":
			return t.Is(w, "acl") && t.Words[w].XPOS == "VBN" || t.Child(w, "xcomp") == tree.None && !sc.hasAs(w) && !sc.quotedAfter(m.To)
		}
	case "intended", "judged", "urged", "refused":
		return t.Is(w, "acl:relcl") && t.Child(w, "xcomp", "ccomp") == tree.None
	}
	return false
}

// hasAs reports whether a verb says as what it takes something.
func (sc *scene) hasAs(w int) bool {
	found := false
	sc.t.Children(w, func(c int) bool {
		found = sc.t.Is(c, "obl", "advcl") && sc.as(c)
		return !found
	})
	return found
}

// quotedAfter reports whether a quotation opens within a few tokens.
func (sc *scene) quotedAfter(i int) bool {
	for _, q := range sc.quotes {
		if q.opened && q.from >= i && q.from-i < 8 {
			return true
		}
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

// overlaps reports whether the parts of a statement lie over each other.
func (d *draft) overlaps() bool {
	parts := append([]stretch{d.source, d.cue}, d.content...)
	for i, a := range parts {
		for _, b := range parts[i+1:] {
			if !a.empty() && !b.empty() && a.from < b.to && b.from < a.to {
				return true
			}
		}
	}
	return false
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

// subjectOf returns the word that heads who says it, None if nobody is named.
func (sc *scene) subjectOf(w int, d *draft) int {
	t := sc.t
	if d.passive {
		return sc.agentOf(w)
	}
	for steps := 0; steps < 4; steps++ {
		if s := t.Child(w, "nsubj"); s != tree.None {
			if t.Words[s].Lemma == "it" && t.Child(w, "expl") != tree.None {
				return tree.None
			}
			return s
		}
		h := t.Head(w)
		switch {
		case h == tree.None:
			return tree.None
		case t.Is(w, "acl") && t.Words[h].UPOS != "VERB":
			return h
		case t.Is(w, "conj", "xcomp", "advcl") || t.Is(w, "parataxis") && t.Words[h].UPOS == "VERB" && w > h:
			w = h
		default:
			return tree.None
		}
	}
	return tree.None
}

// agentOf returns whom "by" names with a passive verb.
func (sc *scene) agentOf(w int) int {
	t := sc.t
	agent := tree.None
	t.Children(w, func(c int) bool {
		if t.Is(c, "obl") {
			if k := t.Child(c, "case"); k != tree.None && (t.Words[k].Lemma == "by" || t.Is(c, "obl:agent")) {
				agent = c
			}
		}
		return agent == tree.None
	})
	return agent
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
	x := stretch{sc.nominalBefore(from, cue), to}
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
	return sc.trim(x)
}

// nominalBefore takes in the nouns, names and articles right before a phrase that the
// syntax cut off.
func (sc *scene) nominalBefore(from int, cue stretch) int {
	at := from
	if u := sc.t.Words[sc.t.At(from)].UPOS; u == "DET" || u == "PRON" {
		return from
	}
	for i := from - 1; i >= 0 && i >= cue.to || i >= 0 && from <= cue.from; i-- {
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

// start returns the first token of source and cue, end the one behind their last.
func (d *draft) ends() (start, end int) {
	if d.source.empty() {
		return d.cue.from, d.cue.to
	}
	return min(d.source.from, d.cue.from), max(d.source.to, d.cue.to)
}

// spokenBefore reports whether a quotation ends right before a source and its cue, or a
// cue is put between commas.
func (sc *scene) spokenBefore(d *draft) bool {
	from, to := d.ends()
	if from == 0 {
		return false
	}
	if x := sc.behindQuote(d.cue.from); !x.empty() {
		return true
	}
	return sc.quoteMark(from-1) || sc.is(from-1, ",") && sc.is(to, ",") && !d.source.empty() && !sc.relative(d.who) && !sc.t.Is(d.head, "conj", "advcl")
}

// putIn reads a cue that stands behind or within what is said: '"...," she said',
// "the road, officials said, was closed". Sure is a cue of which nothing else can be.
func (sc *scene) putIn(m mention.Match, d *draft, sure bool) bool {
	if !takes(m, "quote") && !takes(m, "clause") {
		return false
	}
	sc.turn(d)
	if d.passive && d.source.empty() {
		return false
	}
	from, to := d.ends()
	if from == 0 || !sc.is(from-1, ",", "?", "!", "–", "—", ".") && !sc.quoteMark(from-1) {
		return false
	}
	if !sure && !sc.restIsPlain(to, d) {
		return false
	}
	if _, inside := quoteOver(sc.quotes, from); inside && !sc.inOneQuote(from) {
		return false
	}
	start := sc.startBefore(from)
	left := sc.trim(stretch{start, from})
	if q, ok := quoteOver(sc.quotes, from-1); ok && q.to == from && q.from >= start {
		left, d.direct = stretch{min(q.from, sc.leadIn(q, start)), q.to}, true
	} else if ok && q.to == from {
		left, d.direct = stretch{start, q.to}, true
	}
	if left.empty() || left.to-left.from < 2 {
		return false
	}
	d.content = append(d.content, left)
	if right := sc.goesOn(d, to); !right.empty() {
		d.content = append(d.content, right)
	}
	return true
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
		}
	}
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
	if from == 0 || !nominal || sc.is(from, "and", "but", "or", "nor") {
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
			return sc.trim(stretch{i + 1, to})
		}
		if u := sc.t.Words[sc.t.At(i)].UPOS; u == "VERB" || u == "AUX" || sc.is(i, ";", ":") {
			return stretch{}
		}
	}
	return stretch{}
}

// longestName is how many tokens who says it may take where only pauses tell.
const longestName = 12

// restIsPlain reports whether what stands behind a source and its cue says nothing of its
// own: it is nothing, a pause, or where and when and to whom it was said.
func (sc *scene) restIsPlain(to int, d *draft) bool {
	for i := to; i < sc.end(); i++ {
		if sc.mark(i) {
			return true
		}
		if u := sc.t.Words[sc.t.At(i)].UPOS; u == "VERB" || u == "AUX" {
			return false
		}
	}
	return true
}

// inOneQuote reports whether a cue inside a quotation is inside with all that it has
// before it.
func (sc *scene) inOneQuote(i int) bool {
	q, ok := quoteOver(sc.quotes, i)
	return ok && q.from < i-3
}

// leadIn returns where the words begin that lead up to a quotation and are said with
// it: 'The plan was "a gift", he said'.
func (sc *scene) leadIn(q quote, start int) int {
	if q.from > start && !sc.mark(q.from-1) && !q.whole() {
		return start
	}
	if q.from > start && !sc.mark(q.from-1) {
		return start
	}
	return q.from
}

// startBefore returns where the clause begins that stands before token i: at the
// sentence's start, or behind the cue of another statement.
func (sc *scene) startBefore(i int) int {
	start := 0
	for j := i - 2; j > 0; j-- {
		if sc.is(j, ";") {
			return j + 1
		}
	}
	if sc.is(0, "and", "but", "so", "yet") && i > 2 {
		start = 0
	}
	return start
}

// goesOn returns what is said behind a cue that was put in.
func (sc *scene) goesOn(d *draft, to int) stretch {
	end := sc.end()
	i := to
	for i < end && (sc.is(i, ",", ":", "–", "—") || sc.is(i, ".") && i+1 < end) {
		i++
	}
	if i >= end || i == to && !sc.quoteMark(i) {
		return stretch{}
	}
	if q, ok := quoteOver(sc.quotes, i); ok && q.from == i {
		return stretch{q.from, q.to}
	}
	if d.direct {
		for _, q := range sc.quotes {
			if q.from > i && q.whole() {
				return sc.trim(stretch{q.from, q.to})
			}
		}
		return stretch{}
	}
	t := sc.t
	next := t.At(i)
	if t.Is(d.head, "parataxis") && t.Under(next, t.Head(d.head)) && !t.Under(next, d.head) || sc.pause(to) && !sc.finite(d.content[0]) || sc.t.Under(next, d.head) && !sc.adverbial(next, d.head) {
		return sc.trim(stretch{i, end})
	}
	return stretch{}
}

// finite reports whether a verb stands in a stretch, so that it says something alone.
func (sc *scene) finite(x stretch) bool {
	for i := x.from; i < x.to; i++ {
		if u := sc.t.Words[sc.t.At(i)].UPOS; u == "VERB" || u == "AUX" {
			return true
		}
	}
	return false
}

// adverbial reports whether a word belongs to what a verb says of itself: when, where,
// to whom, doing what.
func (sc *scene) adverbial(x, verb int) bool {
	for x != tree.None && x != verb {
		if sc.t.Head(x) == verb {
			return sc.t.Is(x, "obl", "advmod", "advcl", "obj", "iobj", "xcomp")
		}
		x = sc.t.Head(x)
	}
	return false
}
