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
		sc.sources = sc.findSources()
	}
	if sc.places == nil {
		sc.places = sc.findPlaces()
	}
	s.learnTime(sc, len(drafts) > 0)
	s.name(sc)
	s.learnPlaces(sc)
	s.learnMatter(sc)
	s.learnSources(sc, drafts)
	s.learnFigures(drafts)
}

// learnTime keeps the last date of a heading, or of a sentence whose dates no figure
// took.
func (s *Session) learnTime(sc *scene, taken bool) {
	if taken && sc.block.Kind != text.Heading {
		return
	}
	for _, p := range sc.s.Periods {
		if p.Value != "" && !sc.datesReport(p) {
			s.para.time = code{value: string(p.Value), rule: frameRule(p), at: sc.bytes(p.From, p.To)}
		}
	}
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

// learnMatter keeps the groups, the causes, the people and, of a heading, the measure.
func (s *Session) learnMatter(sc *scene) {
	c := &s.para.context
	if list := sc.s.List(mention.Groups); len(list) > 0 {
		c.group = nil
		for _, m := range list {
			if !has(c.group, m.Entry.Meaning()) {
				c.group = append(c.group, sc.codeOf(m.Entry.Meaning(), m.Entry.ID, m))
			}
		}
	}
	if causes := sc.namedCauses(); len(causes) > 0 {
		c.cause, c.incident = causes, slices.ContainsFunc(sc.s.List(mention.Causes), isIncident)
	}
	if m := sc.s.List(mention.Measures); len(m) > 0 && sc.block.Kind == text.Heading {
		c.measure = sc.codeOf(sc.says(m[0].Entry), m[0].Entry.ID, m[0])
	}
	for _, m := range sc.s.List(mention.People) {
		if sc.are(sc.classOf(m.Entry), codebook.Movers) {
			c.people, c.class = sc.codeOf(sc.headOf(m), m.Entry.ID, m), sc.classOf(m.Entry)
		}
	}
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
	}
}

// credit notes who was credited last.
func (s *Session) credit(name string, at text.Range, reported cited.EDTF) {
	s.para.source, s.para.sourceAt, s.para.reported = []string{name}, []text.Range{at}, reported
	s.para.sourceAge = 0
}

// mostFigures is how many figures of a paragraph later ones may lean on.
const mostFigures = 8

// learnFigures keeps the figures of the sentence.
func (s *Session) learnFigures(drafts []*draft) {
	n := len(drafts)
	if n == 0 {
		return
	}
	last := drafts[n-1]
	s.para.measure = last.measure
	if len(last.origin) > 0 {
		s.para.origin = last.origin
	}
	s.para.figures = append(s.para.figures, drafts...)
	s.para.figures = s.para.figures[max(0, len(s.para.figures)-mostFigures):]
}
