package extract

import (
	"slices"
	"strconv"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
)

// rank reads which place a number has among others.
func (v *gauge) rank(i int, m mention.Match, kind string) (relation, bool) {
	r := relation{kind: cited.Rank, rank: rankOf(m), from: m.From, to: m.To}
	ok := false
	switch kind {
	case "best":
		return v.best(r, i, m)
	case "lead":
		return v.leads(r, m)
	case "order":
		return v.ordered(r, m)
	case "phrase":
		r.topic, ok = v.anywhere(m.From)
	}
	return r, ok
}

func rankOf(m mention.Match) int {
	n, _ := strconv.Atoi(m.Entry.Slot("rank"))
	return n
}

// nearRank is how many tokens may stand between a superlative and what it is said of.
const nearRank = 5

// best reads a superlative: "the second-largest contingent", "the highest per capita".
func (v *gauge) best(r relation, i int, m mention.Match) (relation, bool) {
	if i > 0 {
		if o := v.relations[i-1]; o.Entry.Slot("kind") == "order" && (o.To == m.From || o.To == m.From-1 && v.hyphen(o.To)) {
			r.rank, r.from = r.rank*rankOf(o), o.From
		}
	}
	ok := false
	r.topic, r.to, ok = v.governed(m, r.from < m.From)
	if !ok {
		return r, false
	}
	for r.from > 0 && v.s.Plays(r.from-1, mention.RoleThe) {
		r.from--
	}
	r.to = v.pastPlaces(r.to)
	return r, true
}

// governed returns what a superlative is said of: the number behind it, people, or,
// where it stands alone before what it is best of, the number of the sentence.
func (v *gauge) governed(m mention.Match, order bool) (topic, int, bool) {
	w := v.t.Top(m.From, m.To)
	if w == none || v.t.Is(w, "advmod") && v.t.Words[v.t.Head(w)].UPOS == "ADJ" {
		return topic{}, 0, false // "the most experienced"
	}
	if m.Entry.Slot("needs") == "the" && !v.s.Plays(m.From-1, mention.RoleThe) {
		return topic{}, 0, false
	}
	end := m.To
	for end < len(v.s.Tokens) && end-m.To < nearRank && !v.pause(end) && !v.s.Plays(end, mention.RoleOf|mention.RoleIn|mention.RoleBe|mention.RoleAmong) {
		end++
	}
	if _, armed := v.s.Beginning(mention.Armed, m.To); armed {
		return topic{}, 0, false
	}
	if t, ok := v.topicIn(m.To, end); ok {
		return t, max(m.To, t.at.To), true
	}
	if p := v.ofPeople(m.To, end); p.Entry != nil && plural(v.folded(p.To-1)) && !v.are(v.classOf(p.Entry), codebook.Vague) {
		return topic{at: p, noun: v.headed(noun{}, p)}, p.To, true
	}
	if _, ok := v.with("place", m.To); ok || v.s.Plays(m.To, mention.RoleIn|mention.RoleAmong|mention.RoleOf) && v.namesPlace(m.To+1) {
		t, ok := v.anywhere(m.From)
		return t, m.To, ok
	}
	if order && !v.t.Is(w, "amod", "compound") { // "the third-largest"
		t, ok := v.anywhere(m.From)
		return t, m.To, ok
	}
	return topic{}, 0, false
}

// pastPlaces goes on over what a rank is told among or by: "in Europe", "per head".
func (v *gauge) pastPlaces(to int) int {
	for {
		if m, ok := v.with("place", to); ok {
			to = m.To
			continue
		}
		if v.s.Plays(to, mention.RoleIn|mention.RoleOf|mention.RoleAmong) {
			i := v.pastArticle(to + 1)
			if p, ok := v.placeAt(i); ok {
				to = p.To
				continue
			}
		}
		return to
	}
}

// leads reads a verb of rank: "ranks fourth".
func (v *gauge) leads(r relation, m mention.Match) (relation, bool) {
	for at := m.To; at < m.To+3; at++ {
		o, ok := v.with("order", at)
		if !ok {
			continue
		}
		r.rank, r.to = rankOf(o), v.pastPlaces(o.To)
		if r.topic, ok = v.anywhere(m.From); !ok || r.to == o.To && m.Entry.Slot("sure") != "yes" && !v.placed() {
			return r, false
		}
		return r, true
	}
	return r, false
}

// placed reports whether the sentence says among whom or by what a rank is told.
func (v *gauge) placed() bool {
	return slices.ContainsFunc(v.relations, func(m mention.Match) bool { return m.Entry.Slot("kind") == "place" })
}

// ordered reads an ordinal beside what it is told by: "second in Europe per head".
func (v *gauge) ordered(r relation, m mention.Match) (relation, bool) {
	if r.to = v.pastPlaces(m.To); r.to == m.To || !v.perHead() {
		return r, false
	}
	ok := false
	r.topic, ok = v.anywhere(m.From)
	return r, ok
}

// perHead reports whether the sentence tells numbers by the size of populations.
func (v *gauge) perHead() bool {
	for _, m := range v.relations {
		if m.Entry.Slot("kind") == "place" && (v.s.Plays(m.From, mention.RolePer) || m.Entry.Slot("by") == "size") {
			return true
		}
	}
	return false
}
