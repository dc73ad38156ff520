package extract

import (
	"cited/internal/mention"
)

// portion is how the words around a number tell it as a part of something.
type portion struct {
	kind   string    // how the words beside it do: "of", "those", "rest", "none"
	of     reference // what "of" behind it leads to
	opened reference // what "of" at the head of its clause leads to: "Of those, 12 ..."
	homes  []string  // where its people come from, as far as its own words tell
	says   string    // the measure that its cue, or its noun, says
	use    string    // its noun, and what it is in its clause
	value  float64   // none if it is no certain number
}

// reference is what words behind "of" or "among" point back to.
type reference struct {
	from, to int               // tokens behind "of"; none if there are none
	number   *mention.Quantity // "of the nine"
	noun     noun              // "of the women"
	measure  string            // "of those detained", "of the dead"
	pronoun  bool              // "of them"
}

// portionOf reads how a number is told as a part.
func (sc *scene) portionOf(d *draft) *portion {
	p := &portion{kind: sc.partKind(d), homes: sc.homesBeside(d), value: none}
	if sc.s.Plays(d.q.To, mention.RoleOf) || sc.s.Plays(d.q.To, mention.RoleOut) && sc.s.Plays(d.q.To+1, mention.RoleOf) {
		i := d.q.To + 1
		if !sc.s.Plays(d.q.To, mention.RoleOf) {
			i++
		}
		p.of = sc.referenceAt(i, d.q)
	}
	if i := sc.openingBefore(d.q); i > 0 && sc.pastArticle(i) < d.q.From {
		p.opened = sc.referenceAt(i, d.q)
	}
	p.use = sc.useOf(d)
	if e := d.best.Entry; e != nil {
		p.says = sc.says(e)
	}
	if e := d.noun.entry; e != nil && e.List == mention.People && sc.says(e) != "" {
		p.says = sc.says(e)
	}
	if v, exact := d.q.Point(); exact && !d.q.Share {
		p.value = v
	}
	return p
}

// partKind says how the words beside a number make it a part.
func (sc *scene) partKind(d *draft) string {
	if m, ok := sc.s.Beginning(mention.Links, d.q.To); ok && parts(m) {
		return m.Entry.Name
	}
	if d.noun.part {
		return "of"
	}
	if m, ok := sc.s.Ending(mention.Links, d.q.From); ok && m.Entry.Meaning() == "more" {
		return m.Entry.Name
	}
	if sc.s.Plays(d.q.From-1, mention.RoleThe|mention.RoleThis) {
		return "the"
	}
	return "none"
}

// parts reports whether a word of the list of links may make parts of a whole.
func parts(m mention.Match) bool {
	return m.Entry.Meaning() != "unit" && !tellsAbroad(m)
}

// tellsAbroad reports whether a word of the list of links only says that somebody is not
// from here.
func tellsAbroad(m mention.Match) bool {
	return m.Entry.Meaning() == "foreign" || m.Entry.Meaning() == "non"
}

// mostOpening is how far before a number the words may stand that open its clause.
const mostOpening = 40

// openingBefore returns the token behind the "of" or "among" that opens the clause of
// a number, or a list that it stands in; 0 if there is none: "Of those, 12 died and 9".
func (sc *scene) openingBefore(q *mention.Quantity) int {
	for i := q.From - 1; i >= 0 && i >= q.From-mostOpening; i-- {
		if sc.word(i) == ";" {
			return 0
		}
		if !sc.s.Plays(i, mention.RoleOf|mention.RoleAmong) {
			continue
		}
		if i == 0 || sc.pause(i-1) || sc.s.Plays(i-1, mention.RoleOut|mention.RoleAnd|mention.RoleThis) {
			return i + 1
		}
	}
	return 0
}

// mostReference is how many tokens of a phrase are looked at for what it names.
const mostReference = 5

// referenceAt reads what stands behind "of", from token i on.
func (sc *scene) referenceAt(i int, q *mention.Quantity) reference {
	r := reference{from: i, to: i}
	if m, ok := sc.linked(i-1, "those"); ok {
		r.pronoun, i = true, m.To
	}
	for sc.s.Plays(i, mention.RoleThe|mention.RoleThis|mention.RoleSome) {
		r.pronoun = r.pronoun || sc.s.Plays(i, mention.RoleThis)
		i++
	}
	r.number = sc.quantityAt(i, q)
	if r.number != nil {
		i = r.number.To
	}
	for end := i + mostReference; i < end && i < len(sc.s.Tokens) && !sc.pause(i) && !sc.inQuantity(i, q); i++ {
		if m, ok := sc.s.Beginning(mention.People, i); ok && r.noun.entry == nil {
			r.noun = sc.headed(noun{}, m)
			r.to = m.To
		}
		if m, ok := sc.s.Beginning(mention.Measures, i); ok && r.measure == "" {
			r.measure = sc.says(m.Entry)
		}
	}
	return r
}

// quantityAt returns the other number that begins at token i, nil if none does.
func (sc *scene) quantityAt(i int, not *mention.Quantity) *mention.Quantity {
	for k := range sc.s.Quantities {
		if q := &sc.s.Quantities[k]; q.From != not.From && (q.From == i || q.CoreFrom == i) {
			return q
		}
	}
	return nil
}

// homesBeside returns the countries and regions that the noun of a number, or words
// right beside it, say its people come from: "40 Belgians", "40 from Lebanon",
// "Lebanon (40)".
func (sc *scene) homesBeside(d *draft) []string {
	var out []string
	for _, m := range d.noun.demonyms {
		out = append(out, codesOf(m, sc.s)...)
	}
	if len(out) > 0 {
		return out
	}
	for _, p := range sc.places {
		behind := p.from >= d.q.To && p.from <= sc.pastArticle(d.noun.last+1) && sc.s.Plays(p.from-1, mention.RoleFrom|mention.RoleThe)
		before := p.to <= d.q.From && p.to >= d.q.From-2 && sc.listing(p.to, d.q.From)
		if behind || before {
			return p.codes
		}
	}
	return nil
}

// listing reports whether only marks of a list stand between two tokens.
func (sc *scene) listing(from, to int) bool {
	for i := from; i < to; i++ {
		if !sc.pause(i) && !sc.s.Plays(i, mention.RoleWith) && sc.word(i) != "-" {
			return false
		}
	}
	return true
}

// formOfNumber says whether a number is a share, and what kind of noun it has.
func formOfNumber(d *draft) string {
	form := "count"
	if d.q.Share {
		form = "share"
	}
	switch {
	case d.noun.part:
		return form + "-part"
	case d.noun.to == 0:
		return form + "-bare"
	case d.noun.entry != nil && d.noun.entry.Slot("segment") != "":
		return form + "-trait"
	case len(d.noun.demonyms) > 0:
		return form + "-people"
	}
	return form + "-noun"
}

// useOf says what kind of noun a number has, and what it is in its clause.
func (sc *scene) useOf(d *draft) string {
	use := formOfNumber(d)
	if sc.t == nil {
		return use
	}
	w := sc.anchor(d)
	use = sc.choices.joined(use, sc.t.Rel(w))
	if d.q.From == 0 {
		use = sc.choices.joined(use, "first")
	}
	return use
}
