package extract

import (
	"slices"

	"cited/internal/gazetteer"
	"cited/internal/mention"
	"cited/internal/text"
)

// siteEnd returns where the name of a site that begins at token i ends; i if none does. A
// country ends where its name does, "the Democratic Republic of Congo", and a town takes a
// possessive and a small word in, where there is such a town: Saint John's Point.
func (sc *scene) siteEnd(i int) int {
	to := sc.nameEnd(i)
	if to == i {
		return i
	}
	if p, ok := sc.placeAt(i); ok && (p.To > to || p.To < to && sc.inCapitals(i, to)) {
		return p.To // MALI MOURNS
	}
	at := to
	switch {
	case sc.apostrophe(to):
		at += 2
	case sc.s.Is(to, "'s"):
		at++
	case to < len(sc.s.Tokens) && sc.s.Tokens[to].Shape == text.Lower && sc.s.Tokens[to].Class == text.Letters:
		at++
	default:
		return to
	}
	if end := sc.nameEnd(at); end > at && placesNamed(sc.s.Word(i, end)) != "" {
		return end
	}
	return to
}

// inCapitals reports whether all tokens of a stretch are words in capitals.
func (sc *scene) inCapitals(from, to int) bool {
	return !slices.ContainsFunc(sc.s.Tokens[from:to], func(t text.Token) bool { return t.Shape != text.Caps })
}

// speaksUp reports whether the name from one token to another is of those who tell something,
// of people or of what was counted, and not of a place: Police: 12 dead.
func (sc *scene) speaksUp(from, to int) bool {
	for _, list := range []mention.List{mention.Sources, mention.People, mention.Measures} {
		if m, ok := sc.s.Ending(list, to); ok && m.From >= from {
			return true
		}
	}
	return false
}

// wholeRow returns the names of the sentence that stand in one row with the only one in a list:
// "in Sur and Ranya", and those between which people went: "fled from Sur to Ranya". A row
// needs its conjunction, and what holds the town before its comma is no member of it.
func (sc *scene) wholeRow(d *draft, list []code) []code {
	k := slices.IndexFunc(sc.sites, func(s site) bool { return len(list) > 0 && s.code == list[0] })
	if k < 0 || len(list) > 2 || sc.sites[k].country != "" || sc.saysRespectively() {
		return list
	}
	from, to := k, k+1
	for from > 0 && sc.inRow(from-1) {
		from--
	}
	for to < len(sc.sites) && sc.inRow(to-1) {
		to++
	}
	if to-from > len(list) && sc.endsRow(to-1) {
		return codesOfSites(sc.sites[from:to])
	}
	if len(list) == 1 && d.measure.value == displacedMeasure {
		for _, j := range []int{k, k - 1} {
			if j >= 0 && j+1 < len(sc.sites) && sc.leadsOn(&sc.sites[j], &sc.sites[j+1]) {
				return codesOfSites(sc.sites[j : j+2])
			}
		}
	}
	return list
}

// displacedMeasure is the measure of people who had to go, of whom both where from and where
// to is told.
const displacedMeasure = "displaced"

func codesOfSites(sites []site) []code {
	var out []code
	for _, s := range sites {
		out = append(out, s.code)
	}
	return out
}

// inRow reports whether site k and the one behind it stand in a row.
func (sc *scene) inRow(k int) bool {
	a, b := &sc.sites[k], &sc.sites[k+1]
	return a.country == "" && b.country == "" && sc.inOneRow(a.to, b.from) && !holdsPlace(b.places, a.places)
}

// inOneRow reports whether a comma, a conjunction or both part two names, and nothing else but
// an article.
func (sc *scene) inOneRow(from, to int) bool {
	for i := from; i < to; i++ {
		if !sc.s.Plays(i, mention.RoleAnd|mention.RoleThe) && sc.word(i) != "," {
			return false
		}
	}
	return from < to
}

// endsRow reports whether a conjunction stands before site k.
func (sc *scene) endsRow(k int) bool {
	if k == 0 {
		return false
	}
	for i := sc.sites[k-1].to; i < sc.sites[k].from; i++ {
		if sc.s.Plays(i, mention.RoleAnd) {
			return true
		}
	}
	return false
}

// leadsOn reports whether people go from one site to the other, which follows on it.
func (sc *scene) leadsOn(a, b *site) bool {
	i := a.to
	if a.country != "" || b.country != "" || !sc.s.Plays(a.from-1, mention.RoleFrom|mention.RoleLeave|mention.RoleToward) {
		return false
	}
	if !sc.s.Plays(i, mention.RoleTo) && !sc.s.Is(i, "for") && !sc.s.Is(i, "into") && !sc.s.Is(i, "towards") {
		return false
	}
	for i++; sc.s.Plays(i, mention.RoleThe); i++ {
	}
	return i == b.from
}

// holdsPlace reports whether the likeliest place of one name is a province that a place of
// the other lies in.
func holdsPlace(outer, inner string) bool {
	places := gazetteer.Places(outer)
	if len(places) == 0 || places[0].Kind != gazetteer.Province {
		return false
	}
	return slices.ContainsFunc(gazetteer.Places(inner), func(p gazetteer.Place) bool {
		return p.Kind != gazetteer.Province && p.Country == places[0].Country && p.Region == places[0].Region
	})
}
