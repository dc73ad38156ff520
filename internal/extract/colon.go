package extract

import (
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// mostLabel is how many tokens a label may have, and how far it may stand before the
// number.
const (
	mostLabel = 12
	farLabel  = 30
)

// offerLabels offers who stands before a colon that leads to the number: "Reuters:
// nine dead", "first word from the mayor's office: two dead"; and behind "source:".
func (sc *scene) offerLabels(d *draft) {
	if sc.t == nil {
		return
	}
	for i := range sc.s.Tokens {
		if sc.word(i) != ":" {
			continue
		}
		if m, ok := sc.s.Ending(mention.Sources, i); ok && m.To-m.From == 1 && sc.s.Plays(m.From, mention.RoleCredit) {
			sc.offerCredit(d, i+1)
			continue
		}
		if i < d.q.From && d.q.From-i <= farLabel {
			sc.offerLabel(d, i)
		}
	}
}

// offerLabel offers the name that opens the words before a colon, and the last of
// them that the list knows.
func (sc *scene) offerLabel(d *draft, colon int) {
	start := colon
	for start > 0 && colon-start < mostLabel && !sc.parts(start-1) {
		start--
	}
	from := sc.pastArticle(start)
	to := from
	for to < colon && sc.inName(to) {
		to++
	}
	to = sc.trimName(from, to)
	if from < to && !sc.inSource(from) && (sc.capitalised(from, to) || sc.namesSource(from, to)) {
		sc.labelled(d, from, to, colon, "opens")
	}
	for k := colon - 1; k > to; k-- {
		m, ok := sc.s.Ending(mention.Sources, k+1)
		if !ok || m.Entry.Slot("kind") != "actor" || sc.inSource(m.From) {
			continue
		}
		from := m.From
		for from > start && sc.inName(from-1) && !sc.s.Plays(from-1, mention.RoleThe|mention.RoleA|mention.RoleThis) {
			from--
		}
		sc.labelled(d, sc.pastFunction(from, m.To), m.To, colon, "within")
		return
	}
}

// parts reports whether token i ends what stands before a label.
func (sc *scene) parts(i int) bool {
	switch sc.word(i) {
	case ";", ":", "(", "–", "—", "?", "!", "•", "*":
		return true
	}
	return sc.s.Tokens[i].Class == text.Number
}

// labelled offers a name that stands before a colon.
func (sc *scene) labelled(d *draft, from, to, colon int, how string) {
	if from >= to {
		return
	}
	c := sc.choices
	sc.offerList([]code{{value: sc.name(from, to), rule: "source.label", at: sc.bytes(from, to)}}, none, nil)
	c.has("label", how)
	top := sc.t.Top(from, to)
	_, kind, _ := strings.Cut(sc.t.Words[top].Entity, "-")
	c.has("label/name", kind)
	_, place := sc.placeAt(from)
	c.holds(place, "label/place")
	c.has("label/tag", sc.t.Words[top].XPOS)
	c.has("label/list", sc.listOf(top))
	c.has("label/known", sc.known(from, to))
	c.has("label/words", bucket(colon-to))
	c.has("label/before", bucket(d.q.From-colon-1))
	c.has("label/numbers", bucket(sc.numbersBetween(d.q, colon, d.q.From)))
	c.holds(strings.ContainsAny(sc.word(colon+1), "\"“”'‘"), "label/quote")
	c.holds(sc.opensClause(from), "label/opens-clause")
}

// offerCredit offers whom "source:" names.
func (sc *scene) offerCredit(d *draft, from int) {
	from = sc.pastArticle(from)
	to := from
	for to < len(sc.s.Tokens) && to-from < maxName && sc.inName(to) {
		to++
	}
	if to = sc.trimName(from, to); from >= to {
		return
	}
	sc.offerList([]code{{value: sc.name(from, to), rule: "source.credit", at: sc.bytes(from, to)}}, none, nil)
	c := sc.choices
	c.has("credit", bucket(from-d.q.To))
	c.has("credit/numbers", bucket(sc.numbersBetween(d.q, d.q.To, from)))
}

// offerBelow offers whom the line under a table or a list credits with it.
func (sc *scene) offerBelow() {
	if sc.below.value != "" {
		sc.offerList([]code{sc.below}, none, nil)
		sc.choices.has("below", sc.block.Kind.String())
	}
}
