package extract

import (
	"strings"

	"cited"
	"cited/internal/mention"
)

// trend reads that a number rose, fell or stayed.
func (v *gauge) trend(m mention.Match, kind string) (relation, bool) {
	r := relation{kind: cited.Trend, change: cited.Change(m.Entry.Slot("change")), from: m.From, to: m.To}
	w := v.t.Top(m.From, m.To)
	if w == none {
		return r, false
	}
	ok := false
	switch {
	case kind == "beside":
		return v.trendBeside(r, m)
	case kind == "state":
		return v.trendState(r, w, m.Entry.Slot("needs") == "subject")
	case kind == "noun", v.t.Words[w].UPOS == "NOUN" && !v.t.Is(w, "root", "nsubj"):
		r, ok = v.trendNoun(r, w)
	case v.t.Is(w, "amod") && v.t.Words[v.t.Head(w)].UPOS == "NOUN":
		r.topic, ok = v.topicOf(v.t.Head(w))
		r.to = max(r.to, r.topic.at.To)
	default:
		r, ok = v.trendVerb(r, w)
	}
	if !ok {
		r, ok = v.trendNoun(r, w)
	}
	if !ok && kind == "verb" && !v.qualified(w) {
		if r.topic, ok = v.topicBefore(m.From); ok && r.value == nil {
			r = v.byHowMuch(r, w)
		}
	}
	return r, ok && !(r.change != cited.Flat && v.unsaid(m, w))
}

// unsaid reports whether a change is said not to be: "did not fall", "is no longer
// rising". What is there instead, the words do not say.
func (v *gauge) unsaid(m mention.Match, w int) bool {
	for i := m.From - 1; i >= 0 && i >= m.From-3; i-- {
		if v.s.Is(i, "not") || v.s.Is(i, "never") || v.s.Is(i, "n't") || v.s.Is(i, "no") && v.s.Is(i+1, "longer") || v.s.Is(i, "cannot") || v.s.Is(i, "neither") {
			return true
		}
	}
	return v.t.Words[w].UPOS == "VERB" && v.denied(w)
}

// qualified reports whether a word is a noun with an article or adjective before it.
func (v *gauge) qualified(w int) bool {
	return v.t.Words[w].UPOS == "NOUN" && w > 0 && (v.t.Words[w-1].UPOS == "DET" || v.t.Words[w-1].UPOS == "ADJ" || v.t.Words[w-1].UPOS == "ADP")
}

// trendVerb reads a verb of change whose subject, or object, is a number.
func (v *gauge) trendVerb(r relation, w int) (relation, bool) {
	ok := false
	if r.topic, ok = v.topicOf(v.subject(w)); !ok {
		r.topic, ok = v.topicOf(v.t.Child(w, "obj"))
	}
	if !ok {
		return r, false
	}
	r.from = v.opens(w, r.from)
	return v.byHowMuch(r, w), true
}

// trendState reads what a number is or has remained; some words need it for a subject.
func (v *gauge) trendState(r relation, w int, needs bool) (relation, bool) {
	p := v.t.Predicate(w)
	if v.t.Is(p, "xcomp") { // "remained flat"
		p = v.t.Head(p)
	}
	if p == none {
		return r, false
	}
	ok := false
	if r.topic, ok = v.topicOf(v.subject(p)); needs && (!ok || v.t.Child(p, "cop") == none && !v.s.Plays(v.t.Places[p].From, mention.RoleBe)) {
		return r, false
	} else if !ok {
		r.topic, ok = v.topicBefore(r.from)
		return r, ok
	}
	r.from = min(v.opens(p, r.from), v.t.Places[p].From)
	if r.from > r.topic.at.From && r.from < r.topic.at.To || r.from < r.topic.at.From && r.topic.at.From < r.to {
		return r, false
	}
	return r, true
}

// trendNoun reads a noun of change: "a sharp increase in departures".
func (v *gauge) trendNoun(r relation, w int) (relation, bool) {
	if v.t.Words[w].UPOS != "NOUN" {
		return r, false
	}
	first := w
	for first > 0 && v.t.Head(first-1) == w && v.t.Is(first-1, "amod", "det", "nummod", "compound") {
		first--
	}
	r.from = min(r.from, v.t.Places[first].From)
	ok := false
	v.t.Children(w, func(c int) bool {
		if c > w && v.t.Is(c, "nmod", "obl") {
			r.topic, ok = v.topicOf(c)
		}
		return !ok
	})
	if p := v.t.Predicate(w); !ok && p != none && p != w && v.t.Is(w, "obj", "obl") {
		r.topic, ok = v.topicOf(v.subject(p))
	}
	if !ok {
		if p, found := v.s.Ending(mention.People, r.from); found && v.says(p.Entry) != "" {
			r.topic, ok = topic{at: p, noun: v.headed(noun{}, p)}, true
		}
	}
	if r.value = v.amountOf(r); r.value != nil {
		r.from, r.to = min(r.from, r.value.From), max(r.to, r.value.To)
	}
	return r, ok
}

// amountOf returns how great the change is that a noun names: "a 300% increase in
// departures", "a collapse of 80%", "a rise in departures to 300". Another number near it,
// as in "with the collapse of recruitment, 14 offices were closed", is of something else.
func (v *gauge) amountOf(r relation) *mention.Quantity {
	if q := v.quantityAt(r.from, r.to); q != nil && q.To <= r.to && !v.measured(q) {
		return q
	}
	for _, at := range []int{r.to, r.topic.at.To} {
		if at >= r.to && v.s.Plays(at, mention.RoleBy|mention.RoleTo|mention.RoleOf) {
			if q := v.amount(at + 1); q != nil {
				return q
			}
		}
	}
	return nil
}

// amount returns the number that begins at a token, where it can say how great a change
// is: no time or distance, and of nothing but people.
func (v *gauge) amount(at int) *mention.Quantity {
	q := v.quantityIn(at, min(at+6, len(v.s.Tokens)))
	if q == nil || q.From != at || v.measured(q) {
		return nil
	}
	if _, ok := v.s.Covering(mention.People, q.To); ok || q.Share {
		return q
	}
	if x := v.t.At(q.To); x != none && (v.t.Words[x].UPOS == "NOUN" || v.t.Words[x].UPOS == "ADJ") && !v.pause(q.To) {
		return nil
	}
	return q
}

// measured reports whether a number is of days, miles or money.
func (v *gauge) measured(q *mention.Quantity) bool {
	if q.Share {
		return false
	}
	at := q.To
	if v.hyphen(at) { // "a ten-year low"
		at++
	}
	_, unit := v.s.Beginning(mention.Units, at)
	return unit || q.Money
}

// trendBeside reads what stands behind a figure: "60, twice as many as in spring".
func (v *gauge) trendBeside(r relation, m mention.Match) (relation, bool) {
	const near = 15
	for i := len(v.before) - 1; i >= 0; i-- {
		if d := v.before[i]; d.q.To <= m.From && m.From-d.q.To < near {
			r.topic = topic{noun: d.noun}
			r.topic.noun.people = true
			if q := v.quantityIn(m.To, m.To+3); q != nil {
				r.value, r.to = q, q.To
			}
			return r, true
		}
	}
	return r, false
}

// than reads that more or fewer people did something than at another time: "fewer
// fighters are leaving than a year ago".
func (v *gauge) than(m mention.Match) (relation, bool) {
	const near, far = 4, 20
	r := relation{kind: cited.Trend, change: cited.Change(m.Entry.Slot("change")), from: m.From, to: m.To}
	p := v.ofPeople(m.To, min(m.To+near, len(v.s.Tokens)))
	if c, ok := v.s.Beginning(mention.Measures, m.To); ok && p.Entry == nil && v.known() { // "fewer came back this year than last"
		p = mention.Match{From: m.From, To: m.To, Entry: c.Entry}
		r.topic = topic{at: p}
		return r, v.thanBefore(c.To, far)
	}
	if p.Entry == nil || !plural(v.folded(p.To-1)) && p.To-p.From == 1 && v.says(p.Entry) == "" && v.t.Words[v.t.At(p.From)].Feat("Number") != "Plur" {
		return r, false
	}
	r.topic = topic{at: p, noun: v.headed(noun{}, p)}
	if to, ok := v.thanOthers(p.To, far); ok {
		r.kind, r.rank, r.to = cited.Rank, 1, to
		if r.change == cited.Down {
			r.rank = -1
		}
		r.change = ""
		return r, true
	}
	return r, v.thanBefore(p.To, far)
}

// thanOthers reports whether the sentence compares with all others behind token i, and
// where that ends: "more fighters per head than any other country in Europe".
func (v *gauge) thanOthers(i, far int) (int, bool) {
	for end := min(i+far, len(v.s.Tokens)); i < end && !v.breaks(i, i+1); i++ {
		if _, ok := v.with("versus", i); !ok {
			continue
		}
		if o, ok := v.with("others", i+1); ok {
			return v.pastPlaces(o.To), true
		}
	}
	return 0, false
}

// thanBefore reports whether the sentence compares with another time behind token i.
func (v *gauge) thanBefore(i, far int) bool {
	const near = 4
	for end := min(i+far, len(v.s.Tokens)); i < end && !v.breaks(i, i+1); i++ {
		if _, ok := v.with("versus", i); ok && v.dated(i+1, min(i+1+near, len(v.s.Tokens))) {
			return true
		}
	}
	return false
}

// dated reports whether a time begins in a stretch of tokens: "2015", "a year ago".
func (v *gauge) dated(from, to int) bool {
	for _, p := range v.s.Periods {
		if p.From >= from && p.From < to {
			return true
		}
	}
	for i := from; i < to; i++ {
		if _, ok := v.with("time", i); ok || v.s.Plays(i, mention.RoleLast) {
			return true
		}
	}
	return false
}

// opens returns where the words of a predicate begin: its auxiliaries, negation and
// the adverbs between.
func (v *gauge) opens(w, from int) int {
	for i := w - 1; i >= 0; i-- {
		if h := v.t.Head(i); h != w || !v.t.Is(i, "aux", "cop", "advmod") {
			break
		}
		from = min(from, v.t.Places[i].From)
	}
	return from
}

// degree reports whether an adverb tells how much something changed, even where the syntax
// hangs it on the time behind it: "fell sharply since May", not "fell only in May".
func (v *gauge) degree(x int) bool {
	return v.t.Words[x].UPOS == "ADV" && strings.HasSuffix(v.t.Words[x].Form, "ly") && v.t.Words[x].Form != "only"
}

// byHowMuch takes what stands behind a verb of change: "sharply", "by nearly 300%",
// "to almost nothing", "fivefold".
func (v *gauge) byHowMuch(r relation, w int) relation {
	for i := r.to; i < len(v.s.Tokens) && !v.pause(i); {
		x := v.t.At(i)
		if x != none && v.t.Is(x, "advmod") && (v.t.Head(x) == w || v.t.Head(v.t.Head(x)) == w && v.degree(x)) {
			i = v.t.Places[x].To
			r.to = i
			continue
		}
		at := i
		if v.s.Plays(i, mention.RoleBy|mention.RoleTo) {
			at++
		}
		if q := v.amount(at); q != nil {
			r.value, r.to = q, q.To
		}
		break
	}
	return r
}
