package extract

import (
	"slices"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// shortHeading is how many tokens a heading may have to name where the people of
// its section come from; a longer one is a sentence about something.
const shortHeading = 7

// learn keeps what the sentence says for the sentences behind it.
func (s *Session) learn(sc *scene, drafts []*draft) {
	if sc.sources == nil {
		sc.sources = sc.creditings()
	}
	if sc.places == nil {
		sc.places = sc.findPlaces()
		sc.seats = sc.findSeats()
		sc.sites = sc.findSites()
	}
	s.learnTime(sc)
	s.name(sc)
	s.homes.see(sc)
	s.learnPlaces(sc)
	s.learnLands(sc)
	s.learnSites(sc)
	s.learnTopic(sc, drafts)
	s.learnMatter(sc)
	s.learnSources(sc, drafts)
	s.listen(sc, drafts)
	s.learnFigures(drafts)
}

// learnPlaces keeps the theatre that a sentence names, and whose people the section
// under a short heading is about.
func (s *Session) learnPlaces(sc *scene) {
	var theatre, origin []code
	for _, p := range sc.places {
		for _, v := range p.codes {
			if sc.isTheatre(v) && (p.Slot == "forms" || sc.warOf(p)) {
				if !has(theatre, v) {
					theatre = append(theatre, sc.codeOf(v, "theatre.named", p.Match))
				}
			} else if len(sc.s.Tokens) <= shortHeading && !has(origin, v) {
				origin = append(origin, sc.codeOf(v, "origin.heading", p.Match))
			}
		}
	}
	s.para.theatre = theatre
	if sc.block.Kind == text.Heading {
		s.para.origin = origin
	}
}

// land is a place that the text named, as where people may come from.
type land struct {
	codes      []code
	role       role
	age        int // sentences since
	paragraphs int // begun since
}

// mostLands is how many places later figures may lean on.
const mostLands = 3

// learnLands keeps the places that were named last, each once.
func (s *Session) learnLands(sc *scene) {
	for i := range s.para.lands {
		s.para.lands[i].age++
	}
	for i := range sc.places {
		p := &sc.places[i]
		one := land{codes: sc.codesAt(*p, "origin.place"), role: p.role}
		s.para.lands = lately(s.para.lands, one, mostLands, func(l land) bool { return l.codes[0].value == p.codes[0] })
	}
}

// lately returns a list with another one before it, of which it had what is the same, and no
// more than so many.
func lately[T any](list []T, one T, most int, same func(T) bool) []T {
	out := []T{one}
	for _, o := range list {
		if len(out) < most && !same(o) {
			out = append(out, o)
		}
	}
	return out
}

// topicRest is how many tokens beside a country a sentence may have that only names
// what follows: "6/ Norway.", "• The Netherlands:".
const topicRest = 3

// learnTopic keeps the countries of a sentence that names them and says nothing.
func (s *Session) learnTopic(sc *scene, drafts []*draft) {
	s.para.topicAge++
	rest := len(sc.s.Tokens)
	var named []code
	for _, p := range sc.places {
		rest -= p.to - p.from
		named = append(named, sc.codesAt(p, "origin.topic")...)
	}
	if len(named) > 0 && rest <= topicRest && len(drafts) == 0 {
		s.para.topic, s.para.topicAge = named, 0
	}
}

// learnMatter keeps the groups and their scope, the causes, the people and, of what leads in other text, the
// measure.
func (s *Session) learnMatter(sc *scene) {
	c := &s.para.context
	if list := sc.s.List(mention.Groups); len(list) > 0 {
		c.group, c.scope = nil, sc.scopeOf()
		for _, m := range list {
			if !has(c.group, m.Entry.Meaning()) {
				c.group = append(c.group, sc.codeOf(m.Entry.Meaning(), m.Entry.ID, m))
			}
		}
	}
	for _, u := range sc.findUnits() {
		if len(sc.s.List(mention.Groups)) == 0 {
			c.group, c.scope = []code{sc.codeOf(u.name, "group.by-its-name", u.Match)}, sc.scopeOf()
		}
	}
	if causes := sc.namedCauses(); len(causes) > 0 {
		for _, v := range causes {
			s.blamed[v.value]++
		}
		c.cause, c.incident = causes, slices.ContainsFunc(sc.s.List(mention.Causes), isIncident)
	}
	if sc.leadsIn() {
		if m, ok := sc.leadMeasure(); ok {
			c.measure = sc.codeOf(sc.says(m.Entry), m.Entry.ID, m)
		}
	}
	c.echo.learn(sc)
	for _, m := range sc.s.List(mention.People) {
		s.talk[sc.classOf(m.Entry)]++
		s.talk[""]++
		if sc.are(sc.classOf(m.Entry), codebook.Movers) {
			c.people, c.class = sc.codeOf(sc.headOf(m), m.Entry.ID, m), sc.classOf(m.Entry)
		}
	}
}

// leadsIn reports whether the sentence leads in what stands below it: a heading, or the words
// before a list.
func (sc *scene) leadsIn() bool {
	return sc.block.Kind == text.Heading || sc.word(len(sc.s.Tokens)-1) == ":"
}

// leadMeasure returns what a sentence that leads in others says befell the people there: the
// first of its strongest words, or else the first noun that says it itself: "Returnees by
// country".
func (sc *scene) leadMeasure() (mention.Match, bool) {
	var best mention.Match
	for _, m := range sc.s.List(mention.Measures) {
		if sc.says(m.Entry) != "" && (best.Entry == nil || m.Entry.Slot("strength") > best.Entry.Slot("strength")) {
			best = m
		}
	}
	if best.Entry != nil {
		return best, true
	}
	for _, m := range sc.s.List(mention.People) {
		if sc.says(m.Entry) != "" && !sc.inSource(m.From) {
			return m, true
		}
	}
	return best, false
}

// learnSources keeps who was credited last: by the words of the list, or as the
// subject of a figure's clause.
func (s *Session) learnSources(sc *scene, drafts []*draft) {
	s.para.sourceAge++
	s.para.fresh = false
	for _, src := range sc.sources {
		if !src.definite {
			s.credit(src.name, sc.bytes(src.from, src.to), cited.EDTF(sc.reportDate(src).value))
		}
	}
	for _, d := range drafts {
		if len(d.source) == 1 && d.source[0].rule == "source.subject" {
			s.credit(d.source[0].value, d.source[0].at, "")
		}
		if len(d.source) > 0 && s.para.reported == "" && slices.Contains(s.para.source, d.source[0].value) {
			s.para.reported = cited.EDTF(d.reported.value)
		}
	}
}

// credit notes who was credited last.
func (s *Session) credit(name string, at text.Range, reported cited.EDTF) {
	s.para.source, s.para.sourceAt, s.para.reported = []string{name}, []text.Range{at}, reported
	s.para.sourceAge = 0
}

// mostFigures is how many figures of a paragraph later ones may lean on.
const mostFigures = 8

// learnFigures keeps the figures of the sentence for those of later ones, but for those that others
// are only compared with: "171 died, down from 204. Four of them ..." speaks of the 171.
func (s *Session) learnFigures(all []*draft) {
	drafts := slices.DeleteFunc(slices.Clone(all), func(d *draft) bool { return d.compared })
	n := len(drafts)
	if n == 0 {
		return
	}
	s.study.learn(drafts)
	for _, d := range drafts {
		s.times.tell(d)
	}
	last := drafts[n-1]
	s.para.measure = last.measure
	if len(last.origin) > 0 {
		s.para.origin = last.origin
	}
	s.para.figures = append(s.para.figures, drafts...)
	s.para.figures = s.para.figures[max(0, len(s.para.figures)-mostFigures):]
	s.remember(drafts)
}

// mostRecent is how many figures later ones may be parts of.
const mostRecent = 16

// remember keeps figures as wholes of later ones, and the last one that has parts.
func (s *Session) remember(drafts []*draft) {
	for _, d := range drafts {
		if w := d.whole; w != nil && w.whole == nil {
			s.root = w
		} else if w != nil && w.whole.whole != nil {
			w.whole.whole.whole = nil // what is kept must not grow with the text
		}
	}
	s.recent = append(s.recent, drafts...)
	s.recent = s.recent[max(0, len(s.recent)-mostRecent):]
}
