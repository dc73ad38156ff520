package extract

import (
	"strings"

	"cited/internal/gazetteer"
	"cited/internal/mention"
	"cited/internal/text"
)

// Weights of a text's telling mostly of places in one province.
const (
	locally     = 5.0 // for a place in it
	unknownSize = 10  // of a town of which nobody says how many live there
	countySize  = 18  // of a county of Britain or Ireland: Kent rather than a town of its name
	mostly      = 1.5 // so many names at least, and so many times as many as in any other
	mostSmaller = 9   // by which a place of the province may be smaller: so many times two
	worldly     = 20  // a city of that size has namesakes everywhere: it is no witness
	mostRegions = 20  // a name that so many provinces have is none either
)

// localProvince is the province in which most names of the text have a place, as in the
// news of a town: each name counts for all the provinces that have it, the less the more
// they are. "" where none stands out.
func (t *toponyms) localProvince() string {
	shares, seen, regions := map[string]float64{}, map[string]bool{}, map[string]bool{}
	for i := range t.list {
		p := &t.list[i]
		if p.found == "" || p.score < enough && !p.sure || p.state || p.beside || seen[p.found] || len(seen) >= mostProven {
			continue
		}
		seen[p.found] = true
		clear(regions)
		large := false
		for _, q := range gazetteer.All(p.found) {
			large = large || q.Size >= worldly && q.Kind != gazetteer.Province
			if q.Region != "" {
				regions[q.Country+q.Region] = true
			}
		}
		if large || len(regions) > mostRegions {
			continue
		}
		for r := range regions {
			shares[r] += 1 / float64(len(regions))
		}
	}
	most, next, local := 0.0, 0.0, ""
	for r, n := range shares {
		switch {
		case n > most || n == most && r < local:
			most, next, local = n, most, r
		case n > next:
			next = n
		}
	}
	if most < mostly || most < mostly*next {
		return ""
	}
	country := local[:len("USA")]
	for other, n := range t.spoken {
		if n > t.spoken[country] && other != country {
			return ""
		}
	}
	return local
}

// isLocal reports whether a place is one of the text's own province, and not so much smaller
// than the first of its name that this must be said: Ontario, in Ohio.
func (t *toponyms) isLocal(p *toponym, q gazetteer.Place) bool {
	if t.local == "" || q.Kind == gazetteer.Province || q.Country+q.Region != t.local {
		return false
	}
	first := gazetteer.Places(p.found)[0]
	return first.Country == q.Country && first.Kind != gazetteer.Province || first.Size-max(q.Size, unknownSize) <= mostSmaller
}

// localTown is the town of the text's own province that has a country's name, where the text
// speaks no further of that country: Lebanon, in Tennessee.
func (t *toponyms) localTown(p *toponym) (gazetteer.Place, bool) {
	if !p.state || t.local == "" || strings.HasPrefix(t.local, p.country) || t.spoken[p.country] > 4 || t.spoken[t.local[:len("USA")]] < 2*t.spoken[p.country] {
		return gazetteer.Place{}, false
	}
	for _, q := range gazetteer.All(p.found) {
		if q.Kind == gazetteer.City && q.Country+q.Region == t.local {
			return q, true
		}
	}
	return gazetteer.Place{}, false
}

// division reads a name of the lists that ends in the word of a division: Noble County.
func (t *toponyms) division(i, to int, found string) (toponym, bool) {
	c := t.scan
	if to < i+2 || c.Tokens[to-1].Shape == text.Lower {
		return toponym{}, false
	}
	m, _, ok := c.Landmark(to - 1)
	if !ok || m.Entry.Name != "behind.division" || m.To != to {
		return toponym{}, false
	}
	return toponym{at: t.bytes(i, to), found: found, score: certainly, division: true}, true
}

// hails reports whether what stands before a name tells of somebody where they are from:
// Ana Pohl, 51, of ...; Jon Vale, from ...
func (t *toponyms) hails(from int) bool {
	c := t.scan
	if from < 4 || !c.Is(from-2, ",") || !c.Plays(from-1, mention.RoleOf|mention.RoleFrom) {
		return false
	}
	who := from - 3
	if c.Tokens[who].Class == text.Number { // her age
		return c.Is(who-1, ",")
	}
	return c.Plays(from-1, mention.RoleFrom) && t.nameWord(who) && t.nameWord(who-1)
}

// fromTo reports whether a place stands before "to" that "from" leads, or before "and" that
// "between" leads: from Reeth to ...
func (t *toponyms) fromTo(from int) bool {
	c := t.scan
	n := len(t.list)
	if n == 0 || from < 3 || !c.Plays(from-1, mention.RoleTo|mention.RoleAnd) || t.list[n-1].at.End != c.Tokens[from-2].End || t.list[n-1].score < enough && !t.list[n-1].sure {
		return false
	}
	for k := from - 3; k >= max(0, from-8); k-- {
		if c.Tokens[k].Start < t.list[n-1].at.Start {
			if c.Plays(from-1, mention.RoleAnd) {
				return c.Is(k, "between")
			}
			return c.Plays(k, mention.RoleFrom)
		}
	}
	return false
}
