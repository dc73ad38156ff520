package response

import (
	"slices"

	"cited/internal/mention"
	"cited/internal/tree"
)

// named is a name without its article, a date or dateline before it, and what follows in
// apposition; with it those that act together with it.
func (sc *scene) named(who int) stretch {
	x := sc.phrase(who)
	at := sc.t.Places[who]
	for i := x.from; i < at.From; i++ {
		if sc.is(i, "–", "—", ":", ")", "/", ",") || i == x.from && sc.t.Words[sc.t.At(i)].UPOS == "ADP" {
			x.from = i + 1
		}
	}
	for _, p := range sc.s.Periods {
		if p.From <= x.from+1 && p.To <= at.From {
			x.from = max(x.from, p.To)
		}
	}
	for _, h := range sc.hits {
		if h.plays("status") && h.From > x.from && h.From >= at.To && h.To <= x.to {
			x.to = h.From // "Denmark plans", taken for a noun
		}
	}
	if x.from < x.to-1 && sc.is(x.from, "the", "a", "an", "its", "his", "her", "our", "their") {
		x.from++
	}
	if x.to-1 > x.from && sc.is(x.to-1, "'s", "’s", "s") {
		x.to--
	}
	sc.t.Children(who, func(c int) bool {
		if sc.t.Is(c, "conj") && sc.body(c) {
			x = x.join(sc.phrase(c))
		}
		return true
	})
	return x
}

// whose returns who "it" or "they" is that a public body speaks of as itself: "Germany
// said that it would".
func (sc *scene) whose(who, verb int) int {
	if sc.t.Words[who].UPOS != "PRON" || !sc.is(sc.t.Places[who].From, "it", "they", "we") {
		return who
	}
	for w, steps := sc.t.Head(verb), 0; w != tree.None && steps < mostSteps; w, steps = sc.t.Head(w), steps+1 {
		if s := sc.t.Child(w, "nsubj"); s != tree.None && s != who && s < who && sc.body(s) {
			return s
		}
	}
	return who
}

// scope notes whom a response is for: the people in its words.
func (sc *scene) scope(a *act, d *drawn) {
	for _, m := range sc.s.List(mention.People) {
		if m.From >= a.span.from && m.To <= a.span.to && m.To > m.From {
			x := sc.described(stretch{m.From, m.To}, a.span)
			if sc.tool(stretch{m.From, m.To}) {
				continue
			}
			d.Scope = append(d.Scope, sc.words(x))
			d.ScopeAt = append(d.ScopeAt, sc.bytes(x))
		}
	}
}

// described takes the adjectives before people with them: "suspected travellers".
func (sc *scene) described(x, in stretch) stretch {
	w := sc.t.Top(x.from, x.to)
	for x.from > in.from {
		b := sc.t.At(x.from - 1)
		if b == tree.None || sc.t.Head(b) != w || !sc.t.Is(b, "amod") || sc.t.Words[b].UPOS == "NUM" {
			break
		}
		x.from = sc.t.Places[b].From
	}
	return x
}

// tool reports whether words name what a response is made of, or who carries it out: the
// lists of people count those as well, but it is for none of them.
func (sc *scene) tool(x stretch) bool {
	return slices.ContainsFunc(sc.hits, func(h hit) bool {
		if h.From > x.from || h.To < x.to {
			return false
		}
		return h.plays("body") || !h.plays("matter") && !h.plays("foe") && !h.plays("setting") && !h.plays("dual") && !h.plays("aim")
	})
}

// count notes how many it was applied to: the number of people in its words, and of those
// joined to them.
func (sc *scene) count(a *act, d *drawn) {
	last := tree.None
	for i := range sc.s.Quantities {
		q := sc.s.Quantities[i] // a copy: what is kept of it outlives the sentence
		if q.Share || q.Money || q.Label != nil || !sc.ofPeople(q.To) {
			continue
		}
		noun := sc.counts(&q)
		switch {
		case last == tree.None && q.From >= a.span.from && q.To <= a.span.to:
			if q.HasLow {
				d.Low = &q.Low
			}
			if q.HasHigh {
				d.High = &q.High
			}
			d.CountAt, last = sc.bytes(stretch{q.From, q.To}), noun
		case last != tree.None && noun != tree.None && sc.t.Is(noun, "conj") && sc.t.Head(noun) == last && q.HasLow && q.HasHigh && d.Low != nil && d.High != nil:
			low, high := *d.Low+q.Low, *d.High+q.High // "six mothers and ten children"
			d.Low, d.High = &low, &high
		}
	}
}

// counts returns the noun that a number counts; None if the number stands alone.
func (sc *scene) counts(q *mention.Quantity) int {
	w := sc.t.Top(q.From, q.To)
	if w != tree.None && sc.t.Is(w, "nummod") {
		return sc.t.Head(w)
	}
	return w
}

// ofPeople reports whether what stands behind a number can be people or their papers:
// no time, money or distance.
func (sc *scene) ofPeople(i int) bool {
	if _, ok := sc.s.Beginning(mention.Units, i); ok {
		return false
	}
	for j := i; j < i+3 && j < len(sc.s.Tokens); j++ {
		if _, ok := sc.s.Covering(mention.People, j); ok {
			return true
		}
		for _, h := range sc.hits {
			if h.plays("thing") && h.From == j {
				return h.means() == "passport" || h.means() == "citizenship" || h.means() == "residence"
			}
		}
		if sc.is(j, "of", "others", "them") {
			return true
		}
	}
	return false
}

// date notes when: of the periods in its clause the one that stands nearest.
func (sc *scene) date(a *act, d *drawn) {
	best := -1
	for _, p := range sc.s.Periods {
		if p.Value == "" || !p.Value.Valid() || !sc.inClause(a, p.From, p.To) {
			continue
		}
		gap := max(a.span.from-p.To, p.From-a.span.to, 0)
		if best < 0 || gap < best {
			best, d.Date, d.DateAt = gap, p.Value, sc.bytes(stretch{p.From, p.To})
		}
	}
}

// inClause reports whether a period stands in the words of an act, beside them, or hangs on
// the verb of its clause.
func (sc *scene) inClause(a *act, from, to int) bool {
	if from >= a.span.from-2 && to <= a.span.to+2 || from <= mostBetween && sc.oneClause(to, a.span.from) {
		return true
	}
	verb := a.head
	for steps := 0; steps < mostSteps && sc.t.Words[verb].UPOS != "VERB" && sc.t.Head(verb) != tree.None; steps++ {
		verb = sc.t.Head(verb)
	}
	for w, steps := sc.t.Top(from, to), 0; w != tree.None && steps < mostSteps; w, steps = sc.t.Head(w), steps+1 {
		if w == verb || w == a.head {
			return true
		}
		if sc.t.Words[w].UPOS == "VERB" {
			return sc.t.Is(verb, "xcomp", "ccomp", "conj") && sc.t.Head(verb) == w && from < a.span.from
		}
	}
	return false
}
