package statement

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/mention"
	"cited/internal/person"
	"cited/internal/text"
	"cited/internal/tree"
)

// citing parts a source from the one that it relays: "X, citing Y, said", "Citing Y, X said" and
// "X reported, citing Y" are X before Y.
func (sc *scene) citing(d *draft) (own, relayed stretch) {
	if !d.relayed.empty() {
		return d.source, d.relayed
	}
	end := max(d.source.to, d.cue.from)
	if d.source.from >= d.cue.to {
		end = max(end, sc.pastCited(d.source.to))
	}
	if len(d.content) > 0 && d.content[0].from > d.cue.to && d.source.to <= d.cue.from {
		end = max(end, d.content[0].from) // "reported on Sunday, citing the police, that ..."
	}
	for i := d.source.from + 1; i < end-1; i++ {
		if !sc.relays(i) {
			continue
		}
		to := i + 1
		for to < end && !sc.is(to, ",") {
			to++
		}
		return sc.trim(stretch{d.source.from, min(i, d.source.to)}), sc.trim(stretch{i + 1, to})
	}
	if i := sc.opening(); sc.relays(i) && i < d.source.from && d.source.to <= d.cue.from { // "citing the police, X said"
		to := i + 1
		for to < d.source.from && !sc.is(to, ",") {
			to++
		}
		if x := (stretch{i + 1, to}); d.source.from-to <= mostOffice && sc.maySpeak(x) {
			return d.source, x
		}
	}
	return d.source, stretch{}
}

// relays reports whether token i is a word behind which stands whom a source relays.
func (sc *scene) relays(i int) bool { return sc.is(i, "citing", "quoting") }

// maySpeak reports whether a phrase is of somebody, or of something written, that may say something.
func (sc *scene) maySpeak(x stretch) bool {
	head := sc.headIn(x)
	return head != tree.None && (sc.sort(head) != "" || sc.t.Words[head].UPOS == "PROPN")
}

// relay takes whom a source relays off the end of what it says: "X reported nine dead, citing Y".
func (sc *scene) relay(d *draft) {
	_, end := d.ends()
	for i, next := end, sc.nextSaying(end); i+2 < sc.end() && i < next; i++ {
		if !sc.is(i, ",") || !sc.relays(i+1) {
			continue
		}
		x := stretch{i + 2, i + 2}
		for x.to < sc.end() && !sc.pause(x.to) {
			x.to++
		}
		if x = sc.trim(x); !sc.maySpeak(x) || sc.finite(x) || sc.is(x.to, ",") && sc.opensClause(x.to+1) == x.to+1 {
			return
		}
		for k := range d.content {
			if c := &d.content[k]; c.from < i && i < c.to {
				c.to = i
			}
		}
		d.relayed = x
		return
	}
}

// nextSaying returns where the next verb begins by which somebody says something, from token i on;
// the end of the sentence if there is none.
func (sc *scene) nextSaying(i int) int {
	for _, m := range sc.y.List(mention.Cues) {
		if m.From >= i && m.Entry.Slot("kind") == "verb" && takes(m, "clause") {
			return m.From
		}
	}
	return sc.end()
}

// mostOffice is how many tokens stand at most between a pause and a name: an article and an office.
const mostOffice = 4

// ownName returns the part of a source that names it: the apposition or the phrase of a
// common noun without the names in what hangs on it. It is empty where the head is a name.
func (sc *scene) ownName(who int) stretch {
	if who == tree.None || sc.t.Words[who].UPOS != "NOUN" || sc.capital(sc.t.Places[who].From) && sc.t.Places[who].From > 0 {
		return stretch{}
	}
	if a := sc.t.Child(who, "appos", "flat"); a != tree.None && sc.t.Words[a].UPOS == "PROPN" {
		x := sc.upToPause(sc.t.Extent(a))
		for x.to < len(sc.s.Tokens) && sc.t.Is(sc.t.At(x.to), "flat") && sc.t.Words[sc.t.At(x.to)].UPOS == "PROPN" {
			x.to++ // each word of the name hangs on the office
		}
		if sc.is(x.to-1, "'s", "’s", "'", "’") {
			x.to-- // "Minister Anna Berg's claim"
		}
		return x
	}
	from, to := sc.t.Phrase(who)
	for i := from; i < to; i++ {
		if w := sc.t.At(i); i > from && sc.t.Words[w].UPOS == "PROPN" && w > who && i == sc.t.Places[who].To {
			return stretch{i, to} // "the newspaper Novy Kraj"
		}
		if sc.is(i, "with", "who") && i > from {
			to = i
		}
	}
	return stretch{from, to}
}

// nameBehind returns the name that ends a source right behind a body of the lists, which the syntax
// did not take for one: "the aid agency Okel". It is the phrase itself where none stands there.
func (sc *scene) nameBehind(x stretch, end int) stretch {
	if x.empty() || x.to >= end || !sc.capital(x.to) || person.Run(sc.s, x.to) != end {
		return x
	}
	if m, ok := sc.s.Covering(mention.Sources, x.to-1); !ok || m.Entry.Slot("who") != "body" {
		return x
	}
	return stretch{x.to, end}
}

// wholeFrom returns where a phrase begins of which the syntax cut off the front: at token from
// where nothing but words of names and nouns stands between, else at token at. A name is whole.
func (sc *scene) wholeFrom(from, at int) int {
	if sc.t.Words[sc.t.At(at)].UPOS == "PROPN" {
		return at
	}
	for i := from; i < at; i++ {
		if !sc.nominal(i) {
			return at
		}
	}
	return from
}

// wholeTo returns where a phrase ends of which the syntax cut off an adjective behind its noun: "the
// office of the prosecutor general".
func (sc *scene) wholeTo(at, to int) int {
	if at > 0 && at+1 == to && sc.t.Words[sc.t.At(at)].UPOS == "ADJ" && sc.t.Words[sc.t.At(at-1)].UPOS == "NOUN" {
		return to
	}
	return at
}

// apposed returns the name of the person or body that stands behind a comma of a phrase with a
// common noun, whatever word of it the syntax hangs the name on: "the mayor of Salta, Anna Berg,",
// "a charity based in Salta, the Open Door,". It is empty where no name is all that stands between
// two pauses.
func (sc *scene) apposed(who int, x stretch) stretch {
	if who == tree.None || sc.t.Words[who].UPOS != "NOUN" {
		return stretch{}
	}
	for i := sc.t.Places[who].To; i < x.to; i++ {
		if !sc.is(i, ",") {
			continue
		}
		first := i + 1
		if sc.is(first, "the") {
			first++
		}
		y := stretch{first, min(person.Run(sc.s, first), x.to)}
		if y.to-y.from > 1 && (y.to == x.to || sc.is(y.to, ",", "(")) && (sc.personal(y) || sc.sort(who) == "body" && !sc.placed(y)) {
			return y
		}
	}
	return stretch{}
}

// issuer returns who made the paper that a source is: the ministry of "figures of the
// ministry", the institute of "a report published by the institute". It is empty where the
// source is no paper, or nobody is named as its maker.
func (sc *scene) issuer(x stretch) stretch {
	m, ok := sc.s.Covering(mention.Sources, x.from)
	if ok && m.Entry.Slot("kind") == "preposition" && m.From < x.from && m.To < x.to { // "according to figures from"
		return sc.makerBehind(m.To-1, x.to)
	}
	for i := x.from; i < x.to && (!ok || m.Entry.Slot("kind") != "noun"); i++ {
		m, ok = sc.s.Covering(mention.Sources, i)
	}
	if !ok || m.Entry.Slot("kind") != "noun" || sc.capital(m.From) && m.From > x.from {
		return stretch{}
	}
	from := m.From
	for from > x.from && sc.capital(from-1) && !sc.dated(from-1) && !sc.is(from-1, "a", "an", "the") {
		from--
	}
	if from < m.From {
		return stretch{from, m.From} // "an SKB report"
	}
	if y := sc.ownerOf(stretch{x.from, m.From}); !y.empty() {
		return y
	}
	at := m.To
	if sc.is(at, ",") && sc.t != nil && at+2 < x.to && sc.is(at+2, "by") {
		at++ // "the figures, released by"
	}
	if at+1 < x.to && sc.t != nil && (sc.t.Words[sc.t.At(at)].XPOS == "VBN" || sc.is(at+1, "by")) {
		at++ // "published by"
	}
	return sc.makerBehind(at, x.to)
}

// makerBehind returns who made a paper by the words behind "by", "from" or "of" at a token: one who may
// speak, behind the first two also a name. A country behind "from" is where the numbers are from.
func (sc *scene) makerBehind(at, end int) stretch {
	if !sc.is(at, "by", "from", "of") {
		return stretch{}
	}
	y := sc.upToPause(at+1, end)
	for i := y.from + 1; i < y.to && sc.t != nil; i++ {
		if !sc.capital(i) && sc.t.Words[sc.t.At(i)].XPOS == "VBN" && !sc.is(i-1, "-") { // "figures from the ministry published in May"
			y.to = i
		}
	}
	if m, ok := sc.s.Covering(mention.Countries, y.to-1); ok && sc.is(at, "from") && m.From <= y.from {
		return stretch{}
	}
	for i := y.from; i < y.to; i++ {
		if sc.actor(i) || sc.is(at, "by", "from") && sc.capital(i) && !sc.dated(i) {
			return y
		}
	}
	return stretch{}
}

// ownerOf returns whose a paper is said to be by the words before it, where that is a name or one who
// may speak: of "the ministry's latest", not of "the year's last". Who speaks between the two is part of
// it: "the minister's spokesman's", "the army's press office".
func (sc *scene) ownerOf(x stretch) stretch {
	for i := x.from + 1; i < x.to; i++ {
		if !sc.is(i, "'", "’") || sc.s.Tokens[i].Space {
			continue
		}
		if sc.dated(i-1) || !sc.capital(i-1) && !sc.actor(i-1) {
			return stretch{}
		}
		to := i
		for j := i + 1; j < x.to; j++ {
			if sc.actor(j) {
				to = j + 1
			}
		}
		return sc.trim(stretch{x.from, to})
	}
	return stretch{}
}

// actor reports whether token i is of words for one who may speak.
func (sc *scene) actor(i int) bool {
	m, ok := sc.s.Covering(mention.Sources, i)
	return ok && m.Entry.Slot("kind") == "actor"
}

// dated reports whether token i is part of a period or a word of the calendar.
func (sc *scene) dated(i int) bool {
	_, calendar := sc.s.Covering(mention.Calendar, i)
	return calendar || slices.ContainsFunc(sc.s.Periods, func(p mention.Period) bool { return p.From <= i && i < p.To })
}

// upToPause cuts a stretch at its first pause; a hyphen within a name is none.
func (sc *scene) upToPause(from, to int) stretch {
	x := sc.trim(stretch{from, to})
	for i := x.from; i < x.to; i++ {
		if sc.pause(i) && !(sc.is(i, "-") && !sc.s.Tokens[i].Space) {
			x.to = i
		}
	}
	return x
}

// relative reports whether a word is a relative pronoun.
func (sc *scene) relative(w int) bool { return sc.wh(w) || sc.t.Words[w].Feat("PronType") == "Rel" }

// antecedent returns what a relative pronoun stands for.
func (sc *scene) antecedent(w int) int {
	for from := sc.t.Places[w].From; w != tree.None; w = sc.t.Head(w) {
		if h := sc.t.Head(w); sc.t.Is(w, "acl") && h != tree.None {
			if u := sc.t.Words[h].UPOS; u != "NOUN" && u != "PROPN" && u != "PRON" {
				return tree.None
			}
			return sc.speakerBefore(from, h)
		}
	}
	return tree.None
}

// speakerBefore returns the noun right before a relative pronoun at token i, where that is one who may
// say something and head, which the syntax hangs the clause on, is none: "no word from the army, which
// said", "reports by herders, who spoke of". Else it is head.
func (sc *scene) speakerBefore(i, head int) int {
	who := sc.is(i, "who")
	if i--; sc.is(i, ",") {
		i--
	}
	if i < 0 || sc.t.Words[head].UPOS == "PROPN" || sc.sort(head) != "" && !(who && sc.sort(head) == "report") {
		return head
	}
	w := sc.t.At(i)
	if w == tree.None || w <= head {
		return head
	}
	if sc.sort(w) != "" || who && sc.sort(head) == "report" && sc.t.Words[w].UPOS == "NOUN" {
		return w
	}
	return head
}

// headed reports whether a phrase is a name, or holds one as its head: it does not where
// its head is a common noun or an adjective that stands for one, "a man from Kranj".
func (sc *scene) headed(x stretch) bool {
	if sc.t == nil {
		return true
	}
	top := sc.t.Top(x.from, x.to)
	return top == tree.None || !slices.Contains([]string{"NOUN", "ADJ", "NUM"}, sc.t.Words[top].UPOS) || sc.capital(sc.t.Places[top].From) && sc.t.Places[top].From > 0
}

// properName returns the longest run of words with capitals in a phrase, with the short
// words that bind them; "" if there is none.
func (sc *scene) properName(x stretch) string {
	best := stretch{}
	for i := x.from; i < x.to; i++ {
		if !sc.capital(i) || sc.is(i, "a", "an") || i == 0 && sc.t != nil && sc.t.Words[sc.t.At(i)].UPOS != "PROPN" {
			continue
		}
		to := sc.nameEnd(i, x.to)
		if sc.personal(stretch{i, to}) && !sc.personal(best) || to-i > best.to-best.from && sc.personal(stretch{i, to}) == sc.personal(best) {
			best = stretch{i, to}
		}
		i = to
	}
	if best.empty() {
		return ""
	}
	if sc.numbered(best.to) && best.to < x.to {
		best.to++ // "R14"
	}
	if sc.is(best.from-1, "-") && best.from-2 >= x.from && person.Particle(sc.s, best.from-2) && !sc.s.Tokens[best.from].Space {
		best.from -= 2 // "al-Salta"
	}
	return sc.plain(best)
}

// numbered reports whether a number stands at token i that is written together with the name before.
func (sc *scene) numbered(i int) bool {
	return i < len(sc.s.Tokens) && sc.s.Tokens[i].Class == text.Number && !sc.s.Tokens[i].Space
}

// personal reports whether a name is that of a person, as far as the syntax knows.
func (sc *scene) personal(x stretch) bool {
	if sc.t == nil || x.empty() {
		return false
	}
	e := strings.ToUpper(sc.t.Words[sc.t.At(x.to-1)].Entity)
	return strings.HasSuffix(e, "PERSON") || strings.HasSuffix(e, "PER")
}

// placed reports whether a name is of a place: it ends with a country, or with what the syntax knows
// as a place.
func (sc *scene) placed(x stretch) bool {
	_, country := sc.s.Covering(mention.Countries, x.to-1)
	return country || sc.t == nil || strings.HasSuffix(sc.t.Words[sc.t.At(x.to-1)].Entity, "place")
}

// nameEnd returns where a name that begins at token i ends.
func (sc *scene) nameEnd(i, end int) int {
	to := i + 1
	for j := to; j < end; j++ {
		switch {
		case sc.capital(j):
			to = j + 1
		case sc.is(j, "of", "for", "and", "on", "the", "de", "al", "van", "von", "bin", "-", ".", "&") && j-to < 2, j == to && sc.owns(j), j == to+1 && sc.is(j, "s") && sc.owns(to):
		default:
			return to
		}
	}
	return to
}

// owns reports whether an apostrophe stands at token i behind which a name goes on that is none
// of a person: "Harbour Workers' Party", "People's Party".
func (sc *scene) owns(i int) bool {
	if !sc.is(i, "'", "’") {
		return false
	}
	if i++; sc.is(i, "s") {
		i++
	}
	return sc.capital(i) && !sc.personal(stretch{i, i + 1})
}

// capital reports whether token i is a word with a capital, a title left out.
func (sc *scene) capital(i int) bool {
	if i < 0 || i >= len(sc.s.Tokens) || sc.s.Tokens[i].Class != text.Letters {
		return false
	}
	r, _ := utf8.DecodeRuneInString(sc.word(i))
	return unicode.IsUpper(r)
}

// role returns what somebody is called who is not named: the phrase up to its first
// clause or pause, without article.
func (sc *scene) role(x stretch) string { return person.Role(sc.s, x.from, x.to) }

// plain returns the words of a stretch on one line.
func (sc *scene) plain(x stretch) string { return text.Plain(sc.s.Word(x.from, x.to)) }
