package extract

import (
	"slices"

	"cited/internal/mention"
)

// linkPopulation chooses the class of the counted people: mostly that of their noun, or
// where it leaves open who they are ("40 Danes", "the others") that of the figures
// it leans on, or of the people whom the text has spoken of or counted most. All classes
// are on offer, as a noun says little by itself: volunteers who fought are fighters. But
// a noun that is listed makes nobody a woman or a child: its figure must say so.
func (sc *scene) linkPopulation(d *draft, before []*draft) {
	noun := d.noun.class
	if noun == "" {
		noun = sc.b.class
	}
	p := peopled{noun: d.book.Counts(d.measure.value, noun), kind: sc.nounKind(d), last: whole(sc.lastFigure(before))}
	p.rival = sc.rivalOf(p.noun)
	sc.choices.begin()
	sc.offerClass(d, &p, p.noun)
	if !d.noun.thing {
		for _, class := range d.book.Populations {
			if p.kind != "listed" || !d.book.Narrows(class.Code) || sc.narrowed(d, class.Code) {
				sc.offerClass(d, &p, class.Code)
			}
		}
	}
	sc.spell(d)
	o, _ := sc.pick(d.kind("population"), d)
	d.population = code{value: o.value, rule: "population.context"}
	switch {
	case o.value == p.noun:
		d.population.rule = d.noun.rule
		if d.noun.to > 0 {
			d.population.at = sc.bytes(d.noun.from, d.noun.to)
		}
	case d.whole != nil && o.value == d.whole.population.value:
		d.population = inherited(d.whole.population, "context.whole")
	case p.last != nil && o.value == p.last.population.value && p.last.exact == "":
		d.population = inherited(p.last.population, "context.number-before")
	}
}

// narrowed reports whether a figure says that its people are of a class that a segment
// says: among the fighters, those who are women.
func (sc *scene) narrowed(d *draft, class string) bool {
	return d.whole != nil && d.whole.population.value == class || slices.ContainsFunc(d.segment, func(s code) bool { return d.book.Says(class, s.value) })
}

// peopled is what may say of which class the people of a number are.
type peopled struct {
	noun  string // the class of its noun
	kind  string // how well that is known
	rival string // the class that the text has spoken of most besides
	last  *draft
}

// nounKind says how well a number's noun tells who is counted.
func (sc *scene) nounKind(d *draft) string {
	switch {
	case d.noun.thing:
		return "listed" // nobody's class but that of things
	case d.noun.to == 0:
		return "bare"
	case d.noun.entry == nil && len(d.noun.demonyms) > 0:
		return "people"
	case d.noun.entry == nil:
		return "unlisted"
	case d.noun.class == d.book.class || d.noun.class == d.book.vague:
		return "open"
	}
	return "listed"
}

// offerClass offers a class, once.
func (sc *scene) offerClass(d *draft, p *peopled, class string) {
	c := sc.choices
	if _, known := d.book.Population(class); !known {
		return
	}
	for _, o := range c.options {
		if o.value == class {
			return
		}
	}
	c.offer(code{value: class}, none)
	sc.describeCounted(d, p, class)
	of := c.about(p.kind)
	if class == p.noun {
		of.has("noun", class)
		of.has("noun/rival", c.joined(p.rival, sc.shareOf(p.rival)))
	} else {
		c.has("other", class)
		of.has("other", "")
		of.has("other/from", c.joined(p.noun, class))
	}
	of.holds(d.whole != nil && d.whole.population.value == class, "whole")
	sc.describeLast(d, p, class, of)
	if class == p.rival {
		of.has("rival", sc.shareOf(class))
	}
	if p.kind == "listed" {
		return
	}
	is := c.about(class)
	is.has("measure", d.counted())
	is.holds(len(d.group) > 0, "group")
	if d.elsewhere() {
		is.has("talk", c.joined(p.kind, sc.shareOf(class)))
		is.holds(len(d.origin) > 0, "origin")
	}
	is.holds(sc.speaksOf(class), "sentence")
	if d.noun.to > 0 && d.noun.entry != nil {
		is.has("head", d.noun.head)
	}
	for i := range sc.heads {
		if sc.heads[i].people.value != "" && sc.heads[i].class == class {
			is.has("heading", "")
			break
		}
	}
}

// describeCounted says how a class goes with what the figure tells of its people, and how
// many of the last figures are of it.
func (sc *scene) describeCounted(d *draft, p *peopled, class string) {
	c, is := sc.choices, sc.choices.about(class)
	c.has("class", class)
	for _, s := range d.segment {
		is.has("segment", s.value)
	}
	of := sc.lately(class)
	byKind, byNoun := c.joined(p.kind, of), c.joined(p.noun, of)
	c.has("lately/kind", byKind)
	c.has("lately/noun", byNoun)
	is.has("lately/kind", byKind)
	is.has("lately/noun", byNoun)
}

// describeLast says how a class goes with the last figure's.
func (sc *scene) describeLast(d *draft, p *peopled, class string, of about) {
	if p.last == nil || p.last.population.value != class {
		return
	}
	near := "number-before"
	if p.last.exact != "" {
		near = "figure-before"
	}
	of.has(near, "")
	of.holds(p.last.measure.value == d.measure.value, near+"/same")
}

// speaksOf reports whether the sentence has a noun of people of a class.
func (sc *scene) speaksOf(class string) bool {
	for _, m := range sc.s.List(mention.People) {
		if sc.classOf(m.Entry) == class && !sc.inSource(m.From) {
			return true
		}
	}
	return false
}

// rivalOf names the class, other than one, that the text has spoken of most so far; ""
// if there is none.
func (sc *scene) rivalOf(class string) string {
	best, most := "", 0
	for _, p := range sc.b.Populations {
		if n := sc.talk[p.Code]; p.Code != class && n > most {
			best, most = p.Code, n
		}
	}
	return best
}

// shareOf says how many of the nouns of people so far are of a class.
func (sc *scene) shareOf(class string) string {
	if class == "" {
		return "none"
	}
	return amountOf(sc.talk[class], sc.talk[""])
}

// lately says how many of the last figures of the text are of a class.
func (sc *scene) lately(class string) string {
	if len(sc.recent) == 0 {
		return "first"
	}
	n := 0
	for _, d := range sc.recent {
		if d.population.value == class {
			n++
		}
	}
	return amountOf(n, len(sc.recent))
}

// amountOf says in a word how many of all some are.
func amountOf(n, all int) string {
	switch {
	case n == 0:
		return "none"
	case n*4 < all:
		return "few"
	case n*2 < all:
		return "some"
	}
	return "most"
}
