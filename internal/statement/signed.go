package statement

import (
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/mention"
	"cited/internal/person"
	"cited/internal/text"
	"cited/internal/tree"
)

// A quotation may be signed: a dash behind it leads to who says it, "We lost nine men." – Mara Okel,
// nurse. The name may stand in the sentence of the quotation, behind it, or in a line of its own.

// longestSign is how many tokens who signs a quotation may have.
const longestSign = 20

// sign reads who signs a quotation, in the sentence that ends with it or in the next one. Begun is
// where a quotation began in a sentence before, if nobody had said it by then.
func (r *Reader) sign(sc *scene, begun, from int) {
	quoted := r.unsigned
	r.unsigned = text.Range{}
	if quoted != (text.Range{}) && from == len(r.out) {
		if name, ok := sc.leadingDash(r.block); ok && r.credit(sc, name, quoted) {
			return
		}
	}
	if len(sc.quotes) == 0 {
		return
	}
	q := sc.quotes[len(sc.quotes)-1]
	if !q.closed || q.from > 0 || q.opened && !q.whole() || r.ownerOf(sc, q, max(0, len(r.out)-mostOver)) != nobody {
		return
	}
	at := sc.bytes(stretch{q.from, q.to})
	if !q.opened {
		at.Start = begun
	}
	switch {
	case at.Start == nobody:
	case q.to >= sc.end():
		r.unsigned = at
	case sc.dash(q.to):
		r.credit(sc, q.to+1, at)
	}
}

// dash reports whether a dash stands at token i that is no hyphen.
func (sc *scene) dash(i int) bool {
	return sc.is(i, "–", "—", "―", "-") && i < len(sc.s.Tokens)-1 && (i == 0 || sc.s.Tokens[i].Space)
}

// leadingDash returns the token behind the dash that opens a sentence. It stands before the block
// where that was taken for an item of a list.
func (sc *scene) leadingDash(b text.Block) (int, bool) {
	if sc.dash(0) {
		return 1, true
	}
	if b.Kind != text.Item || len(sc.s.Tokens) == 0 || sc.s.Tokens[0].Start != b.Start {
		return 0, false
	}
	before := strings.TrimRight(sc.s.Content[:b.Start], " \t")
	return 0, strings.HasSuffix(before, "–") || strings.HasSuffix(before, "—") || strings.HasSuffix(before, "―")
}

// credit gives a quotation to whom the tokens from one up to the end of the sentence name, if they
// are a name with what stands in apposition, and reports whether they are.
func (r *Reader) credit(sc *scene, from int, quoted text.Range) bool {
	whole := stretch{from, sc.end()}
	x := stretch{from, from}
	for x.to < whole.to && !sc.is(x.to, ",", "(", ";") {
		x.to++
	}
	if whole.to-whole.from > longestSign || !sc.signs(x) {
		return false
	}
	d := draft{source: x, who: tree.None, head: tree.None}
	names := r.people.sources(sc, &d)
	if len(names) == 0 {
		return false
	}
	st := Statement{Source: sc.bytes(whole), Cue: sc.dashBefore(from), Content: []text.Range{quoted}, Names: names,
		Rule: "statement.signed", Act: "said", Stance: cited.Asserted, Sentence: sc.extent()}
	r.out = append(r.out, st)
	r.speech = len(r.out) - 1
	return true
}

// dashBefore returns the dash before token i.
func (sc *scene) dashBefore(i int) text.Range {
	before := strings.TrimRight(sc.s.Content[:sc.s.Tokens[i].Start], " \t")
	_, size := utf8.DecodeLastRuneInString(before)
	return text.Range{Start: len(before) - size, End: len(before)}
}

// signs reports whether a stretch is the name of somebody, with a title or in two words, or the words
// for one who speaks, and no clause.
func (sc *scene) signs(x stretch) bool {
	actor := false
	for i := x.from; i < x.to; i++ {
		if m, ok := sc.s.Covering(mention.Sources, i); ok && m.Entry.Slot("kind") == "actor" {
			actor = true
		}
		if t := sc.s.Tokens[i]; t.Class == text.Number || sc.quoteMark(i) || sc.t != nil && sc.t.Words[sc.t.At(i)].UPOS == "VERB" && t.Shape == text.Lower {
			return false
		}
	}
	named := sc.capital(x.from) && person.Run(sc.s, x.from) == x.to
	return actor || named && (x.to-x.from > 1 || person.Title(sc.s, x.from))
}
