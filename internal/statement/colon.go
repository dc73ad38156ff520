package statement

import (
	"unicode"
	"unicode/utf8"

	"cited/internal/mention"
	"cited/internal/person"
	"cited/internal/text"
	"cited/internal/tree"
)

// colon reads who stands before a colon with the quotation behind it: 'Jay again: "For
// once ..."', and the speaker that opens a paragraph: "Ms. Ana Ruiz (Salta): ...".
func (sc *scene) colon() (draft, bool) {
	for i := 1; i < len(sc.s.Tokens)-1 && i <= longestLabel; i++ {
		if !sc.is(i, ":") || !sc.s.Tokens[i+1].Space {
			continue
		}
		x := sc.label(i)
		d := draft{rule: "statement.colon", act: "said", who: tree.None, head: tree.None, cue: stretch{i, i + 1}, source: x}
		if q, ok := quoteOver(sc.quotes, i+1); ok && q.from == i+1 && q.opened && q.whole() && !sc.cued(x) && !(sc.t != nil && sc.clauseIn(x)) {
			d.content, d.direct = []stretch{{q.from, q.to}}, true
			return d, !x.empty()
		}
		if !sc.speaker(x) {
			return d, false
		}
		d.speaker = true
		d.content = []stretch{{i + 1, len(sc.s.Tokens)}}
		return d, !d.content[0].empty()
	}
	return draft{}, false
}

// clauseIn reports whether a stretch is a sentence of its own, with a subject and a verb.
func (sc *scene) clauseIn(x stretch) bool {
	for i := x.from; i < x.to; i++ {
		if w := sc.t.At(i); sc.t.Words[w].UPOS == "VERB" && !sc.t.Is(w, "acl") && sc.t.Child(w, "nsubj") != tree.None {
			return true
		}
	}
	return false
}

// longestLabel is how many tokens may stand before the colon of a speaker.
const longestLabel = 16

// label returns what stands before a colon, without a time or a dash that opens it.
func (sc *scene) label(to int) stretch {
	from := 0
	for i := 0; i < to; i++ {
		if sc.is(i, "–", "—", "/") {
			from = i + 1
		}
	}
	return sc.trim(stretch{from, to})
}

// cued reports whether a cue stands in a stretch: its verb has what follows.
func (sc *scene) cued(x stretch) bool {
	for _, m := range sc.y.List(mention.Cues) {
		if m.From >= x.from && m.To <= x.to && (sc.t == nil || sc.t.Words[sc.t.At(m.From)].UPOS == "VERB" || m.Entry.Slot("kind") == "preposition") {
			return true
		}
	}
	return false
}

// speaker reports whether a stretch is somebody's name with titles and what stands in
// brackets, and nothing else: two words with a capital or more.
func (sc *scene) speaker(x stretch) bool {
	capitals, bracket := 0, false
	for i := x.from; i < x.to; i++ {
		t := sc.s.Tokens[i]
		switch {
		case sc.is(i, "(", ")"):
			bracket = !bracket
		case bracket, sc.is(i, ".", "-", "'", "’", "of", "for", "the", "and", "hon", "de", "van", "von", "al", "bin"):
		case t.Class != text.Letters:
			return false
		default:
			r, _ := utf8.DecodeRuneInString(sc.word(i))
			if !unicode.IsUpper(r) {
				return false
			}
			capitals++
		}
	}
	return capitals >= 2 && sc.titled(x)
}

// titled reports whether a title or an office of persons stands in a label, or a bracket
// behind the name.
func (sc *scene) titled(x stretch) bool {
	for i := x.from; i < x.to; i++ {
		m, ok := sc.s.Covering(mention.Sources, i)
		if ok && m.Entry.Slot("kind") == "actor" || person.Title(sc.s, i) || sc.is(i, "(") && i+1 < x.to && isSeat(sc.word(i+1)) {
			return true
		}
	}
	return false
}
