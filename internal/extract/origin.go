package extract

import (
	"slices"

	"cited/internal/codebook"
	"cited/internal/mention"
)

// linkOrigin chooses where the counted people come from: places of the sentence,
// those of what the number leans on, those that the text spoke of before, or none.
func (sc *scene) linkOrigin(d *draft, before []*draft) {
	if d.origin = sc.respectiveOrigin(d); d.origin != nil {
		return
	}
	if d.origin = sc.bracketedOrigin(d); d.origin != nil {
		return
	}
	o := origins{scene: sc, d: d, read: sc.readOrigins(d), places: sc.placesKind(), varied: sc.varied(before), foreign: sc.foreign(d, before), wholeOf: sc.behindPart(d.q)}
	sc.choices.begin()
	o.offer(nil, "none", "")
	for _, r := range o.read {
		o.offer(r.list, r.name, "")
		o.describeReading(r)
	}
	o.offerLands()
	o.offerSeats()
	sc.offerLeanings(d, before, func(on *draft, from, rule string) {
		o.offer(on.origin, from, rule)
		o.describeLeaning(on, from)
	})
	o.offerSpoken()
	o.offerHome()
	o.offerUsual(before)
	picked, _ := sc.pick(d.kind("origin"), d)
	d.origin = picked.list
}

// origins are the options for where the people of a number come from.
type origins struct {
	*scene
	d      *draft
	read   []reading // from the words that say it
	places string    // what the places of the sentence are
	varied bool      // the figures before differ in their origin

	foreign string // whether the counted people are from abroad
	wholeOf bool   // it is the whole of a part right before it
}

// reading is an origin that words of the sentence say, and in which way.
type reading struct {
	name string
	list []code
}

// offer offers a list of countries and regions.
func (o *origins) offer(list []code, from, rule string) {
	d, c := o.d, o.choices
	of := o.aboutCodes(d, groupOf(o.offerValues(list, from, rule)))
	of.has("kind", o.kindOf(d))
	of.has("places", o.places)
	of.holds(o.varied, "varied")
	of.has("foreign", o.foreign)
	of.holds(o.wholeOf, "whole-of")
	of.holds(o.is(d.measure.value, codebook.ByState), "by-state")
	of.holds(d.q.Share, "share")
	if len(list) == 0 {
		return
	}
	c.holds(o.isTheatre(list[0].value), "origin/theatre")
	led := o.ledTo(list[0].value)
	c.has("origin/led-to", led)
	of.has("led-to", led)
	of.holds(o.isTheatre(list[0].value), "theatre")
	of.holds(o.focus != "" && list[0].value == o.focus, "focus")
	c.holds(len(list) > 1, "origin/several")
	of.holds(len(list) > 1, "several")
	c.holds(isRegion(list[0].value), "origin/region")
	c.holds(o.homes.leads(list), "origin/leads")
}

// describeReading says how the words of a reading stand to the number: "110 citizens of
// Kosovo" says it of the number, a state that another clause is about does not.
func (o *origins) describeReading(r reading) {
	at := r.list[0].at
	if r.name == "label" { // of several countries the last stands beside the number
		at = r.list[len(r.list)-1].at
	}
	i := slices.IndexFunc(o.scene.places, func(p place) bool { return o.bytes(p.From, p.To) == at })
	if i < 0 {
		return
	}
	p, d, of := &o.scene.places[i], o.d, o.choices.about(r.name)
	of.has("acts", o.actsIn(d, p))
	side, from, to := beside(d.q, p.from, p.to)
	of.has(side, bucket(to-from))
	of.has("numbers", bucket(o.numbersBetween(d.q, from, to)))
	commas, breaks := o.pausesBetween(from, to)
	of.has("commas", bucket(commas))
	of.has("breaks", bucket(breaks))
	if o.t == nil {
		return
	}
	anchor, top := o.anchor(d), o.t.Top(p.From, p.To)
	of.holds(o.t.Predicate(anchor) == o.t.Predicate(top), "same-clause")
	of.holds(o.t.Under(top, anchor), "inside")
}

// groupOf names options that a reader weighs alike: all that were spoken of before.
func groupOf(from string) string {
	switch from {
	case "sentence-before", "heading", "topic", "spoken", "home", "home-ahead", "focus":
		return "carried"
	}
	return from
}

// varied reports whether the last figures, of the sentence or else of the paragraph,
// come from different places, as those of a list do.
func (sc *scene) varied(before []*draft) bool {
	last := before
	if len(last) == 0 {
		last = sc.para.figures
	}
	n := len(last)
	return n > 1 && !sameValues(last[n-1].origin, last[n-2].origin)
}

// offerUsual offers what a reader in haste would take: the first that the words say,
// else what the whole or the number before has, the heading, the paragraph, what the
// document is about.
func (o *origins) offerUsual(before []*draft) {
	list, by := o.usual(before)
	o.offer(list, "usual", "")
	o.choices.has("usual/by", by)
}

func (o *origins) usual(before []*draft) (list []code, by string) {
	d, n := o.d, len(before)
	vague := o.are(d.noun.class, codebook.Vague)
	heading := o.headOrigin()
	switch {
	case len(o.read) > 0 && (d.whole == nil || o.read[0].name != "subject"):
		return o.read[0].list, o.read[0].name
	case d.whole != nil && len(d.whole.origin) > 0:
		return inheritAll(d.whole.origin, "context.whole"), "whole"
	case d.whole == nil && n > 0 && len(whole(before[n-1]).origin) > 0 && (d.noun.to == 0 || whole(before[n-1]).noun.demonyms == nil):
		return inheritAll(whole(before[n-1]).origin, "context.number-before"), "number-before"
	case heading != nil:
		return inheritAll(heading.origin, "context.heading"), "heading"
	case len(o.para.origin) > 0 && !vague:
		return inheritAll(o.para.origin, "context.sentence-before"), "sentence-before"
	case o.focus != "" && !vague && !o.are(d.noun.class, codebook.Locals):
		return []code{{value: o.focus, rule: "context.document"}}, "document"
	}
	return nil, "nothing"
}

// describeLeaning says how another figure came by its origin, and what this one has
// that speaks against the same.
func (o *origins) describeLeaning(on *draft, from string) {
	of := o.choices.about(from)
	by := "nothing"
	if len(on.origin) > 0 {
		by = on.origin[0].rule
	}
	of.has("by", by)
	of.has("by-kind", by+"-"+o.kindOf(o.d))
	of.holds(on.noun.head != "" && on.noun.head == o.d.noun.head, "same-noun")
}

// offerLands offers each place of the sentence, and those that are coordinated
// together.
func (o *origins) offerLands() {
	for i := 0; i < len(o.scene.places); {
		j := i + 1
		for j < len(o.scene.places) && o.coordinated(o.scene.places[j-1], o.scene.places[j]) {
			j++
		}
		run := o.scene.places[i:j]
		var all []code
		for k := range run {
			one := o.codesAt(run[k], "origin.place")
			all = append(all, one...)
			o.offerLand(one, &run[k])
			o.choices.holds(len(run) > 1, "place/of-several")
		}
		if len(run) > 1 {
			o.offerLand(all, &run[0])
			o.choices.has("place/all", "")
		}
		i = j
	}
}

func (o *origins) offerLand(list []code, p *place) {
	o.offer(list, "place", "")
	o.describePlace(o.d, p)
	o.describeLand(o.d, p)
}

// describeLand says what the words around a place make of it.
func (sc *scene) describeLand(d *draft, p *place) {
	c := sc.choices
	c.holds(sc.inSource(p.from), "place/in-source")
	c.holds(sc.inSource(p.from) && p.role == peopleRole, "place/in-source/people")
	c.holds(sc.ofPeople(*p), "place/of-people")
	c.holds(sc.warOf(*p), "place/of-war")
	if m, ok := sc.s.Ending(mention.Links, p.from); ok && m.Entry.Meaning() == "residence" {
		c.has("place/residence", where(d.q, m.From))
	}
	slot := p.Slot
	if slot == "" {
		slot = "none"
	}
	side := where(d.q, p.from)
	c.has("place/slot", slot+"-"+side)
	c.has("place/role-where", p.role.String()+"-"+side)
	c.has("place/role-kind", p.role.String()+"-"+sc.kindOf(d))
	if sc.t == nil {
		return
	}
	top := sc.t.Top(p.From, p.To)
	if top == none {
		return
	}
	c.has("place/rel", sc.t.Rel(top))
	c.has("place/rel-role", sc.t.Rel(top)+"-"+p.role.String())
	if h := sc.t.Head(top); h != none {
		c.has("place/head", sc.t.Words[h].UPOS)
	}
}

// placesKind tells what the places of the sentence are: none, all of the conflict,
// or others too.
func (sc *scene) placesKind() string {
	kind := "none"
	for _, p := range sc.places {
		if !sc.isTheatre(p.codes[0]) {
			return "others"
		}
		kind = "theatres"
	}
	return kind
}

// offerSpoken offers the countries that the text spoke of before the sentence.
func (o *origins) offerSpoken() {
	if len(o.para.origin) > 0 {
		o.offer(o.para.origin, "sentence-before", "context.sentence-before")
	}
	if h := o.headOrigin(); h != nil {
		o.offer(h.origin, "heading", "context.heading")
		o.choices.has("heading/words", bucket(h.words))
	}
	if len(o.para.topic) > 0 {
		o.offer(o.para.topic, "topic", "context.topic")
		o.choices.has("topic/age", bucket(o.para.topicAge))
	}
	for i, l := range o.para.lands {
		o.offer(l.codes, "spoken", "context.spoken")
		o.choices.has("spoken/rank", bucket(i))
		o.choices.has("spoken/age", bucket(l.age))
		o.choices.has("spoken/role", l.role.String())
		o.choices.has("spoken/paragraphs", bucket(l.paragraphs))
	}
	if o.focus != "" {
		o.offer([]code{{value: o.focus}}, "focus", "context.document")
	}
}

func inheritAll(cs []code, rule string) []code {
	out := make([]code, len(cs))
	for i, c := range cs {
		out[i] = inherited(c, rule)
	}
	return out
}

// headOrigin returns the nearest heading that names where people come from, nil if
// none does. The title is none.
func (sc *scene) headOrigin() *heading {
	for i := len(sc.heads) - 1; i >= 0 && sc.heads[i].level > 1; i-- {
		if len(sc.heads[i].origin) > 0 {
			return &sc.heads[i]
		}
	}
	return nil
}

// where tells on which side of a number a token stands.
func where(q *mention.Quantity, i int) string {
	if i < q.From {
		return "before"
	}
	return "behind"
}
