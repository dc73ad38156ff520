package extract

import (
	"cited/internal/codebook"
	"cited/internal/mention"
)

// linkOrigin gives where the counted people come from.
func (sc *scene) linkOrigin(d *draft, before []*draft) {
	finders := []func(*draft) []code{sc.demonymOrigin, sc.labelOrigin, sc.fromOrigin, sc.citizenshipOrigin, sc.subjectOrigin, sc.openingOrigin}
	if d.whole != nil && len(d.whole.origin) > 0 {
		finders = append(finders[:4], sc.openingOrigin) // a part has its whole's origin unless it names its own
	}
	for _, find := range finders {
		if c := find(d); len(c) > 0 {
			d.origin = c
			return
		}
	}
	switch {
	case d.whole != nil:
		d.origin = inheritAll(d.whole.origin, "context.whole")
	case len(before) > 0 && (d.noun.to == 0 || before[len(before)-1].noun.demonyms == nil):
		d.origin = inheritAll(before[len(before)-1].origin, "context.number-before")
	}
	if len(d.origin) == 0 {
		d.origin = sc.headOrigin()
	}
	if len(d.origin) == 0 && !sc.are(d.noun.class, codebook.Vague) {
		d.origin = inheritAll(sc.para.origin, "context.sentence-before")
	}
	if len(d.origin) == 0 && sc.focus != "" && !sc.are(d.noun.class, codebook.Vague|codebook.Locals) {
		d.origin = []code{{value: sc.focus, rule: "context.document"}}
	}
}

func inheritAll(cs []code, rule string) []code {
	out := make([]code, len(cs))
	for i, c := range cs {
		out[i] = inherited(c, rule)
	}
	return out
}

// demonymOrigin reads "500 Indonesians", "40 Georgian citizens".
func (sc *scene) demonymOrigin(d *draft) []code {
	var out []code
	for _, m := range d.noun.demonyms {
		for _, c := range codesOf(m, sc.s) {
			out = append(out, sc.codeOf(c, "origin.demonym", m))
		}
	}
	return out
}

// labelOrigin reads "Tunisia (6000)" and the label of a table row.
func (sc *scene) labelOrigin(d *draft) []code {
	if sc.cells != nil {
		return sc.cells.origin
	}
	i := d.q.From - 1
	for sc.s.Plays(i, mention.RoleWith) || sc.word(i) == ":" || sc.word(i) == "–" || sc.word(i) == "—" || sc.itemLabel(d.q) && i == d.q.From-1 {
		i--
	}
	if p, ok := sc.ellipsis(d.q); ok {
		return sc.codesAt(p, "origin.label")
	}
	bracket := sc.word(i) == "("
	if !bracket && i == d.q.From-1 {
		return nil
	}
	if bracket {
		i--
	}
	for _, p := range sc.places {
		if p.to == i+1 {
			return sc.codesAt(p, "origin.label")
		}
	}
	return nil
}

func (sc *scene) codesAt(p place, rule string) []code {
	var out []code
	for _, c := range p.codes {
		out = append(out, sc.codeOf(c, rule, p.Match))
	}
	return out
}

// ellipsis returns the place right before a number that goes on with what was said
// of another: "Russia took back 100, Kazakhstan 47".
func (sc *scene) ellipsis(q *mention.Quantity) (place, bool) {
	if sc.lastBefore(q).To == 0 {
		return place{}, false
	}
	for _, p := range sc.places {
		if p.to == q.From && p.role != peopleRole && p.role != toRole && p.role != fromRole {
			return p, true
		}
	}
	return place{}, false
}

// fromOrigin reads places with a word of origin: "citizens of Georgia", "left
// Norway", "from Libya, Tunisia and Algeria"; those behind the number, before the
// next one, come first.
func (sc *scene) fromOrigin(d *draft) []code {
	limit := sc.nextNumber(d.q)
	var out []code
	for _, p := range sc.places {
		if p.role == fromRole && p.from >= d.q.To && p.from < limit && sc.comesFrom(p, d) {
			out = append(out, sc.codesAt(p, "origin.from")...)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, p := range sc.places {
		if p.role == fromRole && p.to <= d.q.From && sc.comesFrom(p, d) {
			out = append(out, sc.codesAt(p, "origin.from")...)
		}
	}
	return out
}

// comesFrom reports whether "from" names where people are from: not where they
// came back from, a theatre, and not a part of a source's name.
func (sc *scene) comesFrom(p place, d *draft) bool {
	if sc.inSource(p.from) {
		return false
	}
	return !sc.isTheatre(p.codes[0]) || sc.are(d.noun.class, codebook.FromWar)
}

// subjectOrigin reads the state that brought people home, or whose people they
// are: "France has repatriated 32 women", "Britain stripped", "Belgium's 470".
// A country of the theatre, or where something is only done, is none.
func (sc *scene) subjectOrigin(d *draft) []code {
	var best *place
	for i := range sc.places {
		p := &sc.places[i]
		if p.to > d.q.From || sc.inSource(p.from) || p.role != ownRole && p.role != anyRole && p.role != peopleRole {
			continue
		}
		if p.role == anyRole && sc.isTheatre(p.codes[0]) {
			continue
		}
		if p.role == ownRole || sc.is(d.measure.value, codebook.ByState) && p.role == anyRole || p.role == peopleRole && d.q.From == p.to {
			best = p
		}
	}
	if best == nil || sc.are(d.noun.class, codebook.Locals) && best.role != peopleRole {
		return nil
	}
	return sc.codesAt(*best, "origin.subject")
}

// openingOrigin reads the countries that a clause sets the scene with: "In Denmark
// and Sweden the share is close to half".
func (sc *scene) openingOrigin(d *draft) []code {
	if !sc.is(d.measure.value, codebook.ByState|codebook.Conflict) {
		return nil
	}
	var out []code
	for _, p := range sc.places {
		if p.bare && p.to <= d.q.From && !sc.isTheatre(p.codes[0]) && !sc.inSource(p.from) && sc.lastBefore(d.q).To <= p.from {
			out = append(out, sc.codesAt(p, "origin.opening")...)
		}
	}
	return out
}

// citizenshipOrigin reads "stripped of their Danish citizenship".
func (sc *scene) citizenshipOrigin(*draft) []code {
	for _, p := range sc.places {
		if m, ok := sc.s.Beginning(mention.Links, p.to); ok && p.role == peopleRole && m.Entry.Meaning() == "citizenship" {
			return sc.codesAt(p, "origin.citizenship")
		}
	}
	return nil
}

// headOrigin takes the origin from the nearest heading that names one, but not
// from the title.
func (sc *scene) headOrigin() []code {
	for i := len(sc.heads) - 1; i >= 0; i-- {
		h := sc.heads[i]
		if h.level <= 1 {
			break
		}
		if len(h.origin) > 0 {
			return inheritAll(h.origin, "context.heading")
		}
	}
	return nil
}
