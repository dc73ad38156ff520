package extract

import (
	"slices"
	"strings"

	"cited/internal/codebook"
	"cited/internal/gazetteer"
	"cited/internal/mention"
	"cited/internal/statement"
	"cited/internal/text"
)

// site is a name of the sentence that may be of the place where something is or happened.
type site struct {
	code
	from, to int
	cue      string // the word before it: "in", "at", ...; or how else it shows
	country  string // "country" of one of the list, "theatre" if it is of the conflict
	places   string // that have the name, for gazetteer.Places
}

// spokenSite is a site that the text named before.
type spokenSite struct {
	code
	cue        string
	age        int    // sentences since
	paragraphs int    // begun since
	places     string // that have the name, for gazetteer.Places
}

// mostSites is how many sites of a sentence, and how many of those before, a figure may
// take.
const mostSites = 5

// Cues of a site that no word before it tells.
const (
	siteLabel = "label" // it opens an item, and the rest is about it
	siteOwned = "owned" // of a country: Pakistan's Swat
	siteKind  = "kind"  // the word behind says what it is: Swat district
	siteEvent = "event" // what happened is named after it: the Bam earthquake
	siteOwner = "owner" // a country that is what the sentence tells of: Austria hosts 40
)

// findSites returns the sites of the sentence in order.
func (sc *scene) findSites() []site {
	var out []site
	if s, ok := sc.siteLabel(); ok {
		out = append(out, s)
	}
	for i := 0; i < len(sc.s.Tokens) && len(out) < mostSites; i++ {
		if n := len(out); n > 0 && i < out[n-1].to {
			continue
		}
		if s, ok := sc.siteBare(i); ok {
			out = append(out, s)
			continue
		}
		j, cue, ok := sc.siteCue(i)
		for s, is := sc.siteAt(j, cue); ok && is && len(out) < mostSites; s, is = sc.siteAt(j, cue) {
			out = append(out, s)
			i = s.to - 1
			if j = s.to; sc.word(j) == "," {
				j++
			}
			if sc.s.Plays(j, mention.RoleAnd|mention.RoleOr) {
				j++
			}
			if j == s.to {
				break
			}
		}
	}
	return out
}

// siteCue reads a word behind which a place may stand, and where that begins: an article
// may stand between, and one word more, "in the eastern Donbas", which the cue then tells.
func (sc *scene) siteCue(i int) (at int, cue string, ok bool) {
	if !sc.s.Plays(i, mention.RoleWhere|mention.RoleTo|mention.RoleFrom|mention.RoleOf|mention.RoleLeave|mention.RoleReach|mention.RoleToward) {
		return 0, "", false
	}
	at, cue = i+1, sc.folded(i)
	for sc.s.Plays(at, mention.RoleThe) {
		at++
	}
	if at+1 < len(sc.s.Tokens) && sc.s.Tokens[at].Class == text.Letters && sc.nameEnd(at) == at && sc.s.Tokens[at+1].Class == text.Letters && sc.nameEnd(at+1) > at+1 {
		return at + 1, cue + "-", true
	}
	return at, cue, true
}

// siteBare reads a site that shows by what stands around it, without a word before it.
func (sc *scene) siteBare(i int) (site, bool) {
	article := mention.RoleThe | mention.RoleA
	inside := i > 0 && sc.nameEnd(i-1) > i && !sc.s.Plays(i-1, article)
	if !sc.capital(i) || inside || sc.s.Plays(i, article) {
		return site{}, false
	}
	p, country := sc.placeAt(i)
	to := sc.nameEnd(i)
	_, event := sc.s.Beginning(mention.Causes, to)
	unit, kind := sc.s.Beginning(mention.Units, to)
	switch {
	case country && p.role == ownRole && i < 3:
		return sc.siteAt(i, siteOwner)
	case country:
		return site{}, false
	case sc.ownedAt(i):
		return sc.siteAt(i, siteOwned)
	case event:
		return sc.siteAt(i, siteEvent)
	case kind && unit.Entry.Meaning() == "thing" && sc.s.Tokens[to].Shape == text.Lower:
		return sc.siteAt(i, siteKind)
	}
	return site{}, false
}

// ownedAt reports whether the possessive of a country ends before token i.
func (sc *scene) ownedAt(i int) bool {
	for _, p := range sc.places {
		if p.to == i && p.To < p.to {
			return true
		}
	}
	return false
}

// siteAt reads the site that begins at token i.
func (sc *scene) siteAt(i int, cue string) (site, bool) {
	to := sc.siteEnd(i)
	if to == i {
		return site{}, false
	}
	if _, ok := sc.demonymAt(i); ok {
		return site{}, false
	}
	out := site{code: code{value: sc.s.Word(i, to), rule: "place.named", at: sc.bytes(i, to)}, from: i, to: to, cue: cue}
	out.places = placesNamed(out.value)
	if p, ok := sc.placeAt(i); ok {
		out.country = "country"
		if sc.isTheatre(p.codes[0]) {
			out.country = "theatre"
		}
	}
	return out, true
}

// siteLabel reads the name that opens a sentence and says of where the rest is: "Gedaref: the
// state hosts 40", or is all of it.
func (sc *scene) siteLabel() (site, bool) {
	i := 0
	for i < len(sc.s.Tokens) && sc.s.Tokens[i].Class != text.Letters {
		i++
	}
	to := sc.siteEnd(i)
	if to == i || sc.speaksUp(i, to) || to < len(sc.s.Tokens) && sc.word(to) != ":" && (sc.word(to) != "." || to+1 < len(sc.s.Tokens)) {
		return site{}, false
	}
	return sc.siteAt(i, siteLabel)
}

// linkPlace chooses where the counted thing is or happened: names of the sentence, those of
// what the number leans on, those named before, or nothing that is not said by the theatre.
func (sc *scene) linkPlace(d *draft, before []*draft) {
	sc.choices.begin()
	sc.offerPlace(d, nil, "none", "")
	for i := range sc.sites {
		s := &sc.sites[i]
		sc.offerPlace(d, []code{s.code}, "site", "")
		sc.describeSite(d, s)
		if i > 0 && sc.joined(sc.sites[i-1].to, s.from) {
			sc.offerPlace(d, []code{sc.sites[i-1].code, s.code}, "sites", "")
			sc.describeSite(d, s)
			sc.choices.has("sites/joint", sc.folded(sc.sites[i-1].to))
			sc.choices.has("sites/second", kindOfPlace(s.places))
		}
	}
	sc.offerLeanings(d, before, func(on *draft, from, rule string) { sc.offerPlace(d, on.place, from, rule) })
	for i, s := range sc.para.sites {
		sc.offerPlace(d, []code{s.code}, "spoken-site", "context.spoken")
		c := sc.choices
		c.has("spoken-site/rank", bucket(i))
		c.has("spoken-site/age", bucket(s.age))
		c.has("spoken-site/paragraphs", bucket(s.paragraphs))
		c.has("spoken-site/cue", s.cue)
		sc.describePlaces(d, "spoken-site", s.places)
	}
	o, _ := sc.pick(d.kind("place"), d)
	d.place = sc.wholeRow(d, o.list)
}

// joined reports whether only a comma or a conjunction stands between two names.
func (sc *scene) joined(from, to int) bool {
	for i := from; i < to; i++ {
		if !sc.s.Plays(i, mention.RoleAnd|mention.RoleOr|mention.RoleThe|mention.RoleIn) && sc.word(i) != "," {
			return false
		}
	}
	return from < to
}

// offerPlace offers a list of names.
func (sc *scene) offerPlace(d *draft, list []code, from, rule string) {
	of := sc.offerCodes(d, list, from, rule)
	of.holds(sc.is(d.measure.value, codebook.Held), "held")
	of.has("sites", bucket(len(sc.sites)))
	if len(list) > 0 {
		for _, v := range d.theatre {
			sc.choices.holds(sc.names(v.value, list[0].value), "place/is-theatre")
		}
	}
}

// names reports whether a name of the sentence is that of a country.
func (sc *scene) names(country, name string) bool {
	for _, p := range sc.places {
		if p.codes[0] == country && sc.s.Word(p.From, p.To) == name {
			return true
		}
	}
	return false
}

// describeSite says how a name stands to a number.
func (sc *scene) describeSite(d *draft, s *site) {
	c := sc.choices
	where, from, to := beside(d.q, s.from, s.to)
	c.has("site/"+where, bucket(to-from))
	c.has("site/numbers", bucket(sc.numbersBetween(d.q, from, to)))
	c.has("site/cue", s.cue)
	c.has("site/cue-where", c.joined(s.cue, where))
	c.has("site/measure", c.joined(s.cue, d.counted()))
	if s.country != "" {
		c.has("site/country", s.country)
		c.has("site/country/measure", c.joined(s.country, d.counted()))
	}
	sc.describePlaces(d, "site", s.places)
	c.holds(sc.inSource(s.from) || sc.inTeller(d, s), "site/in-source")
	c.holds(s.from <= 2, "site/opens")
	if sc.t == nil {
		return
	}
	anchor, top := sc.anchor(d), sc.t.Top(s.from, s.to)
	c.has("site/path", sc.t.Path(anchor, top))
	if top == none {
		return
	}
	c.holds(sc.t.Predicate(anchor) == sc.t.Predicate(top), "site/same-clause")
	_, kind, _ := strings.Cut(sc.t.Words[top].Entity, "-")
	c.has("site/entity", kind)
}

// inTeller reports whether a site stands in the words for who says what a number stands in: "the
// mission in Baghdad said".
func (sc *scene) inTeller(d *draft, s *site) bool {
	return slices.ContainsFunc(d.told, func(st statement.Statement) bool { return st.Source.Start <= s.at.Start && s.at.End <= st.Source.End })
}

// describePlaces says what the gazetteer knows of a name: whether there is such a place,
// of which kind, and whether one lies in the country of the conflict.
func (sc *scene) describePlaces(d *draft, of, found string) {
	c, there := sc.choices, false
	for _, p := range gazetteer.Places(found) {
		there = there || has(d.theatre, p.Country)
	}
	c.has(of+"/known", kindOfPlace(found))
	c.holds(there, of+"/in-theatre")
	c.holds(!there && len(d.theatre) > 0 && found != "", of+"/out-of-theatre")
}

// kindOfPlace returns the kind of the likeliest place of a name, "no" if there is none.
func kindOfPlace(found string) string {
	if places := gazetteer.Places(found); len(places) > 0 {
		return string(places[0].Kind)
	}
	return "no"
}

// learnSites keeps the sites that were named last, each once.
func (s *Session) learnSites(sc *scene) {
	for i := range s.para.sites {
		s.para.sites[i].age++
	}
	for _, one := range sc.sites {
		unsure := one.cue == "of" || one.cue == siteKind
		if unsure && one.places == "" || one.country != "" {
			continue
		}
		s.para.sites = lately(s.para.sites, spokenSite{code: one.code, cue: one.cue, places: one.places}, mostSites,
			func(o spokenSite) bool { return o.value == one.value })
	}
}
