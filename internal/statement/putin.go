package statement

import (
	"cited/internal/mention"
	"cited/internal/tree"
)

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
	if sc.otherVerb(d) {
		return false
	}
	if x := sc.behindQuote(d.cue.from); !x.empty() || d.inverted {
		return true
	}
	return sc.quoteMark(from-1) || sc.is(from-1, ",") && sc.is(to, ",") && !d.source.empty() && !sc.relative(d.who) && !sc.t.Is(d.head, "conj", "advcl")
}

// otherVerb reports whether another verb stands between a source and its cue, and what is
// said behind the cue: '"...," she told reporters, adding that ...'.
func (sc *scene) otherVerb(d *draft) bool {
	if d.source.empty() || d.source.to > d.cue.from || !sc.t.Is(d.head, "advcl") && !sc.is(d.cue.to, "that", ":") {
		return false
	}
	for i := d.source.to; i < d.cue.from; i++ {
		if sc.t.Words[sc.t.At(i)].UPOS == "VERB" && sc.t.At(i) != d.head {
			return sc.opensClause(d.cue.to) >= 0 || sc.is(d.cue.to, ":")
		}
	}
	return false
}

// putIn reads a cue that stands behind or within what is said: '"...," she said',
// "the road, officials said, was closed". Sure is a cue of which nothing else can be.
func (sc *scene) putIn(m mention.Match, d *draft, sure bool) bool {
	if !takes(m, "quote") && !takes(m, "clause") {
		return false
	}
	sc.seat(m, d, true)
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
	if left.empty() || left.to-left.from < 2 || !d.direct && sc.sets(left) {
		return false
	}
	d.content = append(d.content, left)
	if right := sc.goesOn(d, to); !right.empty() {
		d.content = append(d.content, right)
	}
	return true
}

// sets reports whether a stretch only says where and when: "In the interview".
func (sc *scene) sets(x stretch) bool {
	return sc.t.Words[sc.t.At(x.from)].UPOS == "ADP" && !sc.finite(x)
}

// asSaid reads "as the report shows, ..." and "..., as she put it": what is said is the
// rest of the sentence.
func (sc *scene) asSaid(m mention.Match, d *draft) bool {
	from, to := d.ends()
	if d.source.empty() || from == 0 || !sc.is(from-1, "as") || !takes(m, "clause") && !takes(m, "quote") {
		return false
	}
	for to < sc.end() && !sc.pause(to) {
		if u := sc.t.Words[sc.t.At(to)].UPOS; u == "VERB" || u == "AUX" {
			return false
		}
		to++
	}
	if from > 1 && !sc.pause(from-2) || from <= 1 && !sc.is(to, ",") {
		return false
	}
	d.content = sc.around(stretch{from - 1, to})
	return len(d.content) > 0
}

// restIsPlain reports whether what stands behind a source and its cue says nothing of its
// own: it is nothing, a pause, or where and when and to whom it was said.
func (sc *scene) restIsPlain(to int, d *draft) bool {
	for i := to; i < sc.end(); i++ {
		if sc.mark(i) {
			return true
		}
		if w := sc.t.At(i); sc.t.Words[w].UPOS == "AUX" || sc.t.Words[w].UPOS == "VERB" && !(sc.t.Words[w].XPOS == "VBN" && sc.t.Is(w, "acl")) { // "in a letter sent on Monday"
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
