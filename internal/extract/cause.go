package extract

import (
	"strings"

	"cited"
	"cited/internal/mention"
)

// linkCause chooses what harmed the people of a figure, or drove them out, where its
// codebook lists that as a segment: what its own sentence says, what the figures say
// that it leans on, the text before, the headings, what the text names most; or none.
func (sc *scene) linkCause(d *draft, before []*draft) {
	for _, c := range sc.stateOf(d) {
		if !has(d.segment, c.value) {
			d.segment = append(d.segment, c)
		}
	}
	found := sc.causesAround(d, before)
	if len(found) == 0 {
		return
	}
	sc.choices.begin()
	g := sc.goingOn(d, sc.lastFigure(before))
	sc.offerCause(d, blame{from: []string{"none"}}, g)
	for _, b := range found {
		sc.offerCause(d, b, g)
	}
	o, _ := sc.pick("segment:cause", d)
	if o.cue >= 0 {
		d.cause = found[o.cue].causes
		d.segment = o.list
	}
}

// blame is causes that a figure may have, and where the text says them.
type blame struct {
	causes []code
	from   []string
}

// goingOn is what tells whether a figure is of the event of the last one: their times, their places, and
// whether its own clause says who did it.
type goingOn struct {
	times, sites string
	acted        bool
}

// goingOn compares a figure with the last one; with nil it is the first.
func (sc *scene) goingOn(d, last *draft) goingOn {
	g := goingOn{"first", "first", sc.doneBySomebody(d)}
	if last != nil {
		g.times = besideLast(d.time.value == last.time.value, d.time.value != "", last.time.value != "")
		g.sites = besideLast(sameValues(d.place, last.place), len(d.place) > 0, len(last.place) > 0)
	}
	return g
}

// offerCause offers what narrows the people of a figure, with causes.
func (sc *scene) offerCause(d *draft, b blame, g goingOn) {
	c := sc.choices
	c.offer(code{}, none)
	o := &c.options[len(c.options)-1]
	o.list = addCodes(append([]code{}, d.segment...), b.causes)
	if len(b.causes) > 0 {
		o.cue = len(c.options) - 2 // of those found; the first option is none
	}
	for _, from := range b.from {
		of := c.about(from)
		c.has(from, "")
		of.has("measure", d.counted())
		of.holds(d.q.Share, "share")
		of.holds(d.noun.thing, "thing")
		of.holds(sc.overLong(d), "over-long")
		of.has("basis", d.basis.value)
		of.has("times", g.times)
		of.has("sites", g.sites)
		of.holds(g.acted, "acted")
	}
	c.has("said", strings.Join(b.from, "+"))
}

// doneBySomebody reports whether the clause of a number says who did it: "rebels killed 42".
// What a flood or a blast did before is then another story.
func (sc *scene) doneBySomebody(d *draft) bool {
	act, ok := sc.actEnding(d.q.From)
	if !ok || sc.t == nil {
		return false
	}
	for _, list := range []mention.List{mention.People, mention.Groups} {
		for _, m := range sc.s.List(list) {
			if m.To <= act.From && sc.actsOn(m, d.q) {
				return true
			}
		}
	}
	return false
}

// besideLast compares what a figure has of a field with what the last one has.
func besideLast(same, own, last bool) string {
	switch {
	case !own && !last:
		return "none"
	case same:
		return "same"
	case !own:
		return "dropped"
	case !last:
		return "new"
	}
	return "other"
}

// causesAround returns the causes that a figure may have, each list once.
func (sc *scene) causesAround(d *draft, before []*draft) []blame {
	var out []blame
	add := func(causes []code, from string) {
		for i := range out {
			if sameValues(out[i].causes, causes) {
				out[i].from = append(out[i].from, from)
				return
			}
		}
		if len(causes) > 0 {
			out = append(out, blame{causes, []string{from}})
		}
	}
	own := sc.clauseOfCause(d)
	add(sc.causesOf(d), own)
	if own == "clause" {
		return out // the clause says it itself
	}
	if d.whole != nil {
		add(sc.takeCauses(d, d.whole.cause, "context.whole"), "whole")
	}
	if n := len(before); n > 0 {
		add(sc.takeCauses(d, before[n-1].cause, "context.number-before"), "number-before")
	} else if n := len(sc.recent); n > 0 {
		add(sc.takeCauses(d, sc.recent[n-1].cause, "context.sentence-before"), "figure-before")
	}
	add(sc.takeCauses(d, sc.para.cause, "context.sentence-before"), "sentence-before")
	for i := len(sc.heads) - 1; i > 0; i-- {
		if found := sc.takeCauses(d, sc.heads[i].cause, "context.heading"); len(found) > 0 {
			add(found, "heading")
			break
		}
	}
	if len(sc.heads) > 0 {
		add(sc.takeCauses(d, sc.heads[0].cause, "context.title"), "title")
	}
	if v, n := leader(sc.blamed); n > 0 {
		lead := code{value: v}
		add(sc.takeCauses(d, []code{lead}, "context.document"), "document")
	}
	return out
}

// clauseOfCause says whether the nearest cause of the sentence stands in the clause of
// a number.
func (sc *scene) clauseOfCause(d *draft) string {
	anchor := sc.anchor(d)
	for _, m := range sc.s.List(mention.Causes) {
		if sc.causeIn(d.book, m) != "" && !ofThings(m) && sc.t != nil && sc.causeDistance(anchor, m) < farClause {
			return "clause"
		}
	}
	return "sentence"
}

// leader returns what was counted most often, and how often; the first in the alphabet
// of several.
func leader(counts map[string]int) (string, int) {
	best, most := "", 0
	for v, n := range counts {
		if n > most || n == most && v < best {
			best, most = v, n
		}
	}
	return best, most
}

// stateOf returns what the sentence says of things that are counted, if no other
// number is nearer to it: "900 homes were damaged".
func (sc *scene) stateOf(d *draft) []code {
	if !d.noun.thing || sc.t == nil {
		return nil
	}
	for _, m := range sc.s.List(mention.Causes) {
		if v := sc.causeIn(d.book, m); v != "" && ofThings(m) && sc.nearest(d, m) {
			return []code{sc.codeOf(v, m.Entry.ID, m)}
		}
	}
	return nil
}

// nearest reports whether no other number stands between a figure and words, or is
// nearer to them in the tree.
func (sc *scene) nearest(d *draft, m mention.Match) bool {
	if sc.numbersBetween(d.q, min(m.To, d.q.To), max(m.From, d.q.From)) > 0 {
		return false
	}
	w := sc.t.Top(m.From, m.To)
	far := sc.t.Distance(sc.t.Top(d.q.CoreFrom, d.q.CoreTo), w)
	for k := range sc.s.Quantities {
		q := &sc.s.Quantities[k]
		if q.From != d.q.From && sc.t.Distance(sc.t.Top(q.CoreFrom, q.CoreTo), w) < far {
			return false
		}
	}
	return true
}

// ofThings reports whether words narrow only things that are counted: "damaged".
func ofThings(m mention.Match) bool { return m.Entry.Slot("of") == "things" }

// causesOf returns the cause of the sentence that is nearest to a number, with
// those that are said in one breath with it: "shelling and air strikes".
func (sc *scene) causesOf(d *draft) []code {
	var near []mention.Match
	least, anchor := 0, sc.anchor(d)
	for _, m := range sc.s.List(mention.Causes) {
		if sc.causeIn(d.book, m) == "" || ofThings(m) {
			continue
		}
		far := sc.causeDistance(anchor, m)
		switch {
		case len(near) == 0 || far < least:
			near, least = append(near[:0], m), far
		case sc.oneBreath(near[len(near)-1], m):
			near = append(near, m)
		}
	}
	out := make([]code, 0, len(near))
	for _, m := range near {
		if v := sc.causeIn(d.book, m); !has(out, v) {
			out = append(out, sc.codeOf(v, m.Entry.ID, m))
		}
	}
	return out
}

// farClause is how much farther a cause counts as that stands in another clause.
const farClause = 1000

// causeDistance returns how far a cause is from what a number counts: by the
// relations on the way, in the same clause first.
func (sc *scene) causeDistance(anchor int, m mention.Match) int {
	if sc.t == nil {
		return m.From
	}
	top := sc.t.Top(m.From, m.To)
	far := sc.t.Distance(anchor, top)
	if sc.t.Predicate(anchor) != sc.t.Predicate(top) {
		far += farClause
	}
	return far
}

// causeIn returns the segment that a word means in a codebook, "" if it lists none.
func (sc *scene) causeIn(b *book, m mention.Match) string {
	s, _ := b.Segment(m.Entry.Meaning())
	return s.Code
}

// oneBreath reports whether only a comma or a conjunction stands between two words.
func (sc *scene) oneBreath(a, b mention.Match) bool {
	for i := a.To; i < b.From; i++ {
		if sc.word(i) != "," && !sc.s.Plays(i, mention.RoleAnd|mention.RoleOr) {
			return false
		}
	}
	return true
}

// overLong reports whether a figure says for itself that it is of a time of more than
// a month: "since the war began" is more than what the sentence before told of.
func (sc *scene) overLong(d *draft) bool {
	since := d.time.rule == "time.since" || d.basis.value == string(cited.Cumulative) && strings.HasPrefix(d.time.rule, "time.")
	if !since || d.time.at.End == 0 {
		return false
	}
	first, last := cited.EDTF(d.time.value).Bounds()
	return len(d.time.value) == len("2012") || first != cited.MinDay && last == cited.MaxDay
}

// takeCauses takes over what the codebook of a figure lists.
func (sc *scene) takeCauses(d *draft, from []code, rule string) []code {
	var out []code
	for _, c := range from {
		if s, ok := d.book.Segment(c.value); ok && !has(out, s.Code) {
			out = append(out, inherited(code{value: s.Code, at: c.at}, rule))
		}
	}
	return out
}

// namedCauses returns the first cause that a sentence names, with those in one
// breath with it; what narrows only things is no cause.
func (sc *scene) namedCauses() []code {
	var out []code
	var last mention.Match
	for _, m := range sc.s.List(mention.Causes) {
		if ofThings(m) || len(out) > 0 && !sc.oneBreath(last, m) {
			continue
		}
		last = m
		out = append(out, sc.codeOf(m.Entry.Meaning(), m.Entry.ID, m))
	}
	return out
}
