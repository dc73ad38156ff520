package extract

import (
	"slices"

	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// readOrigins reads the words that say where people are from, by the ways in which a
// text does.
func (sc *scene) readOrigins(d *draft) []reading {
	var out []reading
	for _, find := range []struct {
		name string
		read func(*draft) []code
	}{
		{"demonym", sc.demonymOrigin}, {"label", sc.labelOrigin}, {"predicate", sc.predicateOrigin}, {"from", sc.fromOrigin},
		{"own-people", sc.ownOrigin}, {"citizenship", sc.citizenshipOrigin}, {"subject", sc.subjectOrigin}, {"opening", sc.openingOrigin},
	} {
		if list := find.read(d); len(list) > 0 {
			out = append(out, reading{find.name, list})
		}
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
	if n := len(d.noun.demonyms); n > 0 && d.noun.demonyms[n-1].Slot == "people" {
		return sc.withJoined(out, d.noun.demonyms[n-1])
	}
	return out
}

// withJoined adds the peoples that a list of demonyms goes on with: "50 Spaniards and
// Moroccans", "20 Turks, Kurds and Arabs".
func (sc *scene) withJoined(out []code, last mention.Match) []code {
	to := last.To
	for i := range sc.places {
		p := &sc.places[i]
		if p.From < to {
			continue
		}
		if p.From != to+1 || p.Slot != "people" || !plural(sc.folded(p.to-1)) || !plural(sc.folded(last.To-1)) || sc.word(to) != "," && !sc.s.Plays(to, mention.RoleAnd|mention.RoleOr) {
			break
		}
		for _, c := range p.codes {
			if !has(out, c) {
				out = append(out, sc.codeOf(c, "origin.demonym", p.Match))
			}
		}
		to = p.to
	}
	return out
}

// labelOrigin reads "Tunisia (6000)".
func (sc *scene) labelOrigin(d *draft) []code {
	i := d.q.From - 1
	for sc.s.Plays(i, mention.RoleWith) || sc.word(i) == ":" || sc.word(i) == "–" || sc.word(i) == "—" || sc.itemLabel(d.q) && i == d.q.From-1 {
		i--
	}
	if p, ok := sc.ellipsis(d.q); ok {
		return sc.codesAt(p, "origin.label")
	}
	if p, ok := sc.labelBehind(d.q); ok {
		return sc.codesAt(p, "origin.label")
	}
	bracket := sc.word(i) == "("
	if !bracket && i == d.q.From-1 {
		return nil
	}
	if bracket {
		i--
	}
	for k, p := range sc.places {
		if p.to == i+1 && (bracket || !sc.placed(k)) {
			return append(sc.labelledWith(k), sc.codesAt(p, "origin.label")...)
		}
	}
	return nil
}

// labelledWith returns the countries that stand before the k-th place in the label of one number:
// "Norway and Sweden: 700". A comma alone goes on with a list, and behind a preposition the number
// may be of the last alone: "came from Norway and Sweden (700)".
func (sc *scene) labelledWith(k int) []code {
	and := sc.places[k].from - 1
	if sc.s.Plays(and, mention.RoleThe) {
		and--
	}
	if sc.places[k].role == peopleRole || !sc.s.Plays(and, mention.RoleAnd) || sc.placed(k) {
		return nil
	}
	first := k
	for first > 0 && sc.places[first-1].role != peopleRole && sc.coordinated(sc.places[first-1], sc.places[first]) {
		first--
	}
	var out []code
	for _, p := range sc.places[first:k] {
		for _, c := range sc.codesAt(p, "origin.label") {
			if !has(out, c.value) && !slices.Contains(sc.places[k].codes, c.value) {
				out = append(out, c)
			}
		}
	}
	return out
}

// labelBehind returns the place that stands alone behind the number of an entry: "6,000
// Tunisia", "6,000 – Tunisia".
func (sc *scene) labelBehind(q *mention.Quantity) (place, bool) {
	i := q.To
	if isEntryMark(sc.word(i)) {
		i++
	}
	for _, p := range sc.places {
		if q.From == 0 && p.from == i && p.role != peopleRole && (p.to == len(sc.s.Tokens) || sc.word(p.to) == "(") {
			return p, true
		}
	}
	return place{}, false
}

// placed reports whether a place stands behind a preposition, so that what follows is no
// list under its name: "met in Ustrana: 29 men", "left for Ustrana with 60".
func (sc *scene) placed(k int) bool {
	for k > 0 && sc.coordinated(sc.places[k-1], sc.places[k]) {
		k--
	}
	i := sc.places[k].from - 1
	for sc.word(i) == "," && sc.s.Tokens[i-1].Shape == text.Title {
		for i--; i >= 0 && sc.s.Tokens[i].Shape == text.Title; i-- {
		}
	}
	if sc.s.Plays(i, mention.RoleThe) {
		i--
	}
	if i < 1 {
		return false
	}
	m, ok := sc.s.Covering(mention.Function, i)
	return ok && m.Entry.Name == "preposition"
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
		if _, ok := sc.linked(p.to, "citizenship"); ok && p.role == peopleRole {
			return sc.codesAt(p, "origin.citizenship")
		}
	}
	return nil
}
