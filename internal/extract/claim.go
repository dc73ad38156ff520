package extract

import (
	"slices"

	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// claim settles which codebook a figure belongs to: that of its whole, the one that
// claims what its cue and its noun say, or that of the figure it leans on.
func (sc *scene) claim(d *draft, before []*draft) *book {
	switch {
	case len(sc.r.books) == 1:
		return sc.r.books[0]
	case d.whole != nil:
		d.abroad = d.whole.abroad
		return d.whole.book
	}
	last := sc.leansOn(before)
	d.abroad = sc.fromAbroad(d, last)
	count := codebook.Count{Subject: sc.subject, When: sc.told(d)}
	sc.named(d, &count)
	if i := slices.IndexFunc(sc.r.books, func(b *book) bool { return b.countsThing(d) }); len(count.Means) == 0 && i >= 0 {
		return sc.r.books[i]
	}
	if len(count.Means) == 0 && last != nil && d.noun.to == 0 {
		return last.book
	}
	sense, ok := sc.r.set.Claim(count)
	if !ok || sense.Conditions == 0 && len(count.Means) == 0 && last != nil && !d.noun.thing {
		if last != nil {
			return last.book
		}
		return sc.r.books[0]
	}
	return sc.r.books[slices.IndexFunc(sc.r.books, func(b *book) bool { return b.Codebook == sense.Book })]
}

// named notes what the cue and the noun of a figure mean.
func (sc *scene) named(d *draft, count *codebook.Count) {
	if d.best.Entry != nil && sc.tellsOfNoun(d) {
		count.Means = d.best.Entry.Means
	}
	e := d.noun.entry
	switch {
	case d.noun.thing:
		count.Thing = d.noun.head
	case e != nil && e.List == mention.People:
		count.Class = e.Means
		if len(count.Means) == 0 && e.Slot("measure") != "" {
			count.Means = e.Slots["measure"]
		}
	case d.noun.class != "":
		count.Class = []string{d.noun.class}
	}
}

// tellsOfNoun reports whether the best cue tells of the people of a number: the sentence ties them
// together, or it stands beside the number or the noun, or names the people of an incident before it.
func (sc *scene) tellsOfNoun(d *draft) bool {
	best := d.best
	if best.tied || d.noun.entry == nil || best.To == d.q.From || best.To == d.q.From-1 && isEntryMark(sc.word(best.To)) || best.From == d.noun.last {
		return true
	}
	_, ahead := sc.peopleAhead(d)
	return ahead && d.noun.to == 0 && sc.ofIncident()
}

// peopleAhead returns the people whom a number counts where its cue names them before it: "the number of
// people killed by the flood stands at 126" has no noun beside 126.
func (sc *scene) peopleAhead(d *draft) (mention.Match, bool) {
	for _, m := range sc.s.List(mention.People) {
		if m.Entry == d.noun.entry && m.From > d.best.From && m.To <= d.best.To {
			return m, true
		}
	}
	return mention.Match{}, false
}

// leansOn returns the figure that one takes over from what it does not say itself.
func (sc *scene) leansOn(before []*draft) *draft { return latest(before, sc.para.figures) }

// latest returns the last figure of the first list that has any, nil if none has.
func latest(lists ...[]*draft) *draft {
	for _, list := range lists {
		if n := len(list); n > 0 {
			return list[n-1]
		}
	}
	return nil
}

// told returns what else the text says of a figure.
func (sc *scene) told(d *draft) codebook.When {
	var when codebook.When
	if d.abroad {
		when |= codebook.Abroad
	}
	if sc.ofIncident() {
		when |= codebook.Incident
	}
	return when
}

// ofIncident reports whether the sentence, what stands before it or a heading names
// an incident; what goes on for long is none.
func (sc *scene) ofIncident() bool {
	for _, m := range sc.s.List(mention.Causes) {
		if isIncident(m) {
			return true
		}
	}
	return sc.para.incident || slices.ContainsFunc(sc.heads, func(h heading) bool { return h.incident })
}

func isIncident(m mention.Match) bool { return !ofThings(m) && m.Entry.Slot("lasts") != "yes" }

// fromAbroad reports whether people are counted in another country than theirs: the
// noun says so, or it names one country and the text tells of another. A number
// without a noun leans on the figure before.
func (sc *scene) fromAbroad(d *draft, last *draft) bool {
	n := d.noun
	if n.to == 0 {
		m, ok := sc.peopleAhead(d)
		return ok && sc.namesAbroad(m.Entry, m.From, m.To) || last != nil && last.abroad
	}
	if n.entry != nil && sc.namesAbroad(n.entry, n.from, n.to) {
		return true
	}
	home, here := sc.homeOf(n), sc.countriesHere()
	return len(home) > 0 && len(here) > 0 && !slices.ContainsFunc(here, func(c string) bool { return slices.Contains(home, c) })
}

// namesAbroad reports whether words of an entry say that people are from abroad: "foreigners".
func (sc *scene) namesAbroad(e *mention.Entry, from, to int) bool {
	return slices.Contains(e.Slots["abroad"], text.Fold(sc.s.Word(from, to)))
}

// homeOf returns the countries that the noun phrase, or a place behind "from", says
// that people come from.
func (sc *scene) homeOf(n noun) []string {
	var out []string
	for _, m := range n.demonyms {
		if m.Entry.List == mention.Countries {
			out = append(out, m.Entry.Meaning())
		}
	}
	for _, p := range sc.places {
		if p.role == fromRole && p.Slot == "forms" {
			out = append(out, p.codes...)
		}
	}
	return out
}

// countriesHere returns the countries in which or to which something is done in the
// sentence, else those of the conflict that was named last.
func (sc *scene) countriesHere() []string {
	var out []string
	for _, p := range sc.places {
		if p.Slot == "forms" && p.role == toRole {
			out = append(out, p.codes...)
		}
	}
	for _, c := range sc.para.theatre {
		if len(out) == 0 || len(sc.places) == 0 {
			out = append(out, c.value)
		}
	}
	return out
}
