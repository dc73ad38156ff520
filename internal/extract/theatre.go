package extract

import (
	"cited/internal/codebook"
	"cited/internal/mention"
)

// linkTheatre chooses the countries of the conflict: places of the sentence, one or
// all that lead there; those of what the number leans on; or none.
func (sc *scene) linkTheatre(d *draft, before []*draft) {
	sc.choices.begin()
	sc.offerTheatre(d, nil, "none", "")
	sc.offerPlaces(d)
	sc.offerLeanings(d, before, func(on *draft, from, rule string) { sc.offerTheatre(d, on.theatre, from, rule) })
	if len(sc.para.theatre) > 0 {
		sc.offerTheatre(d, sc.para.theatre, "sentence-before", "context.sentence-before")
	}
	if len(sc.para.section) > 0 {
		sc.offerTheatre(d, sc.para.section, "section", "context.section")
	}
	if h := sc.headTheatre(); len(h) > 0 {
		sc.offerTheatre(d, h, "heading", "context.heading")
	}
	sc.offerScenes(d)
	sc.offerFronts(d)
	o, _ := sc.pick(d.kind("theatre"), d)
	d.theatre = o.list
}

// offerScenes offers the countries that the text speaks of in any way: what befalls
// people befalls them where they are.
func (sc *scene) offerScenes(d *draft) {
	for i := range sc.places {
		p := &sc.places[i]
		if isRegion(p.codes[0]) {
			continue
		}
		sc.offerTheatre(d, sc.codesAt(*p, "theatre.spoken-of"), "scene", "")
		sc.describePlace(d, p)
		sc.choices.holds(sc.inSource(p.from), "scene/in-source")
		sc.choices.holds(sc.inSource(p.from) && p.role == peopleRole, "scene/in-source/people")
	}
	for i, l := range sc.para.lands {
		if isRegion(l.codes[0].value) {
			continue
		}
		sc.offerTheatre(d, l.codes, "spoken", "context.spoken")
		sc.choices.has("spoken/rank", bucket(i))
		sc.choices.has("spoken/age", bucket(l.age))
		sc.choices.has("spoken/role", l.role.String())
	}
	if sc.land != "" {
		sc.offerTheatre(d, []code{{value: sc.land}}, "document", "context.document")
	}
}

// offerFronts offers the countries that the beginning of the document names most.
func (sc *scene) offerFronts(d *draft) {
	for i, c := range sc.profile.fronts {
		sc.offerTheatre(d, []code{{value: c}}, "front", "context.document")
		sc.choices.has("front/rank", bucket(i))
	}
}

// offerTheatre offers a list of countries.
func (sc *scene) offerTheatre(d *draft, list []code, from, rule string) {
	c, of := sc.choices, sc.offerCodes(d, list, from, rule)
	of.holds(sc.pointsBack(), "points-back")
	of.holds(d.noun.part, "part")
	of.holds(sc.is(d.measure.value, codebook.Follows), "follows")
	known := 0
	for _, v := range list {
		if sc.isTheatre(v.value) {
			known++
		}
		if has(d.origin, v.value) {
			c.has("theatre/is-origin", "")
		}
	}
	if len(list) > 0 {
		sc.profile.describe(c, of, "theatre", list[0].value, !d.elsewhere())
	}
	c.holds(len(list) > 0 && known == len(list), "theatre/known")
	c.holds(len(list) > 1, "theatre/several")
}

// offerPlaces offers the places of the sentence that may be where they went: each
// by itself, all those of the codebook, and all that something leads to.
func (sc *scene) offerPlaces(d *draft) {
	var known, reached []code
	for i := range sc.places {
		p := &sc.places[i]
		if p.Slot == "people" || p.Slot == "adjective" && !sc.warOf(*p) || sc.inSource(p.from) {
			continue
		}
		var own []code
		for _, v := range p.codes {
			if isRegion(v) && !sc.isTheatre(v) {
				continue
			}
			own = append(own, sc.codeOf(v, "theatre.named", p.Match))
		}
		if len(own) == 0 || p.role != toRole && !sc.isTheatre(own[0].value) && !sc.warOf(*p) {
			continue
		}
		if sc.isTheatre(own[0].value) {
			known = append(known, own...)
		}
		if p.role == toRole {
			reached = append(reached, own...)
		}
		sc.offerTheatre(d, own, "place", "")
		sc.describePlace(d, p)
	}
	if len(known) > 1 {
		sc.offerTheatre(d, known, "all-known", "")
	}
	if len(reached) > 1 {
		sc.offerTheatre(d, reached, "all-reached", "")
	}
}

// describePlace says how a place stands to a number.
func (sc *scene) describePlace(d *draft, p *place) {
	c := sc.choices
	where, from, to := beside(d.q, p.from, p.to)
	c.has("place/"+where, bucket(to-from))
	c.has("place/role", p.role.String())
	c.has("place/role-measure", p.role.String()+"-"+d.counted())
	c.has("place/numbers", bucket(sc.numbersBetween(d.q, from, to)))
	_, breaks := sc.pausesBetween(from, to)
	c.has("place/breaks", bucket(breaks))
	c.holds(p.bare, "place/in")
	_, cue := sc.s.Ending(mention.Measures, p.from-1)
	c.holds(cue, "place/of-cue")
	if sc.t == nil {
		return
	}
	anchor, top := sc.anchor(d), sc.t.Top(p.From, p.To)
	c.has("place/path", sc.t.Path(anchor, top))
	c.holds(sc.t.Predicate(anchor) == sc.t.Predicate(top), "place/same-clause")
}
