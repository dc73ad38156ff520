package extract

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/syntax"
	"cited/internal/text"
)

// source is one crediting in a sentence: who, by which words.
type source struct {
	name           string
	from, to       int // tokens of the name
	cueFrom, cueTo int // tokens of the cue
	cue            *mention.Entry
	leads          bool // the cue stands before what is said
	definite       bool // a back-reference: "the study", "it", "he"
}

const maxName = 14 // tokens of a source's name

// findSources returns the creditings of the sentence in order.
func (sc *scene) findSources() []source {
	var out []source
	for _, m := range sc.s.List(mention.Sources) {
		var src source
		var ok bool
		if sc.inQuantity(m.From, &mention.Quantity{From: -1}) || m.From > 0 && sc.hyphen(m.From-1) {
			continue
		}
		switch m.Entry.Slot("kind") {
		case "verb":
			src, ok = sc.speakerOf(m)
		case "preposition":
			if m.Entry.Slot("behind") != "paper" || sc.behindPaper(m.From) {
				src, ok = sc.objectOf(m)
			}
		case "noun":
			if src, ok = sc.reportOf(m, out); !ok {
				src, ok = sc.countedBy(m, out)
			}
			if !ok && sc.putIn(m) {
				src, ok = sc.subjectOf(m)
			}
		}
		if ok {
			src.cue, src.cueFrom, src.cueTo = m.Entry, m.From, m.To
			out = append(out, src)
		}
	}
	return out
}

// behindPaper reports whether a word for a document or a number stands close before token i.
func (sc *scene) behindPaper(i int) bool {
	for k := i - 1; k >= max(0, i-1-mostOwned) && !sc.pause(k); k-- {
		if m, ok := sc.s.Covering(mention.Sources, k); ok && slices.Contains(m.Entry.Slots["kind"], "noun") {
			return true
		}
		if m, ok := sc.s.Covering(mention.Links, k); ok && m.Entry.Meaning() == "total" {
			return true
		}
	}
	return false
}

// reportOf reads who made a report that is named without a verb: "a December
// 2015 report by the Harbour Institute gave ...".
func (sc *scene) reportOf(m mention.Match, before []source) (source, bool) {
	if sc.s.Plays(m.To+1, mention.RoleBy) && sc.parsed(m.To).XPOS == "VBN" {
		m.To++ // "a register kept by the Harbour Institute"
	}
	if n := len(before); n > 0 && m.From <= before[n-1].to || !sc.s.Plays(m.To, mention.RoleBy) && !sc.s.Plays(m.To, mention.RoleFrom) {
		return source{}, false
	}
	m.To++
	src, ok := sc.objectOf(m)
	return src, ok && (sc.capitalised(src.from, src.to) || sc.isActor(src.to-1))
}

// isActor reports whether a word that people or bodies are called by as sources stands at token i.
func (sc *scene) isActor(i int) bool {
	m, ok := sc.s.Covering(mention.Sources, i)
	return ok && m.Entry.Slot("kind") == "actor"
}

// mostOwned is how many words may stand between an owner and what is owned: "the ministry's latest
// official tally".
const mostOwned = 2

// countedBy reads whose a report or a count is that the sentence names without a verb of saying: "the
// ministry's tally stood at 40", "by its reckoning".
func (sc *scene) countedBy(m mention.Match, before []source) (source, bool) {
	if n := len(before); n > 0 && m.From <= before[n-1].to {
		return source{}, false
	}
	for i := m.From - 1; i >= max(0, m.From-2-mostOwned); i-- {
		if sc.s.Is(i, "'s") || sc.s.Is(i, "’s") || sc.apostrophe(i) || strings.Contains("'’", sc.word(i)) && i > 0 && !sc.s.Tokens[i-1].Space {
			src, ok := sc.subjectOf(mention.Match{From: i, To: i + 1})
			return src, ok && src.to == i && !src.definite
		}
		if sc.s.Is(i, "its") || sc.s.Is(i, "their") {
			return source{from: i, to: i + 1, leads: true, definite: true}, true
		}
		if sc.s.Tokens[i].Class != text.Letters || sc.s.Plays(i, mention.RoleThe|mention.RoleA|mention.RoleOf) {
			return source{}, false
		}
	}
	return source{}, false
}

// putIn reports whether a word that is a noun or a verb of saying ends what is put in
// between commas: "forty died, the institute estimates, in May".
func (sc *scene) putIn(m mention.Match) bool {
	if !slices.Contains(m.Entry.Slots["kind"], "verb") || m.To < len(sc.s.Tokens) && sc.s.Tokens[m.To].Class != text.Punct {
		return false
	}
	from := m.From
	for from > 0 && m.From-from < maxName && sc.inName(from-1) {
		from--
	}
	return from < m.From && sc.pause(from-1)
}

// speakerOf reads who stands with a verb of saying: its subject, or in the
// passive whom "by" names.
func (sc *scene) speakerOf(m mention.Match) (source, bool) {
	if sc.s.Plays(m.To, mention.RoleBy) {
		m.To++
		src, ok := sc.objectOf(m)
		return src, ok && !sc.manner(src, m.To)
	}
	if sc.passive(m.From) {
		return sc.putBy(m)
	}
	return sc.subjectOf(m)
}

// putBy reads whom "by" names behind the number: "was put at 40 by the mayor".
func (sc *scene) putBy(m mention.Match) (source, bool) {
	for i := m.To; i < m.To+2; i++ {
		if q := sc.quantityOver(i, nil); q != nil && sc.s.Plays(q.To, mention.RoleBy) {
			m.To = q.To + 1
			src, ok := sc.objectOf(m)
			return src, ok && sc.namesSource(src.from, src.to) && !sc.verbAt(src.to) // not "by nightfall", "by the time police came"
		}
	}
	return source{}, false
}

// parsed returns what the syntax takes token i for; no word where there is no syntax.
func (sc *scene) parsed(i int) syntax.Word {
	if sc.t == nil || sc.t.At(i) == none {
		return syntax.Word{}
	}
	return sc.t.Words[sc.t.At(i)]
}

// verbAt reports whether the syntax takes token i for a verb.
func (sc *scene) verbAt(i int) bool {
	u := sc.parsed(i).UPOS
	return u == "VERB" || u == "AUX"
}

// manner reports whether "by" leads to how something was done and not to who did it: one
// bare singular, "by name", "by hand".
func (sc *scene) manner(src source, behind int) bool {
	if src.to-src.from != 1 || src.from != behind || sc.s.Tokens[src.from].Shape != text.Lower {
		return false
	}
	if sc.isActor(src.from) {
		return false
	}
	w := sc.folded(src.from)
	return singular(w) == w
}

// objectOf reads the name behind "according to".
func (sc *scene) objectOf(m mention.Match) (source, bool) {
	from := sc.pastArticle(m.To)
	to := from
	for to < len(sc.s.Tokens) && to-from < maxName && sc.inName(to) && !(to > from && sc.finite(to)) && !sc.joinsNumber(to) {
		to++
	}
	to = sc.trimName(from, to)
	if to <= from || sc.isDate(from, to) {
		return source{}, false
	}
	return source{name: sc.name(from, to), from: from, to: to, leads: true}, true
}

// joinsNumber reports whether a conjunction and a number stand at token i, at which a name ends: "the
// army and nine according to ...".
func (sc *scene) joinsNumber(i int) bool {
	return sc.s.Plays(i, mention.RoleAnd) && sc.quantityOver(i+1, nil) != nil
}

// finite reports whether a finite verb in small letters stands at token i, at which a name ends.
func (sc *scene) finite(i int) bool {
	switch sc.parsed(i).XPOS {
	case "VBD", "VBZ", "VBP":
		return sc.s.Tokens[i].Shape == text.Lower
	}
	return false
}

// isDate reports whether tokens are a time and nothing else: nobody is credited in "the
// report from April 2016".
func (sc *scene) isDate(from, to int) bool {
	return slices.ContainsFunc(sc.s.Periods, func(p mention.Period) bool { return p.From <= from && p.To >= to })
}

// subjectOf reads the name before a verb of saying; behind it where the order
// is turned: '..., said the minister'.
func (sc *scene) subjectOf(m mention.Match) (source, bool) {
	to := m.From
	for to > 0 && sc.adverbial(to-1) {
		to--
	}
	from := to
	for from > 0 && to-from < maxName && sc.inName(from-1) && !sc.opensName(from) {
		from--
	}
	from = sc.pastFunction(from, to)
	to = sc.trimName(from, to)
	if sc.inQuantity(from-1, &mention.Quantity{From: -1}) {
		return source{}, false
	}
	if from < to && sc.namesSource(from, to) {
		return source{name: sc.name(from, to), from: from, to: to, leads: true, definite: sc.isDefinite(from, to)}, true
	}
	if from == to-1 && sc.pronoun(from) {
		return source{from: from, to: to, leads: true, definite: true}, true
	}
	if m.From > 0 && sc.pause(m.From-1) || m.From > 0 && strings.Contains("”\"’", sc.word(m.From-1)) {
		return sc.turned(m)
	}
	return source{}, false
}

// opensName reports whether the name that is read backwards begins at token i: at an
// article that does not hang on words before it.
func (sc *scene) opensName(i int) bool {
	return sc.s.Plays(i, mention.RoleThe|mention.RoleA) && !sc.s.Plays(i-1, mention.RoleWithin|mention.RoleOf|mention.RoleAnd)
}

// turned reads the name behind the verb.
func (sc *scene) turned(m mention.Match) (source, bool) {
	src, ok := sc.objectOf(m)
	if !ok || !sc.namesSource(src.from, src.to) || sc.inQuantity(src.from, &mention.Quantity{From: -1}) {
		return source{}, false
	}
	src.leads = false
	return src, true
}

// adverbial reports whether token i may stand between a source and its verb: an
// auxiliary, an adverb, a date.
func (sc *scene) adverbial(i int) bool {
	if m, ok := sc.s.Covering(mention.Function, i); ok {
		return m.Entry.Meaning() == "auxiliary"
	}
	for _, p := range sc.s.Periods {
		if p.From <= i && i < p.To {
			return true
		}
	}
	w := sc.folded(i)
	return len(w) > 4 && sc.s.EndsLike(i, mention.RoleAlso) || sc.s.Plays(i, mention.RoleAlso)
}

// inName reports whether token i can be part of a source's name.
func (sc *scene) inName(i int) bool {
	t := sc.s.Tokens[i]
	if t.Class == text.Number {
		return false
	}
	if t.Class == text.Punct {
		switch sc.word(i) {
		case "-", "'", "’", ".", "&":
			return true
		}
		return false
	}
	for _, p := range sc.s.Periods {
		if p.From <= i && i < p.To {
			return false
		}
	}
	if m, ok := sc.s.Covering(mention.Units, i); ok && m.Entry.Meaning() == "duration" {
		return false
	}
	if sc.s.Plays(i, mention.RoleWhen) {
		return false
	}
	if m, ok := sc.s.Covering(mention.Function, i); ok {
		switch m.Entry.Meaning() {
		case "of", "determiner":
			return true
		case "preposition":
			return sc.s.Plays(i, mention.RoleWithin)
		case "conjunction":
			return sc.s.Plays(i, mention.RoleAnd) && i+1 < len(sc.s.Tokens) && i > 0 && sc.s.Tokens[i+1].Shape == sc.s.Tokens[i-1].Shape
		}
		return false
	}
	if m, ok := sc.s.Covering(mention.Sources, i); ok && (m.Entry.Slot("kind") == "verb" && t.Shape == text.Lower || m.Entry.Slot("kind") == "preposition") {
		return false
	}
	return true
}

// pastFunction steps over what binds a name to the words before it.
func (sc *scene) pastFunction(i, to int) int {
	for i < to {
		if _, ok := sc.s.Beginning(mention.Function, i); !ok && sc.s.Tokens[i].Class != text.Punct {
			break
		}
		i++
	}
	return i
}

// pastArticle steps over articles.
func (sc *scene) pastArticle(i int) int {
	for i < len(sc.s.Tokens) && (sc.s.Plays(i, mention.RoleThe|mention.RoleA)) {
		i++
	}
	return i
}

// trimName cuts what hangs behind a name: a preposition, a verb.
func (sc *scene) trimName(from, to int) int {
	for i := from; i < to; i++ {
		if sc.verbal(i) || i > from && sc.verbInName(i) {
			to = i
			break
		}
	}
	for to > from {
		m, ok := sc.s.Covering(mention.Function, to-1)
		if sc.initial(from, to) || !(ok && m.Entry.Meaning() != "auxiliary") && sc.word(to-1) != "." && sc.word(to-1) != "-" && sc.word(to-1) != "'" {
			break
		}
		to--
	}
	return to
}

// initial reports whether a name ends with a letter and a full stop: "Petra K.".
func (sc *scene) initial(from, to int) bool {
	if to-from < 3 || sc.word(to-1) != "." || sc.s.Tokens[to-1].Space {
		return false
	}
	t := sc.s.Tokens[to-2]
	return t.End-t.Start == 1 && t.Class == text.Letters && t.Shape != text.Lower && sc.s.Tokens[to-3].Shape != text.Lower
}

// namesSource reports whether a stretch can name who says something: it holds a
// name, or a noun that sources are called by.
func (sc *scene) namesSource(from, to int) bool {
	for i := from; i < to; i++ {
		if sc.capital(i) && (i > 0 || to-from > 1) {
			return true
		}
		if m, ok := sc.s.Covering(mention.Sources, i); ok && m.Entry.Slot("kind") != "verb" {
			return true
		}
		if m, ok := sc.s.Covering(mention.People, i); ok && sc.classOf(m.Entry) != "" {
			return true
		}
	}
	return false
}

// isDefinite reports whether the stretch only points back: "the study", "it".
func (sc *scene) isDefinite(from, to int) bool {
	if to-from != 1 || sc.s.Tokens[from].Shape != text.Lower && from > 1 {
		return false
	}
	m, ok := sc.s.Covering(mention.Sources, from)
	return ok && m.Entry.Slot("kind") == "noun" && from > 0 && sc.s.Plays(from-1, mention.RoleThe)
}

func (sc *scene) pronoun(i int) bool {
	m, ok := sc.s.Covering(mention.Function, i)
	return ok && m.Entry.Meaning() == "pronoun" && !sc.s.Plays(i, mention.RoleThere|mention.RoleSelf)
}

// capitalised reports whether a stretch holds a word with a capital.
func (sc *scene) capitalised(from, to int) bool {
	for i := from; i < to; i++ {
		if sc.capital(i) {
			return true
		}
	}
	return false
}

// inSource reports whether token i is part of a source's name.
func (sc *scene) inSource(i int) bool {
	for _, src := range sc.sources {
		if src.from <= i && i < src.to {
			return true
		}
	}
	return false
}

func sourceCodes(p paragraph) []code {
	var out []code
	for i, name := range p.source {
		c := code{value: name}
		if i < len(p.sourceAt) {
			c.at = p.sourceAt[i]
		}
		out = append(out, c)
	}
	return out
}

// parted reports whether so much stands between two tokens that they belong to
// different clauses.
func (sc *scene) parted(q *mention.Quantity, from, to int) bool {
	commas, breaks := sc.pausesBetween(from, to)
	return breaks > 0 || commas > 3 || sc.numbersBetween(q, from, to) > 1
}

// function reports whether a function word stands at token i.
func (sc *scene) function(i int) bool {
	_, ok := sc.s.Covering(mention.Function, i)
	return ok
}
