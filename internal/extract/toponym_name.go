package extract

import (
	"cited/internal/gazetteer"
	"cited/internal/mention"
	"cited/internal/text"
)

// leads reports whether the word at token i stands before a name and is no part of
// it, for all its capital: "In Lahore District".
func (t *toponyms) leads(i int) bool {
	c := t.scan
	if i+1 < len(c.Tokens) && joins(c.Word(i+1, i+2)) {
		return false // As-Suwayda
	}
	return t.near(i) || functional(c, i)
}

func functional(c *mention.Scan, i int) bool {
	m, ok := c.Beginning(mention.Function, i)
	return ok && m.To == i+1
}

// pastOwner returns where the word behind a possessive that stands at token i
// begins, i where there is none.
func (t *toponyms) pastOwner(i int) int {
	c := t.scan
	if i == 0 || i+1 >= len(c.Tokens) || !c.Is(i, "'") && !c.Is(i, "’") || c.Tokens[i].Space {
		return i
	}
	if t.possessive(i) && i+2 < len(c.Tokens) && c.Tokens[i+2].Space {
		return i + 2
	}
	if last := c.Word(i-1, i); last[len(last)-1] == 's' && c.Tokens[i+1].Space {
		return i + 1
	}
	return i
}

// holds reports whether a country, a state's short name or a province begins at
// token i: what stands before its comma lies in it.
func (t *toponyms) holds(i int) bool {
	c := t.scan
	if i >= len(c.Tokens) || c.Tokens[i].Class != text.Letters || c.Tokens[i].Shape == text.Lower {
		return false
	}
	if m, ok := c.Beginning(mention.Countries, i); ok && m.Slot == "forms" {
		return true
	}
	if _, kind, ok := c.Landmark(i); ok && kind == "state" {
		return true
	}
	to, found := t.longest(i)
	if to == i || !t.ofProvince(found) || t.doubtful(i) && to == i+1 {
		return false
	}
	return to >= len(c.Tokens) || c.Tokens[to].Class == text.Punct || functional(c, to)
}

// ofProvince reports whether a large province is among the places of a name.
func (t *toponyms) ofProvince(found string) bool {
	places := gazetteer.Places(found)
	return len(places) > 0 && places[0].Kind == gazetteer.Province
}

// behindBody returns where the name ends that "University of" and the like take in.
func (t *toponyms) behindBody(m mention.Match) int {
	c := t.scan
	at := m.To
	for at < len(c.Tokens) && c.Plays(at, mention.RoleThe) {
		at++
	}
	if at >= len(c.Tokens) || !t.capital(at) {
		return m.To
	}
	to := t.unlistedEnd(at)
	if long, _ := t.longest(at); long > to {
		to = long
	}
	if k, ok := c.Beginning(mention.Countries, at); ok && k.To > to {
		to = k.To
	}
	return max(to, m.To)
}

// namesake returns the province of another country that has a country's name:
// Georgia.
func (t *toponyms) namesake(p *toponym) (gazetteer.Place, bool) {
	for _, q := range gazetteer.Places(p.found) {
		if q.Kind == gazetteer.Province && q.Country != p.country && q.Size >= 20 {
			return q, true
		}
	}
	return gazetteer.Place{}, false
}

// pastParticle returns where a name ends that goes on behind token i with a small
// word: Lanao del Sur, which is no Lanao.
func (t *toponyms) pastParticle(i int) int {
	c := t.scan
	at := i
	for at < len(c.Tokens) && at < i+2 && particle(c.Word(at, at+1)) {
		at++
	}
	if at == i || at >= len(c.Tokens) || c.Tokens[at].Class != text.Letters || c.Tokens[at].Shape != text.Title {
		return i
	}
	return at + 1
}

func particle(w string) bool {
	switch w {
	case "del", "de", "la", "las", "los", "do", "da", "dos", "sur", "upon", "an", "am", "di":
		return true
	}
	return false
}
