package extract

import (
	"cited"
	"cited/internal/gazetteer"
	"cited/internal/text"
)

// resolve decides which names of the window are places, and in which country
// they lie, and forgets the names.
func (t *toponyms) resolve(span func(text.Range) cited.Span) []cited.PlaceMention {
	for i := range t.list {
		t.vote(&t.list[i])
	}
	t.home = t.main()
	t.local = t.localProvince()
	accepted := make([]bool, len(t.list))
	for i := range t.list {
		accepted[i] = t.accepts(i, accepted)
	}
	run := 0                                // so many places stand in a row behind the name
	for i := len(t.list) - 2; i >= 0; i-- { // a name leans on those behind it too
		if !accepted[i+1] || t.list[i+1].joint == apart {
			run = 0
			continue
		}
		if run++; accepted[i] {
			continue
		}
		lean := 1.0
		switch {
		case t.list[i+1].plural:
			lean = certainly
		case run >= 2:
			lean += behindIn
		}
		if accepted[i] = t.weigh(i)+lean >= enough; accepted[i] {
			t.list[i].plural = t.list[i+1].plural
		}
	}
	t.prove(accepted)
	t.home = t.main()
	var out []cited.PlaceMention
	for i, p := range t.list {
		if !accepted[i] {
			continue
		}
		m := cited.PlaceMention{Span: span(p.at), Country: p.country}
		if at, ok := t.choose(i, accepted); ok {
			if m.Country = at.Country; (!p.state || at.Country != p.country) && !p.river {
				m.Province = t.names.Province(at.Country, at.Region)
			}
		}
		out = append(out, m)
	}
	t.list = t.list[:0]
	return out
}

// vote counts the country of a name that can hardly be another's.
func (t *toponyms) vote(p *toponym) {
	if p.country != "" && !p.state {
		t.spoken[p.country]++
	}
	if p.country != "" || p.score < enough && (p.seat == "" || !p.sure) || p.beside {
		return
	}
	places := gazetteer.Places(p.found)
	if len(places) == 0 || places[0].Size < 12 {
		return
	}
	for _, q := range places[1:] {
		if q.Country != places[0].Country && q.Size > places[0].Size-4 {
			return
		}
	}
	p.voted = places[0]
	if len(t.votes) < mostProven {
		t.votes[p.found]++
	}
	t.spoken[places[0].Country]++
	if p.short {
		t.spoken[places[0].Country]++
	}
	p.inside = places[0].Region != "" && (len(places) == 1 || places[1].Size <= places[0].Size-2 || p.short || places[0].Kind == gazetteer.Province)
	if p.inside {
		t.inside[places[0].Country+places[0].Region]++
	}
}

// mostProven is how many names a document may prove, so that memory stays small.
const mostProven = 2000

// prove notes what names stand for where a country or province behind the comma
// says it: elsewhere in the document they stand for the same.
func (t *toponyms) prove(accepted []bool) {
	for i := 0; i+1 < len(t.list); i++ {
		p, next := &t.list[i], &t.list[i+1]
		if p.state && next.short && next.joint == comma {
			t.spoken[p.country] -= 2 // Lebanon, Pa.
			continue
		}
		if p.found == "" || p.state || !accepted[i] || !accepted[i+1] || next.joint != comma || next.owner || len(t.proven) >= mostProven {
			continue
		}
		for _, q := range gazetteer.All(p.found) {
			if t.within(q, next) > 0 {
				t.proven[p.found] = q
				t.inside[q.Country+q.Region]++
				break
			}
		}
	}
}

// accepts reports whether name i is a place's, given those before it.
func (t *toponyms) accepts(i int, accepted []bool) bool {
	p := &t.list[i]
	if p.sure {
		return true
	}
	score := t.weigh(i)
	if p.joint != apart && i > 0 && accepted[i-1] {
		score += 1.5
	}
	return score >= enough
}

// weigh adds to the score of a name that the document speaks of its country.
func (t *toponyms) weigh(i int) float64 {
	p := &t.list[i]
	score, main := p.score, t.home
	if p.bare && p.key != "" && t.people[p.key] {
		return min(score, 0) // Colonel Lexington, and then Lexington alone
	}
	for _, q := range gazetteer.Places(p.found) {
		if t.spoken[q.Country] > 0 && score > -.5 {
			if !p.speaks && q.Country == main && !surnames(main) {
				if q.Size >= 10 && score >= 0 && t.spoken[main] >= 4 {
					return score + 2
				}
				return score + 1.5
			}
			return score + 1
		}
	}
	return score
}

// choose returns the place that a name of the gazetteer stands for.
func (t *toponyms) choose(i int, accepted []bool) (gazetteer.Place, bool) {
	p := &t.list[i]
	places := gazetteer.Places(p.found)
	if len(places) == 0 {
		if p.sure || p.country != "" {
			return gazetteer.Place{}, false
		}
		if at, ok := t.leaning(i, accepted); ok {
			return at, true
		}
		return t.around(i, accepted), true
	}
	best, most := t.best(i, accepted)
	if p.beside && most < 100 && t.spoken[best.Country] == 0 {
		return gazetteer.Place{Country: t.home}, true
	}
	if p.either && t.spoken[best.Country] == 0 {
		return gazetteer.Place{}, false
	}
	if q, ok := t.localTown(p); ok && most < 100 {
		return q, true
	}
	if q, ok := t.namesake(p); ok && p.state && most < 100 && t.means(q, p.country) {
		return q, true
	}
	if p.country != "" && best.Country != p.country && most < 100 {
		return gazetteer.Place{}, false
	}
	if q, ok := t.proven[p.found]; ok && most < 100 {
		return q, true
	}
	if outer, ok := t.leaning(i, accepted); ok && most < 100 && outer.Region != "" && best.Country != outer.Country && (i+2 >= len(t.list) || t.list[i+2].joint != and) {
		return outer, true // Buras, Louisiana
	}
	if most < 100 && (best.Size < 16 || i+1 < len(t.list) && (t.list[i+1].state || t.list[i+1].short)) {
		if outer, ok := t.leaning(i, accepted); ok && (best.Kind != gazetteer.Province || best.Country != outer.Country) {
			return outer, true
		}
	}
	if p.river && p.score < certainly && p.country == "" && best.Kind == gazetteer.Province {
		return gazetteer.Place{}, false
	}
	if main := t.home; p.score >= certainly && best.Size < 14 && main != "" && t.spoken[best.Country] == 0 {
		return t.around(i, accepted), true // a small one of this name elsewhere
	}
	return best, true
}

// around is where a name of no list lies: in the country of the places told before and
// behind it, if they agree, and in their province; else in the one that the document
// mostly speaks of.
func (t *toponyms) around(i int, accepted []bool) gazetteer.Place {
	if at, ok := t.locatedIn(i, accepted); ok {
		return at
	}
	before, behind := t.beforeAndBehind(i, accepted)
	if before.Country != "" && before.Country == behind.Country {
		at := gazetteer.Place{Country: before.Country}
		switch {
		case t.list[i].river:
		case before.Region == behind.Region:
			at.Region = before.Region
		case t.local != "" && (t.local == before.Country+before.Region || t.local == behind.Country+behind.Region):
			at.Region = t.local[len(at.Country):]
		}
		return at
	}
	if t.home != "" || t.list[i].river {
		return gazetteer.Place{Country: t.home}
	}
	if before.Country+behind.Country != "" && (before.Country == "" || behind.Country == "") && len(t.spoken) == 1 {
		return gazetteer.Place{Country: before.Country + behind.Country} // the only one that is spoken of
	}
	return gazetteer.Place{Country: t.most()}
}

// locatedIn is the country that the sentence was in when it told a name of no list: In Burkina
// Faso, camps stand at Mentao.
func (t *toponyms) locatedIn(i int, accepted []bool) (gazetteer.Place, bool) {
	for j := i - 1; j >= max(0, i-farthest) && t.list[j].sentence == t.list[i].sentence; j-- {
		p := &t.list[j]
		switch {
		case !accepted[j]:
		case p.state && p.located && p.country != "":
			return gazetteer.Place{Country: p.country}, true
		case p.found != "" || p.country != "":
			return gazetteer.Place{}, false
		}
	}
	return gazetteer.Place{}, false
}

// farthest is how many names around one of no list are looked at.
const farthest = 6

// beforeAndBehind returns the nearest places of the lists before and behind a name.
func (t *toponyms) beforeAndBehind(i int, accepted []bool) (before, behind gazetteer.Place) {
	at := func(j int) (gazetteer.Place, bool) {
		p := &t.list[j]
		if !accepted[j] || p.river || p.state && !t.homely(p) {
			return gazetteer.Place{}, false
		}
		if p.country != "" && p.found == "" {
			return gazetteer.Place{Country: p.country}, true
		}
		q, most := t.best(j, accepted)
		return q, most > -1000 && (q.Size >= 10 || t.spoken[q.Country] > 0)
	}
	for j := i - 1; j >= max(0, i-farthest) && before.Country == ""; j-- {
		if q, ok := at(j); ok {
			before = q
		}
	}
	for j := i + 1; j < min(len(t.list), i+farthest) && behind.Country == ""; j++ {
		if q, ok := at(j); ok {
			behind = q
		}
	}
	return before, behind
}

// homely reports whether a country is the one that the document mostly speaks of.
func (t *toponyms) homely(p *toponym) bool { return p.country == t.home }

// most is the country that the document speaks of clearly more than of any other, "" if
// there is none.
func (t *toponyms) most() string {
	most, next, country := 1, 0, ""
	for c, n := range t.spoken {
		switch {
		case n > most:
			most, next, country = n, most, c
		case n > next:
			next = n
		}
	}
	if most < next+2 {
		return ""
	}
	return country
}

// best is the likeliest place of a name, with its weight.
func (t *toponyms) best(i int, accepted []bool) (best gazetteer.Place, most float64) {
	most = -1000
	places := gazetteer.Places
	if !t.list[i].beside { // what lies beside a town says little of where the town is
		places = gazetteer.All
	}
	for _, q := range places(t.list[i].found) {
		if w := t.likely(i, q, accepted); w > most {
			best, most = q, w
		}
	}
	return best, most
}

// means reports whether the document speaks of the country of a province that has
// a country's name, and of places in it, rather than of that country.
func (t *toponyms) means(q gazetteer.Place, country string) bool {
	return t.spoken[q.Country] > t.spoken[country] && (t.inside[q.Country+q.Region] > 0 || t.home == q.Country && t.spoken[country] == 0)
}

// surnames reports whether the places of a country are named like people, so that
// a name without a preposition is rather somebody's.
func surnames(country string) bool {
	switch country {
	case "USA", "GBR", "CAN", "AUS", "NZL", "IRL", "ZAF":
		return true
	}
	return false
}

// likely weighs one place of a name: how large it is, whether the document
// speaks of its country, and what stands behind the comma.
func (t *toponyms) likely(i int, q gazetteer.Place, accepted []bool) float64 {
	p := &t.list[i]
	w := float64(q.Size)
	if q.Size == 0 && q.Kind == gazetteer.City && !p.beside {
		w = unknownSize
	}
	if q.Kind == gazetteer.Other {
		w -= 3
	}
	if q.Kind == gazetteer.District && q.Size <= unknownSize && (q.Country == "GBR" || q.Country == "IRL") {
		w = countySize
	}
	if t.isLocal(p, q) {
		w += locally
	}
	spoken, inside := t.spoken[q.Country], t.inside[q.Country+q.Region]
	if p.voted.Country == q.Country { // what a name says of itself is no witness
		if spoken -= t.votes[p.found]; p.inside && p.voted.Region == q.Region {
			inside -= t.votes[p.found]
		}
	}
	if n := spoken; n > 0 {
		w += min(6, 2+float64(n))
	}
	if n := inside; n > 0 && q.Region != "" && q.Kind != gazetteer.Province && (p.seat == "" || p.seat == q.Country) {
		w += min(5, 2+float64(n))
	}
	if p.country == q.Country {
		w += 20
	}
	switch {
	case p.seat != q.Country:
	case q.Kind == gazetteer.Province:
		w -= 4 // the city is meant
	case q.Kind == gazetteer.City:
		w += 2
	}
	if i+1 < len(t.list) && t.list[i+1].joint == comma && !t.list[i+1].owner && accepted[i+1] {
		w += t.within(q, &t.list[i+1])
	}
	if i+1 < len(t.list) && t.list[i+1].plural && t.list[i+1].joint != apart && q.Kind == gazetteer.District {
		for _, o := range gazetteer.All(t.list[i+1].found) { // Madison and Rankin counties
			if o.Kind == gazetteer.District && o.Country == q.Country && o.Region == q.Region {
				w += 50
				break
			}
		}
	}
	if p.joint == comma && i > 0 && accepted[i-1] && q.Kind == gazetteer.Province {
		for _, city := range gazetteer.Places(t.list[i-1].found) {
			if city.Country == q.Country && city.Region == q.Region && city.Kind != gazetteer.Province {
				w += 100
				break
			}
		}
	}
	return w
}

// province returns the province of a name that is no city's as well: what stands
// before its comma lies in it.
func (t *toponyms) province(i int) (gazetteer.Place, bool) {
	places := gazetteer.Places(t.list[i].found)
	if len(places) == 0 || places[0].Kind != gazetteer.Province {
		return gazetteer.Place{}, false
	}
	for _, p := range places[1:] {
		if p.Kind == gazetteer.City && p.Country == places[0].Country && p.Size >= 16 {
			return gazetteer.Place{}, false
		}
	}
	return places[0], true
}

// main is the country that the document mostly speaks of, "" if there is none.
func (t *toponyms) main() string {
	all, most, main := 0, 0, ""
	for country, n := range t.spoken {
		all += n
		if n > most || n == most && country < main {
			most, main = n, country
		}
	}
	if most < 2 || 2*most < all {
		return ""
	}
	return main
}

// within weighs that the name behind the comma is that of the country or the
// province in which a place lies.
func (t *toponyms) within(q gazetteer.Place, outer *toponym) float64 {
	if outer.country == q.Country {
		return 100
	}
	for _, o := range gazetteer.All(outer.found) {
		if o.Kind == gazetteer.District && outer.division && o.Country == q.Country && o.Region == q.Region && q.Kind != gazetteer.District {
			return 50
		}
		if o.Kind == gazetteer.Province && o.Country == q.Country && o.Region == q.Region {
			return 120
		}
	}
	return 0
}

// leaning gives a name of no list the country that stands behind its comma.
func (t *toponyms) leaning(i int, accepted []bool) (gazetteer.Place, bool) {
	if t.list[i].country != "" || i+1 >= len(t.list) || !accepted[i+1] || t.list[i+1].joint != comma || t.list[i+1].owner {
		return gazetteer.Place{}, false
	}
	if i+2 < len(t.list) && t.list[i+2].joint != apart && t.list[i+2].state && t.list[i+1].state {
		return gazetteer.Place{}, false // a list of countries begins behind the comma
	}
	if c := t.list[i+1].country; c != "" {
		return gazetteer.Place{Country: c}, true
	}
	if at, ok := t.province(i + 1); ok {
		return at, true
	}
	return gazetteer.Place{}, false
}
