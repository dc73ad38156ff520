package extract

import (
	"slices"
	"strings"

	"cited/internal/mention"
	"cited/internal/text"
)

// place is a country or region named in a sentence, and what the words around
// it make of it.
type place struct {
	mention.Match
	from, to int // tokens, a possessive 's included
	codes    []string
	role     role
	bare     bool // behind "in", which says where something is and not where it leads
}

type role uint8

const (
	anyRole    role = iota
	fromRole        // from France, of Georgia, left Norway: where people come from
	toRole          // to Syria, in Iraq: where they went or something happened
	peopleRole      // French, Tunisians
	ownRole         // the subject or a possessor: France has, Iraq's
	seatRole        // a capital, which may stand for its state
)

// String names the role.
func (r role) String() string { return [...]string{"any", "from", "to", "people", "own", "seat"}[r] }

// findPlaces returns the countries and regions of the sentence in order.
func (sc *scene) findPlaces() []place {
	var out []place
	for _, m := range sc.s.Matches {
		switch m.Entry.List {
		case mention.Countries, mention.Regions, mention.Historic, mention.Peoples:
		default:
			continue
		}
		if sc.insideGroup(m) || len(out) > 0 && m.From < out[len(out)-1].to {
			continue
		}
		p := place{Match: m, from: m.From, to: m.To, codes: codesOf(m, sc.s)}
		if len(p.codes) == 0 || sc.excluded(p.from) {
			continue
		}
		p.role = sc.roleOf(p, out)
		p.bare = p.role == toRole && (sc.s.Plays(p.from-1, mention.RoleIn) || sc.s.Plays(p.from-2, mention.RoleIn) && sc.s.Plays(p.from-1, mention.RoleThe))
		if n := len(out); n > 0 && p.role == toRole && sc.coordinated(out[n-1], p) {
			p.bare = out[n-1].bare
		}
		if m.Slot == "capital" && p.role != ownRole {
			continue // the city, not the state
		}
		if sc.s.Is(p.to, "'s") || sc.apostrophe(p.to) {
			p.to += 2
		}
		out = append(out, p)
	}
	return out
}

// insideGroup reports whether the match is a part of a group's name: the Syria
// of Islamic State of Iraq and Syria.
func (sc *scene) insideGroup(m mention.Match) bool {
	g, ok := sc.s.Covering(mention.Groups, m.From)
	return ok && m.To <= g.To
}

// apostrophe reports whether a possessive stands at token i.
func (sc *scene) apostrophe(i int) bool {
	return (sc.word(i) == "'" || sc.word(i) == "’") && i+1 < len(sc.s.Tokens) && !sc.s.Tokens[i].Space && !sc.s.Tokens[i+1].Space && sc.folded(i+1) == "s"
}

// regionPrefix is how a region is told from a country among the values of a field.
const regionPrefix = "region:"

func isRegion(value string) bool { return strings.HasPrefix(value, regionPrefix) }

// sameValues reports whether two lists hold the same values in the same order.
func sameValues(a, b []code) bool {
	return slices.EqualFunc(a, b, func(a, b code) bool { return a.value == b.value })
}

// codesOf returns the values of origin or theatre that a match stands for.
func codesOf(m mention.Match, s *mention.Sentence) []string {
	switch m.Entry.List {
	case mention.Regions:
		return []string{regionPrefix + regionName(m, s)}
	case mention.Historic:
		return []string{regionPrefix + s.Word(m.From, m.To)}
	case mention.Peoples:
		return m.Entry.Slots["origin"]
	}
	return m.Entry.Means
}

// longestInitials is how many letters the initials of a region have at most: longer words
// in capitals stand in a heading.
const longestInitials = 5

// regionName names a region: by its initials where the text does, "EU citizens".
func regionName(m mention.Match, s *mention.Sentence) string {
	for i := m.From; i < m.To; i++ {
		if t := s.Tokens[i]; t.Class == text.Letters && t.Shape == text.Caps && t.End-t.Start <= longestInitials {
			return s.Word(i, i+1)
		}
	}
	return m.Entry.Meaning()
}

// roleOf reads the words before a place. In a coordination ("in Syria and Iraq")
// the later members take the role of the first.
func (sc *scene) roleOf(p place, before []place) role {
	if p.Slot == "people" || p.Slot == "adjective" {
		return peopleRole
	}
	if m, ok := sc.s.Ending(mention.Measures, p.from); ok && m.To-m.From > 1 && !sc.s.Plays(p.from-1, mention.RoleFrom|mention.RoleOf) {
		return toRole // "left for Syria", "travelled to Mali"
	}
	i := p.from - 1
	for sc.s.Plays(i, mention.RoleThe|mention.RoleOther) || sc.quantityOver(i, nil) != nil {
		i-- // "from eleven European countries"
	}
	switch {
	case sc.resides(i + 1):
		return fromRole // "resident in Austria"
	case sc.s.Plays(i, mention.RoleFrom|mention.RoleLeave):
		return fromRole
	case sc.s.Plays(i, mention.RoleOf):
		if m, ok := sc.s.Ending(mention.People, i); ok && sc.classOf(m.Entry) != "" {
			return fromRole
		}
		return anyRole
	case sc.s.Plays(i, mention.RoleTo|mention.RoleIn|mention.RoleReach):
		return toRole
	}
	if n := len(before); n > 0 && sc.coordinated(before[n-1], p) {
		return before[n-1].role
	}
	if sc.apostrophe(p.to) || sc.verbal(p.to) || sc.whoseAt(p.to) {
		return ownRole
	}
	return anyRole
}

// whoseAt reports whether what stands before token i is what a clause behind it tells the
// possession of: "Georgia, whose 900 volunteers".
func (sc *scene) whoseAt(i int) bool {
	if sc.t == nil {
		return false
	}
	if sc.word(i) == "," {
		i++
	}
	w := sc.t.At(i)
	return w != none && sc.t.Words[w].XPOS == "WP$"
}

// resides reports whether the words before token i say that people live there.
func (sc *scene) resides(i int) bool {
	m, ok := sc.s.Ending(mention.Links, i)
	return ok && m.Entry.Meaning() == "residence" && !sc.countedBefore(m.From) // "2,300 lives in Ustrana"
}

// countedBefore reports whether token i is a noun that a number right before it counts and
// that names no people.
func (sc *scene) countedBefore(i int) bool {
	_, people := sc.s.Beginning(mention.People, i)
	return !people && plural(sc.folded(i)) && slices.ContainsFunc(sc.s.Quantities, func(q mention.Quantity) bool {
		n, exact := q.Point()
		return q.To == i && !(exact && n == 1) // one lives there
	})
}

// coordinated reports whether only a comma or a conjunction parts two places.
func (sc *scene) coordinated(a, b place) bool {
	for i := a.to; i < b.from; i++ {
		if !sc.s.Plays(i, mention.RoleAnd|mention.RoleOr|mention.RoleThe) && sc.word(i) != "," && sc.word(i) != "/" {
			return false
		}
	}
	return b.from > a.to
}

// nextNumber returns the token at which the next quantity begins.
func (sc *scene) nextNumber(q *mention.Quantity) int {
	for k := range sc.s.Quantities {
		if o := &sc.s.Quantities[k]; o.From >= q.To {
			return o.From
		}
	}
	return len(sc.s.Tokens)
}

// lastBefore returns the quantity before another one, the zero one if there is
// none.
func (sc *scene) lastBefore(q *mention.Quantity) mention.Quantity {
	var last mention.Quantity
	for _, o := range sc.s.Quantities {
		if o.To <= q.From {
			last = o
		}
	}
	return last
}

// ofPeople reports whether the word for the people of somewhere stands for people
// or their state here, and does not qualify something else: "Russian soldiers",
// "Russians", "the Russian ministry", but not "Russian shelling".
func (sc *scene) ofPeople(p place) bool {
	for _, list := range []mention.List{mention.People, mention.Sources, mention.Links} {
		if m, ok := sc.s.Beginning(list, p.to); ok && !tellsAbroad(m) {
			return true
		}
	}
	return plural(sc.folded(p.to - 1))
}

// isTheatre reports whether a country is one of the conflict: one of the
// codebook's, or the one that this document sends people to.
func (sc *scene) isTheatre(c string) bool { return sc.b.theatre[c] || c == sc.aim && c != "" }

// warOf reports whether an adjective names the war: "the Syrian civil war".
func (sc *scene) warOf(p place) bool {
	for i := p.to; i < p.to+4; i++ {
		if sc.s.Plays(i, mention.RoleWar) {
			return true
		}
	}
	return false
}

// pointsBack reports whether the sentence speaks of a conflict named before:
// "the conflict zone", "those who went".
func (sc *scene) pointsBack() bool {
	for i := range sc.s.Tokens {
		if sc.s.Plays(i, mention.RoleWar) && sc.s.Plays(i-1, mention.RoleThe|mention.RoleThis) ||
			sc.s.Plays(i, mention.RoleThis) && sc.s.Plays(i+1, mention.RoleWho) {
			return true
		}
	}
	return false
}

func (sc *scene) headTheatre() []code {
	for i := len(sc.heads) - 1; i >= 0; i-- {
		if h := sc.heads[i]; h.level > 1 && len(h.theatre) > 0 {
			return inheritAll(h.theatre, "context.heading")
		}
	}
	return nil
}

// placeCue reports whether a preposition of place stands before token i.
func (sc *scene) placeCue(i int) bool {
	return sc.s.Plays(i, mention.RoleWhere)
}

func has(cs []code, value string) bool {
	for _, c := range cs {
		if c.value == value {
			return true
		}
	}
	return false
}

func (sc *scene) placeAt(i int) (place, bool) {
	for _, p := range sc.places {
		if p.from == i {
			return p, true
		}
	}
	return place{}, false
}

// nameEnd returns where a name that begins at token i ends; i if none does: words
// with a capital, "al" before one, hyphens inside.
func (sc *scene) nameEnd(i int) int {
	to := i
	for j := i; j < len(sc.s.Tokens); j++ {
		t := sc.s.Tokens[j]
		switch {
		case t.Class == text.Letters && t.Shape != text.Lower:
			if _, ok := sc.s.Covering(mention.Calendar, j); ok {
				return to
			}
			if _, ok := sc.s.Covering(mention.Groups, j); ok {
				return to
			}
			to = j + 1
		case t.Class == text.Letters && sc.s.Plays(j, mention.RoleParticle):
		case sc.word(j) == "-" && !t.Space:
		default:
			return to
		}
	}
	return to
}
