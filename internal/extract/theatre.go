package extract

import (
	"cmp"

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
// by itself or with those that it is joined with, all those of the codebook, and all that
// something leads to.
func (sc *scene) offerPlaces(d *draft) {
	var known, reached []code
	for i := 0; i < len(sc.places); {
		p, end := &sc.places[i], sc.joinedPlaces(i)
		var own []code
		for ; i < end; i++ {
			lands := sc.landsOf(&sc.places[i])
			if len(lands) > 0 && sc.isTheatre(lands[0].value) {
				known = append(known, lands...)
			}
			own = addCodes(own, lands)
		}
		if len(own) == 0 {
			continue
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

// landsOf returns the countries and theatres that a place may have led people to; none if
// it only says who they are or who speaks.
func (sc *scene) landsOf(p *place) []code {
	if p.Slot == "people" || p.Slot == "adjective" && !sc.warOf(*p) || sc.inSource(p.from) {
		return nil
	}
	var own []code
	for _, v := range p.codes {
		if !isRegion(v) || sc.isTheatre(v) {
			own = append(own, sc.codeOf(v, "theatre.named", p.Match))
		}
	}
	if len(own) == 0 || p.role != toRole && !sc.isTheatre(own[0].value) && !sc.warOf(*p) {
		return nil
	}
	return own
}

// joinedPlaces returns behind which place a list ends that begins with one: "in Mali,
// Burkina Faso and Niger". A comma alone joins none: "in Syria, Germany lost 12".
func (sc *scene) joinedPlaces(first int) int {
	end := first + 1
	for i := end; i < len(sc.places) && sc.coordinated(sc.places[i-1], sc.places[i]) && sc.places[i].role == sc.places[first].role; i++ {
		if sc.t != nil && sc.t.Is(sc.t.Top(sc.places[i].From, sc.places[i].To), "nsubj", "nsubj:pass") {
			break
		}
		if sc.s.Plays(sc.places[i].from-1, mention.RoleAnd|mention.RoleOr) || sc.word(sc.places[i].from-1) == "/" {
			end = i + 1
		}
	}
	return end
}

// addCodes adds the codes that a list does not have.
func addCodes(list, more []code) []code {
	for _, c := range more {
		if !has(list, c.value) {
			list = append(list, c)
		}
	}
	return list
}

// actsIn says whether the clause of a number tells what the people of a place, or its state,
// do to those whom it counts: "Turkish drones killed seven", "Uganda hosts 90 refugees". The
// answer is the class of those people; "none" where the place does nothing to them.
func (sc *scene) actsIn(d *draft, p *place) string {
	if sc.t == nil {
		return "none"
	}
	who := sc.t.Top(p.From, p.To)
	for range farVerb {
		if !sc.t.Is(who, "amod", "compound", "nmod", "nmod:poss", "flat") || sc.t.Head(who) == none {
			break
		}
		who = sc.t.Head(who)
	}
	if !sc.t.Is(who, "nsubj") {
		return "none"
	}
	verb := sc.t.Head(who)
	for w, steps := sc.anchor(d), 0; w != none && steps < farVerb; w, steps = sc.t.Head(w), steps+1 {
		if w == verb {
			return cmp.Or(d.noun.class, "somebody")
		}
		if sc.t.Is(w, "nsubj", "nsubj:pass", "parataxis") || sc.t.Is(w, "ccomp") && !sc.pronounOf(w) {
			break
		}
	}
	return "none"
}

// pronounOf reports whether the subject of a verb is a pronoun: "Norway said it had killed 300".
func (sc *scene) pronounOf(verb int) bool {
	who := sc.t.Child(verb, "nsubj")
	return who != none && sc.t.Words[who].UPOS == "PRON"
}

// farVerb is how far up the syntax is followed from a word to the verb that it belongs to.
const farVerb = 8

// farOwner is how many tokens before a place its number may stand.
const farOwner = 6

// behindNumber says whose place one is: of the number that it stands right behind, with no mark
// between them, "30 to Somalia", that of another, or nobody's.
func (sc *scene) behindNumber(d *draft, p *place) string {
	for i := p.from - 1; i >= max(0, p.from-farOwner) && !sc.pause(i); i-- {
		if q := sc.quantityOver(i, nil); q != nil {
			if q.From == d.q.From {
				return "this"
			}
			return "other"
		}
	}
	return "none"
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
	c.has("place/owner", sc.behindNumber(d, p))
	c.has("place/acts", sc.actsIn(d, p))
	_, cue := sc.s.Ending(mention.Measures, p.from-1)
	c.holds(cue, "place/of-cue")
	if sc.t == nil {
		return
	}
	anchor, top := sc.anchor(d), sc.t.Top(p.From, p.To)
	c.has("place/path", sc.t.Path(anchor, top))
	c.holds(sc.t.Predicate(anchor) == sc.t.Predicate(top), "place/same-clause")
}
