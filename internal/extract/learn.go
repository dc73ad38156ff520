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
	if sc.block.Kind == text.Heading {
		c.origin = origin
		if m := sc.s.List(mention.Measures); len(m) > 0 {
			c.measure = sc.codeOf(sc.says(m[0].Entry), m[0].Entry.ID, m[0])
		}
	}
	for _, m := range sc.s.List(mention.People) {
		if sc.are(sc.classOf(m.Entry), codebook.Movers) {
			c.people, c.class = sc.codeOf(sc.headOf(m), m.Entry.ID, m), sc.classOf(m.Entry)
		}
	}
	s.para.sourceAge++
	s.para.fresh = false
	for _, src := range sc.sources {
		if !src.definite {
			c.source, c.sourceAt = []string{src.name}, []text.Range{sc.bytes(src.from, src.to)}
			c.reported = cited.EDTF(sc.reportDate(src).value)
			s.para.sourceAge = 0
		}
	}
	for _, d := range drafts {
		if len(d.source) == 1 && d.source[0].rule == "source.subject" {
			c.source, c.sourceAt, c.reported = []string{d.source[0].value}, []text.Range{d.source[0].at}, ""
			s.para.sourceAge = 0
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
