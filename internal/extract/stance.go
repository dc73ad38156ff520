package extract

import (
	"slices"

	"cited/internal/mention"
)

// linkStance tells asserted, hedged and denied apart by the words of the clause.
func (sc *scene) linkStance(d *draft) {
	for _, m := range sc.s.List(mention.Hedges) {
		switch {
		case m.Entry.Slot("scope") == "number":
			if sc.corrects(m, d.q) {
				d.stance = sc.codeOf(m.Entry.Meaning(), m.Entry.ID, m)
				return
			}
			continue
		case sc.deniesClaim(m, d.q):
			d.stance = sc.codeOf(m.Entry.Meaning(), m.Entry.ID, m)
			return
		}
		if m.From >= d.q.From && m.To <= d.q.To {
			d.stance = sc.codeOf("hedged", m.Entry.ID, m)
			return
		}
		near := d.q.From-m.To <= 8 && m.To <= d.q.From || m.From-d.q.To <= 8 && m.From >= d.q.To
		if !near || sc.parted(d.q, min(m.To, d.q.To), max(m.From, d.q.From)) {
			continue
		}
		if m.Entry.Meaning() == "denied" && (m.From > d.q.From || m.Entry.Slot("known") == "yes" && m.To < d.q.From && sc.s.Plays(d.q.From-1, mention.RoleThe|mention.RoleThis)) {
			continue
		}
		d.stance = sc.codeOf(m.Entry.Meaning(), m.Entry.ID, m)
		if m.Entry.Meaning() == "denied" {
			return
		}
	}
	if d.stance.value == "" {
		d.stance = code{value: "asserted", rule: "stance.plain"}
	}
}

// mostApart is how many tokens may stand between two numbers of which one corrects the other,
// and mostDenied how many between a claim's number and the words that say that it is false.
const (
	mostApart  = 4
	mostDenied = 24
)

// corrects reports whether the words of a match set a number against another one that is the
// true one: "not 30 but 40", "40, not 30", "40 rather than 30".
func (sc *scene) corrects(m mention.Match, q *mention.Quantity) bool {
	if m.To != q.From {
		return false
	}
	bare := m.To == m.From+1 // "not" alone says so beside a comma or "but" only
	for i := range sc.s.Quantities {
		o := &sc.s.Quantities[i]
		switch {
		case o.Share != q.Share:
		case o.To <= m.From && m.From-o.To <= mostApart && (!bare || sc.word(m.From-1) == ","):
			if commas, breaks := sc.pausesBetween(o.To, m.From); breaks == 0 && commas <= 1 {
				return true
			}
		case o.From > q.To && o.From-q.To <= mostApart && (bare && sc.oneOf(o.From-1, "but") || !bare && sc.word(o.From-1) == ","):
			return true
		}
	}
	return false
}

// deniesClaim reports whether a match behind a number says that the claim is false which the
// number stands in: "the claim that 40 came is false".
func (sc *scene) deniesClaim(m mention.Match, q *mention.Quantity) bool {
	if m.Entry.Meaning() != "denied" || m.Entry.Slot("scope") != "sentence" || m.From < q.To || m.From-q.To > mostDenied {
		return false
	}
	if _, breaks := sc.pausesBetween(q.To, m.From); breaks > 0 {
		return false
	}
	for _, claim := range sc.s.List(mention.Sources) {
		named := slices.Contains(claim.Entry.Slots["kind"], "noun") || sc.s.Plays(claim.From-1, mention.RoleThe)
		if claim.To > q.From || q.From-claim.To > mostApart+1 || !named || !sc.oneOf(claim.To, "that", "of") && !sc.oneOf(claim.To-1, "that") {
			continue
		}
		if commas, breaks := sc.pausesBetween(claim.To, q.From); commas+breaks == 0 {
			return true
		}
	}
	return false
}
