package extract

import (
	"cited"
	"cited/internal/mention"
)

// ages of people lie between these.
const (
	youngest = 1
	oldest   = 110
)

// isAge reports whether a number can be one.
func isAge(q *mention.Quantity) bool {
	return q != nil && !q.Share && !q.Money && q.HasLow && q.Low >= youngest && q.High <= oldest
}

// mean reads a mean of ages.
func (v *gauge) mean(m mention.Match, kind string) (relation, bool) {
	const near = 12
	r := relation{kind: cited.Mean, from: m.From, to: m.To}
	if kind == "average" {
		r.value = v.averaged(m)
	} else {
		r.value = v.quantityIn(m.To, min(m.To+near, len(v.s.Tokens)))
	}
	if !isAge(r.value) {
		return r, false
	}
	r.from, r.to = min(r.from, r.value.From), max(r.to, r.value.To)
	if o, ok := v.with("old", r.to); ok {
		r.to = o.To
	}
	ok := false
	r.topic, ok = v.anywhere(r.from)
	return r, ok
}

// averaged returns the age that "on average" is said of: "26 on average", "on average
// 26 years old".
func (v *gauge) averaged(m mention.Match) *mention.Quantity {
	const near = 5
	q := v.quantityIn(m.To, min(m.To+near, len(v.s.Tokens)))
	if q == nil || q.From != m.To && !v.s.Plays(q.From-1, mention.RoleAging) {
		q = v.lastQuantity(max(0, m.From-near), m.From)
	}
	if q == nil {
		return nil
	}
	if o, ok := v.with("old", q.To); ok {
		if years := o.To - o.From; years > 1 || v.s.Plays(m.To-1, mention.RoleOf) {
			return q
		}
		return nil
	}
	if v.s.Plays(q.From-1, mention.RoleAging) && q.From != m.To || v.s.Plays(m.To-1, mention.RoleOf) && v.aging(m.From) {
		return q
	}
	w := v.t.Top(q.CoreFrom, q.CoreTo)
	if w != none && q.To == m.From && v.t.Child(w, "cop") != none {
		return q
	}
	if q.To == m.From && (v.s.Plays(q.From-1, mention.RoleBe) || v.pause(q.From-1)) {
		return q
	}
	return nil
}

// ages reads from what age to what age people were.
func (v *gauge) ages(m mention.Match, kind string) (relation, bool) {
	const near = 3
	r := relation{kind: cited.Ages, from: m.From, to: m.To}
	switch kind {
	case "ages":
		r.value = v.quantityIn(m.To, min(m.To+near+4, len(v.s.Tokens)))
	case "old":
		r.value = v.lastQuantity(max(0, m.From-near-4), m.From)
		if r.value != nil && (r.value.To != m.From && !v.hyphen(r.value.To) || m.To == m.From+1 && !v.s.Plays(r.value.From-1, mention.RoleAging)) {
			return r, false
		}
	case "eldest":
		return v.eldest(r, m)
	}
	q := r.value
	if isAge(q) && q.Modifier != cited.Range && v.s.Plays(q.To, mention.RoleTo) { // "aged nine to 17"
		if o := v.quantityIn(q.To+1, min(q.To+3, len(v.s.Tokens))); isAge(o) && o.From == q.To+1 && o.Low > q.Low && q.From-m.To <= near && kind == "ages" {
			r.other, r.to = o, o.To
			t, ok := v.anywhere(r.from)
			r.topic = t
			return r, ok
		}
	}
	if !isAge(q) || q.Modifier != cited.Range || q.Low >= q.High {
		return r, false
	}
	if kind == "ages" && q.From-m.To > near {
		return r, false
	}
	r.from, r.to = min(r.from, q.From), max(r.to, q.To)
	if o, ok := v.with("old", r.to); ok {
		r.to = o.To
	}
	ok := false
	r.topic, ok = v.anywhere(r.from)
	return r, ok
}

// eldest reads the ages of the youngest and the oldest.
func (v *gauge) eldest(r relation, m mention.Match) (relation, bool) {
	var o mention.Match
	for _, x := range v.relations {
		if x.Entry.Slot("kind") == "eldest" && x.Entry != m.Entry && x.From > m.From {
			o = x
			break
		}
	}
	if o.Entry == nil || v.breaks(m.To, o.From) && !isAge(v.quantityIn(m.To, o.From)) {
		return r, false
	}
	const near = 8
	r.value, r.other = v.quantityIn(m.To, o.From), v.quantityIn(o.To, min(o.To+near, len(v.s.Tokens)))
	if r.value == nil && r.other != nil { // "the youngest and the oldest were 13 and 62"
		r.value = r.other
		r.other = v.quantityIn(r.value.To, min(r.value.To+near, len(v.s.Tokens)))
	}
	if !isAge(r.value) || !isAge(r.other) && r.value.Modifier != cited.Range {
		return r, false
	}
	r.to = r.value.To
	if r.other != nil {
		r.to = max(r.to, r.other.To)
	}
	if v.s.Plays(r.from-1, mention.RoleThe) {
		r.from--
	}
	ok := false
	r.topic, ok = v.anywhere(r.from)
	return r, ok
}

// aging reports whether the sentence tells of ages before token i.
func (v *gauge) aging(i int) bool {
	for _, m := range v.relations {
		if k := m.Entry.Slot("kind"); m.To <= i && (k == "ages" || k == "old" || k == "eldest") {
			return true
		}
	}
	return false
}
