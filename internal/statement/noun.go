package statement

import (
	"slices"

	"cited/internal/mention"
	"cited/internal/tree"
)

// noun reads a noun of saying with its clause: "claims by the group that ...", "his
// denial that ...". Clause says that nothing but a clause will do.
func (sc *scene) noun(m mention.Match, w int, clause bool) (draft, bool) {
	t := sc.t
	if w == tree.None || t.Words[w].UPOS != "NOUN" {
		return draft{}, false
	}
	d := draft{head: w, who: tree.None, cue: stretch{t.Places[w].From, t.Places[w].To}}
	c := sc.after(w, &d, "acl", "ccomp", "advcl")
	if c != tree.None && (!sc.saysWhat(c) || m.Entry.Meaning() == "thought" && sc.is(sc.t.Places[sc.t.Child(c, "mark")].From, "to")) { // no "evidence to support it"
		c = tree.None
	}
	switch {
	case c != tree.None:
		from, to := t.Extent(c)
		d.content = append(d.content, sc.clause(sc.trim(stretch{max(from, d.cue.to), sc.reach(w, to)})))
	case sc.is(d.cue.to, "that"):
		if !sc.thatClause(&d) {
			return d, false
		}
	case clause || !sc.ofPhrase(m, w, &d):
		return d, false
	}
	sc.owner(w, &d)
	return d, !d.content[0].empty() && !d.overlaps()
}

// saysWhat reports whether the clause of a noun is what is said: it begins with "that",
// "whether" or "to".
func (sc *scene) saysWhat(c int) bool {
	t := sc.t
	if t.Is(c, "acl:relcl") && t.Child(c, "mark") == tree.None {
		return false
	}
	k := t.Child(c, "mark")
	return k != tree.None && (t.Words[k].Lemma == "that" || t.Words[k].Lemma == "whether" || t.Words[k].Lemma == "to")
}

// ofPhrase reads what stands behind the "of" of a noun that is mostly followed by it.
func (sc *scene) ofPhrase(m mention.Match, w int, d *draft) bool {
	t := sc.t
	if !takes(m, "of") && !takes(m, "about") {
		return false
	}
	c := t.Child(w, "nmod")
	if c == tree.None {
		return false
	}
	k := t.Child(c, "case")
	if k == tree.None || !(takes(m, "of") && sc.is(t.Places[k].From, "of")) && !sc.is(t.Places[k].From, "on", "about", "over", "against") && t.Places[k].To != m.To || t.Places[c].From < d.cue.to {
		return false
	}
	_, to := t.Extent(c)
	if sc.dated(t.Places[k].To) { // "a statement on Tuesday"
		return false
	}
	if t.Places[k].From == d.cue.to {
		d.cue.to = t.Places[k].To
	}
	x := sc.trim(stretch{t.Places[k].To, to})
	return d.says(x)
}

// owner finds whose words a noun names: "his claim", "the claim by the group", "the
// group made the claim".
func (sc *scene) owner(w int, d *draft) {
	t := sc.t
	t.Children(w, func(c int) bool {
		k := t.Child(c, "case")
		switch {
		case t.Is(c, "nmod:poss"):
			d.who = c
		case t.Is(c, "nmod") && k != tree.None && (t.Words[k].Lemma == "by" || t.Words[k].Lemma == "from"):
			d.who = c
		}
		return d.who == tree.None
	})
	if from, _ := t.Extent(w); d.who == tree.None && sc.isCalled(from) {
		return
	}
	if h := t.Head(w); d.who == tree.None && t.Is(w, "obj") && h != tree.None && !sc.answers(h) {
		d.who = sc.subjectOf(h, d)
	}
	if d.who == tree.None {
		return
	}
	d.source = sc.sourceSpan(d.who, d.cue)
	if n := d.source.to; n-d.source.from > 1 && (sc.is(n-1, "'s", "’s", "'", "’")) {
		d.source.to--
	}
}

// answers reports whether a verb is one by which somebody says something of what another says:
// "denied reports that ...", "rejected the claim that ...".
func (sc *scene) answers(w int) bool {
	for _, m := range sc.y.List(mention.Cues) {
		if m.From == sc.t.Places[w].From {
			switch m.Entry.Meaning() {
			case "denied", "doubted", "confirmed", "judged", "accused":
				return true
			}
		}
	}
	return false
}

// according reads "according to X" with the clause that it stands in.
func (sc *scene) according(m mention.Match) (draft, bool) {
	t := sc.t
	from := m.To
	if from >= sc.end() {
		return draft{}, false
	}
	w := t.At(from)
	for t.Head(w) != tree.None && t.Places[t.Head(w)].From >= from && !t.Is(w, "obl", "root") {
		w = t.Head(w)
	}
	d := draft{head: w, who: w, cue: stretch{m.From, m.To}}
	_, to := t.Extent(w)
	d.source = sc.sourceSpan(w, d.cue)
	if d.source.empty() {
		d.source = stretch{from, to}
	}
	d.source.from = from
	d.source = sc.cutSource(d.source)
	if at := sc.nextCount(d.source); at > 0 {
		d.source.to = at
	}
	d.content = sc.around(stretch{m.From, sc.pastCited(d.source.to)})
	if next := sc.pastJoint(d.source.to); len(d.content) > 1 && next > d.source.to && sc.creditedSoon(next) {
		d.content = d.content[:1] // what is behind is another's
	}
	if at := sc.ownCount(m.From); at > 0 {
		d.content = []stretch{{at, m.From}}
	}
	return d, len(d.content) > 0 && !d.source.empty()
}

// nextCount returns where in a source the count of another begins, "nine according to the mayor and
// ten according to the rowers"; 0 where none does.
func (sc *scene) nextCount(x stretch) int {
	for i := x.from + 1; i+1 < x.to; i++ {
		if sc.joint(i) && sc.creditedSoon(i+1) {
			return i
		}
	}
	return 0
}

// pastJoint steps over a comma and a conjunction at token i.
func (sc *scene) pastJoint(i int) int {
	for sc.joint(i) {
		i++
	}
	return i
}

// longestCount is how many tokens a number takes with what it counts that another source gives.
const longestCount = 8

// creditedSoon reports whether a count that begins at token i ends at a preposition by which somebody
// is credited: no pause and no verb stand between.
func (sc *scene) creditedSoon(i int) bool {
	number := false
	for k := i; k < min(i+longestCount, sc.end()); k++ {
		if sc.cueAt(k, "preposition") {
			return number
		}
		switch sc.t.Words[sc.t.At(k)].UPOS {
		case "NUM":
			number = true
		case "VERB", "AUX", "PUNCT":
			return false
		}
	}
	return false
}

// ownCount returns where the count begins that ends right before a preposition of crediting at token
// i, where another one stands before it; 0 where what it credits is the whole clause.
func (sc *scene) ownCount(i int) int {
	for k := i - 1; k > max(0, i-longestCount); k-- {
		if sc.joint(k) && sc.creditedSoon(k+1) {
			if slices.ContainsFunc(sc.y.List(mention.Cues), func(m mention.Match) bool { return m.From < k && m.Entry.Slot("kind") == "preposition" }) {
				return k + 1
			}
			return 0
		}
	}
	return 0
}

// joint reports whether a comma or a conjunction stands at token i.
func (sc *scene) joint(i int) bool { return sc.is(i, ",", "and", "but", "or", "while") }

// pastCited steps over whom a source cites: "the daily, citing the ministry, ...".
func (sc *scene) pastCited(i int) int {
	if !sc.is(i, ",") || !sc.relays(i+1) {
		return i
	}
	for i += 2; i < sc.end() && !sc.is(i, ","); {
		i++
	}
	return i
}

// cutSource ends a source at the first comma that no name follows.
func (sc *scene) cutSource(x stretch) stretch {
	for i := x.from + 1; i < x.to; i++ {
		if sc.is(i, ";", "–", "—") || sc.is(i, ",") && !(i+1 < x.to && sc.apposition(i+1, x.to)) {
			x.to = i
		}
	}
	return sc.trim(x)
}

// apposition reports whether words behind a comma say who somebody is.
func (sc *scene) apposition(i, end int) bool {
	first := i
	for ; i < end && !sc.is(i, ","); i++ {
		if u := sc.t.Words[sc.t.At(i)].UPOS; u == "VERB" || u == "AUX" {
			return sc.wh(sc.t.At(i-1)) || sc.wh(sc.t.At(first))
		}
	}
	return true
}

// around returns what a sentence says besides a phrase that was put into it.
func (sc *scene) around(x stretch) []stretch {
	var out []stretch
	start := 0
	for i := x.from - 1; i > 0 && start == 0; i-- {
		if sc.is(i, ";") {
			start = i + 1
		}
	}
	if left := sc.trim(stretch{start, x.from}); left.to-left.from > 1 {
		out = append(out, left)
	}
	right := sc.clause(sc.trim(stretch{x.to, sc.end()}))
	if len(out) == 0 && !right.empty() || right.to-right.from > 2 && sc.pause(x.to) {
		out = append(out, right)
	}
	return out
}

// adverb reads "reportedly" with the clause that it stands in.
func (sc *scene) adverb(m mention.Match) (draft, bool) {
	t := sc.t
	w := t.At(m.From)
	h := t.Head(w)
	if h == tree.None {
		return draft{}, false
	}
	d := draft{head: w, who: tree.None, cue: stretch{m.From, m.To}}
	from, to := t.Extent(t.Predicate(h))
	if left := sc.trim(stretch{from, m.From}); !left.empty() {
		d.content = append(d.content, left)
	}
	if right := sc.trim(stretch{m.To, min(to, sc.end())}); !right.empty() && to > m.To {
		d.content = append(d.content, right)
	}
	return d, len(d.content) > 0
}
