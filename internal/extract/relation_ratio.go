package extract

import (
	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// fewestInhabitants is the least number of inhabitants that a rate is told for.
const fewestInhabitants = 1000

// rated reads for how many inhabitants one or more went: "54 per 100,000". What stands
// for each of a few is a ratio: "three men for every woman".
func (v *gauge) rated(m mention.Match, kind string) (relation, bool) {
	const near = 7
	r := relation{kind: cited.Rate, from: m.From, to: m.To}
	switch kind {
	case "phrase":
		return r, false
	case "onein":
		return v.oneIn(r, m)
	}
	a := v.lastQuantity(max(0, m.From-near), m.From)
	if a == nil || a.Money || v.breaks(a.To, m.From) {
		return r, false
	}
	n := v.nounOf(a)
	if n.entry != nil && n.entry.List == mention.Units && !n.thing {
		return r, false
	}
	r.value, r.from = a, a.From
	if b := v.quantityIn(m.To, min(m.To+2, len(v.s.Tokens))); b != nil && b.From == m.To && b.Low >= fewestInhabitants {
		r.to = b.To
	} else if e, ok := v.s.Beginning(mention.Numbers, m.To); ok && e.Entry.Slot("class") == "scale" && e.Entry.Meaning() >= "1000" {
		r.to = e.To
	} else {
		return v.forEach(r, m)
	}
	ok := false
	r.topic, ok = v.anywhere(r.from)
	return r, ok
}

// oneIn reads of how many inhabitants one went: "one in 5,000".
func (v *gauge) oneIn(r relation, m mention.Match) (relation, bool) {
	b := v.quantityIn(m.To, min(m.To+4, len(v.s.Tokens)))
	if b == nil || b.From != m.To || b.Low < fewestInhabitants {
		return r, false
	}
	ok := false
	r.to = b.To
	r.topic, ok = v.anywhere(r.from)
	return r, ok
}

// forEach reads how many of one sort there were for each of another.
func (v *gauge) forEach(r relation, m mention.Match) (relation, bool) {
	if _, ok := v.s.Beginning(mention.People, m.To); !ok || !v.nounOf(r.value).people {
		return r, false
	}
	r.kind, r.to = cited.Ratio, m.To+1
	ok := false
	r.topic, ok = v.anywhere(r.from)
	return r, ok
}

// ratio reads how many of one sort there were to another.
func (v *gauge) ratio(m mention.Match, kind string) (relation, bool) {
	const near = 14
	r := relation{kind: cited.Ratio, from: m.From, to: m.To}
	people := len(v.s.List(mention.People)) + len(v.s.List(mention.Segments))
	switch q := v.quantityIn(m.To, min(m.To+near, len(v.s.Tokens))); {
	case kind == "times" && !v.sortsBehind(m.To):
		t, ok := v.than(m)
		if m.Entry.Slot("than") != "" {
			t.change = cited.Change(m.Entry.Slot("than"))
		} else {
			t.change = cited.Up
		}
		return t, ok
	case kind == "times":
		if w := v.t.Top(m.From, m.To); w == none || people < 2 || v.breaks(m.To, min(m.To+near, len(v.s.Tokens))) || !v.sortsBehind(m.To) {
			return r, false
		}
	case kind == "toone":
		if r.value = v.lastQuantity(max(0, m.From-2), m.From); r.value == nil || r.value.To != m.From || people < 2 {
			return r, false
		}
		r.from = r.value.From
	case kind == "phrase" && q == nil:
		return v.clock(r, m)
	case kind == "phrase":
		r.value, r.to = q, q.To
	case people < 2:
		return r, false
	case q != nil:
		r.value, r.to = q, q.To
	}
	r.to = v.pastOne(r.to)
	ok := false
	r.topic, ok = v.anywhere(r.from)
	return r, ok
}

// sortsBehind reports whether two nouns of people stand close behind token i.
func (v *gauge) sortsBehind(i int) bool {
	const near = 6
	n := 0
	for _, m := range v.s.List(mention.People) {
		if m.From >= i && m.To <= i+near {
			n++
		}
	}
	return n > 1
}

// pastOne goes on over the other side of a ratio: "to one", ":1".
func (v *gauge) pastOne(to int) int {
	if v.s.Plays(to, mention.RoleTo) || v.word(to) == ":" {
		if q := v.quantityIn(to+1, to+2); q != nil {
			return q.To
		}
	}
	return to
}

// clock reads a ratio that is written like the time of the day: "6:1".
func (v *gauge) clock(r relation, m mention.Match) (relation, bool) {
	const near = 8
	for i := m.To; i < len(v.s.Tokens) && i < m.To+near; i++ {
		if v.s.Tokens[i].Class == text.Number {
			ok := false
			r.to = min(i+1, len(v.s.Tokens))
			if v.word(i+1) == ":" && i+2 < len(v.s.Tokens) {
				r.to = i + 3
			}
			r.topic, ok = v.anywhere(r.from)
			return r, ok
		}
	}
	return r, false
}
