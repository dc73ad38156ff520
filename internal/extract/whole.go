package extract

import (
	"cited"
	"cited/internal/mention"
)

// linkWhole chooses the figure that this one is a part of, of those before it in
// the sentence and in the paragraph; or words of the text that name the whole
// without a number; or none.
func (sc *scene) linkWhole(d *draft, before []*draft) {
	if _, own := sc.ellipsis(d.q); own && !d.noun.part && !d.q.Share {
		return // "France took back 30, Belgium 12": of another country, no part
	}
	sc.choices.begin()
	sc.choices.offer(code{}, none)
	sc.choices.has("none", "")
	sc.choices.has("none/kind", sc.partKind(d))
	sc.choices.holds(d.q.Share, "none/share")
	near := len(before)
	all := append(before[:near:near], sc.para.figures...)
	for i, w := range all {
		if i < near {
			sc.offerWhole(d, w, i, near-1-i, "here")
		} else {
			sc.offerWhole(d, w, i, len(all)-1-i, "earlier")
		}
	}
	if d.next != nil {
		at := sc.bytes(d.next.From, d.next.To)
		sc.choices.offer(code{value: sc.s.Word(d.next.From, d.next.To), rule: "of.next", at: at}, none)
		sc.choices.has("next", "")
	}
	sc.offerPhrase(d)
	o, _ := sc.pick("of", d)
	if o.cue >= 0 {
		d.whole = all[o.cue]
	}
	d.of = o.code
}

// offerWhole offers a figure as the whole.
func (sc *scene) offerWhole(d, w *draft, i, rank int, where string) {
	v := code{value: w.exact, rule: "of.whole"}
	if w.exact == "" {
		v.value, v.at = sc.s.Word(w.q.From, w.q.To), sc.bytes(w.q.From, w.q.To)
	}
	c := sc.choices
	c.offer(v, i)
	kind := sc.partKind(d)
	c.has(where, bucket(rank))
	of := c.about(where)
	of.has("kind", kind)
	of.holds(d.q.Share, "share")
	of.holds(w.q.Share, "of-share")
	c.holds(!w.q.Share && !d.q.Share && !larger(w.q, d.q), "smaller")
	c.holds(upper(w.q) == upper(d.q) && w.q.Share == d.q.Share, "as-large")
	of.holds(w.whole != nil, "is-part")
	of.holds(w.whole != nil && kind == "none", "sibling")
	c.holds(w.noun.class == d.noun.class, "same-class")
	of.holds(d.noun.to == 0, "bare")
	of.holds(d.noun.entry != nil && d.noun.entry.Slot("segment") != "", "trait")
	if where == "earlier" {
		return
	}
	from := w.q.To
	c.holds(sc.inBracket(d.q.From) && !sc.inBracket(w.q.From), "in-bracket")
	c.has("between", sc.linkBetween(from, d.q.From))
	c.holds(sc.opening(w.q), "of-opens")
	_, breaks := sc.pausesBetween(from, d.q.From)
	c.has("here/breaks", bucket(breaks))
	if sc.t != nil {
		c.has("here/path", sc.t.path(sc.anchor(d), sc.t.top(w.q.CoreFrom, w.q.CoreTo)))
	}
}

// partKind says how the words behind a number make it a part.
func (sc *scene) partKind(d *draft) string {
	if m, ok := sc.s.Beginning(mention.Links, d.q.To); ok {
		return m.Entry.Name
	}
	switch {
	case d.noun.part:
		return "of"
	case sc.s.Plays(d.q.From-1, mention.RoleOther):
		return "other"
	}
	return "none"
}

// linkBetween names the word between two tokens that makes parts of a whole:
// "including", "of whom".
func (sc *scene) linkBetween(from, to int) string {
	for i := from; i < to; i++ {
		if m, ok := sc.s.Covering(mention.Links, i); ok {
			return m.Entry.Name
		}
	}
	return "none"
}

// opening reports whether "of" before a number opens its clause: "Of 778 people,".
func (sc *scene) opening(q *mention.Quantity) bool {
	i := q.From - 1
	return sc.s.Plays(i, mention.RoleOf) && (i == 0 || sc.s.Plays(i-1, mention.RoleOut) || sc.pause(i-1))
}

// offerPhrase offers the words behind "of" that name a whole without a number:
// "a third of the returnees".
func (sc *scene) offerPhrase(d *draft) {
	i := d.q.To
	if sc.t == nil || !sc.s.Plays(i, mention.RoleOf) {
		return
	}
	i = sc.pastArticle(i + 1)
	if i >= len(sc.s.Tokens) || sc.inQuantity(i, d.q) {
		return
	}
	_, to := sc.t.phrase(sc.t.top(i, min(i+1, len(sc.s.Tokens))))
	if h := sc.t.at(i); h != none {
		if up := sc.t.head(h); up != none && sc.t.places[up].From >= i {
			_, to = sc.t.phrase(up)
		}
	}
	if to <= i {
		return
	}
	c := sc.choices
	c.offer(code{value: sc.s.Word(i, to), rule: "of.words", at: sc.bytes(i, to)}, none)
	c.has("phrase", "")
	c.holds(d.q.Share, "phrase/share")
	_, people := sc.s.Beginning(mention.People, to-1)
	c.holds(people, "phrase/people")
	c.has("phrase/kind", sc.partKind(d))
}

// inBracket reports whether token i stands inside a bracket.
func (sc *scene) inBracket(i int) bool {
	for k := i - 1; k >= 0 && k > i-40; k-- {
		switch sc.word(k) {
		case "(":
			return true
		case ")":
			return false
		}
	}
	return false
}

// larger reports whether a can be the whole of b.
func larger(a, b *mention.Quantity) bool {
	return upper(a) >= upper(b)
}

func upper(q *mention.Quantity) float64 {
	if q.HasHigh {
		return q.High
	}
	return q.Low
}

// nameCounted completes the noun of a number that has none behind it.
func (sc *scene) nameCounted(d *draft, before []*draft) {
	if d.noun.people {
		return
	}
	take := func(n noun, rule string) {
		d.noun.entry, d.noun.head, d.noun.class, d.noun.thing, d.noun.rule = n.entry, n.head, n.class, n.thing, rule
		if rule == "counted.near" {
			d.noun.demonyms = n.demonyms
		}
	}
	switch {
	case d.whole != nil:
		take(d.whole.noun, "context.whole")
	case len(before) > 0:
		take(before[len(before)-1].noun, "context.number-before")
	default:
		sc.nearNoun(d, take)
	}
	if d.noun.head == "" {
		d.noun.head, d.noun.class, d.noun.rule = "person", sc.b.class, "counted.nobody-named"
	}
}

// nearNoun takes the noun of people nearest before the number, then behind it,
// then from the paragraph and the headings.
func (sc *scene) nearNoun(d *draft, take func(noun, string)) {
	var found mention.Match
	for _, m := range sc.s.List(mention.People) {
		if sc.inSource(m.From) || sc.speaks(m.To) {
			continue // who says it is not who is counted
		}
		if found.Entry == nil || m.From < d.q.From {
			found = m
		}
	}
	if found.Entry != nil {
		n := noun{entry: found.Entry, head: sc.headOf(found), class: sc.classOf(found.Entry)}
		if m, ok := sc.demonymEnding(found.From); ok && found.From < d.q.From {
			n.demonyms = []mention.Match{m}
		}
		take(n, "counted.near")
		return
	}
	if n := len(sc.para.figures); n > 0 {
		take(sc.para.figures[n-1].noun, "context.sentence-before")
		return
	}
	for i := len(sc.heads) - 1; i >= 0; i-- {
		if c := sc.heads[i].people; c.value != "" {
			take(noun{head: c.value, class: sc.heads[i].class}, "context.heading")
			return
		}
	}
}

// speaks reports whether a verb of saying stands at token i.
func (sc *scene) speaks(i int) bool {
	m, ok := sc.s.Beginning(mention.Sources, i)
	return ok && m.Entry.Slot("kind") == "verb"
}

// scopeOf reports whether the sentence names further groups without a name.
func (sc *scene) scopeOf() cited.Scope {
	for _, m := range sc.s.List(mention.Armed) {
		if m.From > 0 {
			for i := max(0, m.From-4); i < m.From; i++ {
				if sc.s.Plays(i, mention.RoleOther|mention.RoleAnd) {
					return cited.AndOthers
				}
			}
		}
	}
	for _, g := range sc.s.List(mention.Groups) {
		if sc.andOthers(g.To) {
			return cited.AndOthers
		}
	}
	for i := range sc.s.Tokens {
		if sc.s.Plays(i, mention.RoleMostly) {
			return cited.Mostly
		}
	}
	return cited.Only
}

// andOthers reports whether further groups without a name follow at token i: "and
// other violent groups".
func (sc *scene) andOthers(i int) bool {
	if !sc.s.Plays(i, mention.RoleAnd) && !sc.s.Plays(i, mention.RoleOr) || !sc.s.Plays(i+1, mention.RoleOther) {
		return false
	}
	for k := i + 2; k < i+7; k++ {
		if m, ok := sc.s.Beginning(mention.Links, k); ok && m.Entry.Meaning() == "groups" {
			return true
		}
	}
	return false
}

// linkSegment gives the trait that narrows the population: the noun's own, or one
// named between the number and the next.
func (sc *scene) linkSegment(d *draft) {
	seen := map[string]bool{}
	add := func(value, rule string, m mention.Match) {
		if value != "" && !seen[value] {
			seen[value] = true
			d.segment = append(d.segment, sc.codeOf(value, rule, m))
		}
	}
	if e := d.noun.entry; e != nil && d.noun.to > 0 {
		add(e.Slot("segment"), e.ID, mention.Match{From: d.noun.from, To: d.noun.to})
	}
	for _, m := range sc.s.List(mention.Segments) {
		if d.noun.to > 0 && m.From >= d.noun.from && m.To <= d.noun.to {
			continue // the head noun itself narrows nothing
		}
		if m.From >= d.q.To && m.From < min(sc.nextNumber(d.q), d.q.To+12) && !sc.barrier(d.q.To, m.From) {
			add(m.Entry.Meaning(), m.Entry.ID, m)
		}
	}
}

// barrier reports whether a pause stands between two tokens.
func (sc *scene) barrier(from, to int) bool {
	for i := from; i < to; i++ {
		if sc.pause(i) {
			return true
		}
	}
	return false
}

// classify gives the class of the population.
func (sc *scene) classify(d *draft) {
	class := d.noun.class
	if class == "" {
		class = sc.b.class
	}
	c := code{value: d.book.Counts(d.measure.value, class), rule: d.noun.rule}
	if d.noun.to > 0 {
		c.at = sc.bytes(d.noun.from, d.noun.to)
	}
	d.population = c
}
