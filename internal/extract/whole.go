package extract

import (
	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// wholeOf returns the figure that this one is a part of: named by "of those", or
// the total before a list of parts, or what a share is a share of.
func (sc *scene) wholeOf(d *draft, before []*draft) *draft {
	candidates := before
	if len(before) == 0 {
		candidates = sc.para.figures
	}
	if c := sc.namedWhole(d, before); c != nil {
		return c
	}
	if _, own := sc.ellipsis(d.q); own || !d.noun.part && !d.q.Share && !sc.opensParts(d, before) {
		return nil
	}
	for i := len(candidates) - 1; i >= 0; i-- {
		c := candidates[i]
		if c.q.Share || c == d || c.whole != nil && sc.opensParts(d, before) {
			continue
		}
		if d.q.Share || larger(c.q, d.q) {
			return c
		}
	}
	return nil
}

// namedWhole returns the figure that the sentence itself names as the whole:
// "Of 778 individuals, 504 had ...", or the total before a bracket of parts.
func (sc *scene) namedWhole(d *draft, before []*draft) *draft {
	for _, c := range before {
		if c.q.Share || !larger(c.q, d.q) {
			continue
		}
		if i := c.q.From - 1; sc.s.Plays(i, mention.RoleOf) && (i == 0 || sc.s.Plays(i-1, mention.RoleOut) || sc.pause(i-1)) {
			return c
		}
		if sc.inBracket(d.q.From) && !sc.inBracket(c.q.From) && d.noun.people {
			return c
		}
	}
	return nil
}

// inBracket reports whether token i stands inside a bracket.
func (sc *scene) inBracket(i int) bool {
	for k := i - 1; k >= 0 && k > i-40; k-- {
		switch sc.word(k) {
		case "(":
			return true
		case ")":
			return false
		}
	}
	return false
}

// opensParts reports whether "including" or the like stands between a total
// before the number and the number.
func (sc *scene) opensParts(d *draft, before []*draft) bool {
	from := 0
	if len(before) > 0 {
		from = before[0].q.To
	} else if len(sc.para.figures) == 0 {
		return false
	}
	for i := from; i < d.q.From; i++ {
		m, ok := sc.s.Covering(mention.Links, i)
		if ok && (m.Entry.Meaning() == "including" || m.Entry.Meaning() == "those") {
			return true
		}
	}
	return false
}

// larger reports whether a can be the whole of b.
func larger(a, b *mention.Quantity) bool {
	return upper(a) >= upper(b)
}

func upper(q *mention.Quantity) float64 {
	if q.HasHigh {
		return q.High
	}
	return q.Low
}

// nameCounted completes the noun of a number that has none behind it.
func (sc *scene) nameCounted(d *draft, before []*draft) {
	if d.whole != nil && d.whole.exact == "" {
		d.of = code{value: sc.s.Word(d.whole.q.From, d.whole.q.To), rule: "of.whole", at: sc.bytes(d.whole.q.From, d.whole.q.To)}
	} else if d.whole != nil {
		d.of = code{value: d.whole.exact, rule: "of.whole"}
	}
	if d.noun.people {
		return
	}
	take := func(n noun, rule string) {
		d.noun.entry, d.noun.head, d.noun.class, d.noun.rule = n.entry, n.head, n.class, rule
		if rule == "counted.near" {
			d.noun.demonyms = n.demonyms
		}
	}
	switch {
	case d.whole != nil:
		take(d.whole.noun, "context.whole")
	case len(before) > 0:
		take(before[len(before)-1].noun, "context.number-before")
	default:
		sc.nearNoun(d, take)
	}
	if d.noun.head == "" {
		d.noun.head, d.noun.class, d.noun.rule = "person", sc.r.class, "counted.nobody-named"
	}
}

// nearNoun takes the noun of people nearest before the number, then behind it,
// then from the paragraph and the headings.
func (sc *scene) nearNoun(d *draft, take func(noun, string)) {
	var found mention.Match
	for _, m := range sc.s.List(mention.People) {
		if sc.inSource(m.From) || sc.speaks(m.To) {
			continue // who says it is not who is counted
		}
		if found.Entry == nil || m.From < d.q.From {
			found = m
		}
	}
	if found.Entry != nil {
		n := noun{entry: found.Entry, head: sc.headOf(found), class: found.Entry.Meaning()}
		if m, ok := sc.demonymEnding(found.From); ok && found.From < d.q.From {
			n.demonyms = []mention.Match{m}
		}
		take(n, "counted.near")
		return
	}
	if n := len(sc.para.figures); n > 0 {
		take(sc.para.figures[n-1].noun, "context.sentence-before")
		return
	}
	for i := len(sc.heads) - 1; i >= 0; i-- {
		if c := sc.heads[i].people; c.value != "" {
			take(noun{head: c.value, class: sc.heads[i].class}, "context.heading")
			return
		}
	}
}

// speaks reports whether a verb of saying stands at token i.
func (sc *scene) speaks(i int) bool {
	m, ok := sc.s.Beginning(mention.Sources, i)
	return ok && m.Entry.Slot("kind") == "verb"
}

// linkGroup gives the armed groups: those of the noun phrase, else of the
// sentence, else of the whole.
func (sc *scene) linkGroup(d *draft, before []*draft) {
	seen := map[string]bool{}
	for _, m := range sc.s.List(mention.Groups) {
		if sc.inSource(m.From) || seen[m.Entry.Meaning()] || sc.s.Plays(m.From-1, mention.RoleExcept) || sc.s.Plays(m.From-1, mention.RoleThe) && sc.s.Plays(m.From-2, mention.RoleExcept) {
			continue
		}
		seen[m.Entry.Meaning()] = true
		d.group = append(d.group, sc.codeOf(m.Entry.Meaning(), m.Entry.ID, m))
	}
	if len(d.group) > 0 {
		d.scope = sc.scopeOf()
		return
	}
	if d.whole != nil {
		d.group, d.scope = inheritAll(d.whole.group, "context.whole"), d.whole.scope
	} else if len(before) > 0 {
		last := before[len(before)-1]
		d.group, d.scope = inheritAll(last.group, "context.number-before"), last.scope
	}
}

// scopeOf reports whether the sentence names further groups without a name.
func (sc *scene) scopeOf() cited.Scope {
	for _, m := range sc.s.List(mention.Armed) {
		if m.From > 0 {
			for i := max(0, m.From-4); i < m.From; i++ {
				if sc.s.Plays(i, mention.RoleOther|mention.RoleAnd) {
					return cited.AndOthers
				}
			}
		}
	}
	for _, g := range sc.s.List(mention.Groups) {
		if sc.andOthers(g.To) {
			return cited.AndOthers
		}
	}
	for i := range sc.s.Tokens {
		if sc.s.Plays(i, mention.RoleMostly) {
			return cited.Mostly
		}
	}
	return cited.Only
}

// andOthers reports whether further groups without a name follow at token i: "and
// other violent groups".
func (sc *scene) andOthers(i int) bool {
	if !sc.s.Plays(i, mention.RoleAnd) && !sc.s.Plays(i, mention.RoleOr) || !sc.s.Plays(i+1, mention.RoleOther) {
		return false
	}
	for k := i + 2; k < i+7; k++ {
		if m, ok := sc.s.Beginning(mention.Links, k); ok && m.Entry.Meaning() == "groups" {
			return true
		}
	}
	return false
}

// linkSegment gives the trait that narrows the population: the noun's own, or one
// named between the number and the next.
func (sc *scene) linkSegment(d *draft) {
	seen := map[string]bool{}
	add := func(value, rule string, m mention.Match) {
		if value != "" && !seen[value] {
			seen[value] = true
			d.segment = append(d.segment, sc.codeOf(value, rule, m))
		}
	}
	if e := d.noun.entry; e != nil && d.noun.to > 0 {
		add(e.Slot("segment"), e.ID, mention.Match{From: d.noun.from, To: d.noun.to})
	}
	for _, m := range sc.s.List(mention.Segments) {
		if d.noun.to > 0 && m.From >= d.noun.from && m.To <= d.noun.to {
			continue // the head noun itself narrows nothing
		}
		if m.From >= d.q.To && m.From < min(sc.nextNumber(d.q), d.q.To+12) && !sc.barrier(d.q.To, m.From) {
			add(m.Entry.Meaning(), m.Entry.ID, m)
		}
	}
}

// barrier reports whether a pause stands between two tokens.
func (sc *scene) barrier(from, to int) bool {
	for i := from; i < to; i++ {
		if sc.pause(i) {
			return true
		}
	}
	return false
}

// classify gives the class of the population.
func (sc *scene) classify(d *draft) {
	class := d.noun.class
	if class == "" {
		class = sc.r.class
	}
	c := code{value: class, rule: d.noun.rule}
	if d.noun.to > 0 {
		c.at = sc.bytes(d.noun.from, d.noun.to)
	}
	d.population = c
}

// shortHeading is how many tokens a heading may have to name where the people of
// its section come from; a longer one is a sentence about something.
const shortHeading = 7

// learn keeps what the sentence says for the sentences behind it.
func (s *Session) learn(sc *scene, drafts []*draft) {
	c := &s.para.context
	c.theatre = nil
	for _, p := range sc.s.Periods {
		if p.Value != "" && (len(drafts) == 0 || sc.block.Kind == text.Heading) && !sc.datesReport(p) {
			c.time = code{value: string(p.Value), rule: frameRule(p), at: sc.bytes(p.From, p.To)}
		}
	}
	if sc.sources == nil {
		sc.sources = sc.findSources()
	}
	if sc.places == nil {
		sc.places = sc.findPlaces()
	}
	s.name(sc)
	var theatre, origin []code
	for _, p := range sc.places {
		for _, v := range p.codes {
			if sc.isTheatre(v) && (p.Slot == "forms" || sc.warOf(p)) {
				if !has(theatre, v) {
					theatre = append(theatre, sc.codeOf(v, "theatre.named", p.Match))
				}
			} else if sc.block.Kind == text.Heading && len(sc.s.Tokens) <= shortHeading && !has(origin, v) {
				origin = append(origin, sc.codeOf(v, "origin.heading", p.Match))
			}
		}
	}
	if len(theatre) > 0 {
		c.theatre = theatre
	}
	if sc.block.Kind == text.Heading {
		c.origin = origin
		if m := sc.s.List(mention.Measures); len(m) > 0 {
			c.measure = sc.codeOf(m[0].Entry.Meaning(), m[0].Entry.ID, m[0])
		}
	}
	for _, m := range sc.s.List(mention.People) {
		if sc.are(m.Entry.Meaning(), codebook.Movers) {
			c.people, c.class = sc.codeOf(sc.headOf(m), m.Entry.ID, m), m.Entry.Meaning()
		}
	}
	for _, src := range sc.sources {
		if !src.definite {
			c.source, c.sourceAt = []string{src.name}, []text.Range{sc.bytes(src.from, src.to)}
			c.reported = cited.EDTF(sc.reportDate(src).value)
		}
	}
	if n := len(drafts); n > 0 {
		last := drafts[n-1]
		c.measure = last.measure
		if len(last.origin) > 0 {
			c.origin = last.origin
		}
		s.para.figures = append(s.para.figures, drafts...)
		if k := len(s.para.figures); k > 8 {
			s.para.figures = s.para.figures[k-8:]
		}
	}
}
