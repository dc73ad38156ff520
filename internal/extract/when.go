package extract

import (
	"strconv"
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// linkTime chooses when the figure holds: a date of the sentence, or the time of
// what it leans on, or none.
func (sc *scene) linkTime(d *draft, before []*draft) {
	if sc.cells != nil && sc.cells.time.value != "" {
		d.time = sc.cells.time
		return
	}
	sc.choices.begin()
	sc.choices.offer(code{}, none)
	sc.choices.has("none", "")
	sc.choices.has("none/measure", d.measure.value)
	sc.choices.has("none/periods", bucket(len(sc.s.Periods)))
	for i := range sc.s.Periods {
		if p := &sc.s.Periods[i]; p.Value != "" {
			sc.choices.offer(code{value: string(p.Value), rule: frameRule(*p), at: sc.bytes(p.From, p.To)}, none)
			sc.describePeriod(d, p)
		}
	}
	sc.offerEarlierTime(d, before)
	o, _ := sc.pick("time", d)
	d.time = o.code
}

// describePeriod says how a date stands to a number.
func (sc *scene) describePeriod(d *draft, p *mention.Period) {
	c := sc.choices
	where, from, to := beside(d.q, p.From, p.To)
	c.has("period/"+where, bucket(to-from))
	c.has("period/numbers", bucket(sc.numbersBetween(d.q, from, to)))
	commas, breaks := sc.pausesBetween(from, to)
	c.has("period/commas", bucket(commas))
	c.has("period/breaks", bucket(breaks))
	c.has("period/frame", p.Frame)
	c.has("period/size", bucket(len(p.Value)))
	c.holds(sc.datesReport(*p), "period/dates-report")
	c.holds(sc.opensClause(p.From), "period/opens")
	c.has("period/measure", d.counted())
	c.holds(strings.Contains(p.Rule, "/events/"), "period/event")
	if sc.t == nil {
		return
	}
	anchor, top := sc.anchor(d), sc.t.top(p.From, p.To)
	c.has("period/path", sc.t.path(anchor, top))
	c.holds(sc.t.predicate(anchor) == sc.t.predicate(top), "period/same-clause")
	if d.cue.Entry != nil && d.cue.To > d.cue.From {
		c.holds(sc.t.head(top) == sc.t.top(d.cue.From, d.cue.To), "period/of-cue")
	}
}

// offerEarlierTime offers the times of what the number leans on.
func (sc *scene) offerEarlierTime(d *draft, before []*draft) {
	c := sc.choices
	offer := func(v code, rule, from string) {
		if v.value == "" {
			v, from = code{}, from+"/none"
		}
		c.offer(inherited(v, rule), none)
		c.has(from, "")
		of := c.about(from)
		of.has("kind", sc.kindOf(d))
		of.has("periods", bucket(len(sc.s.Periods)))
		of.holds(sc.followsReport(), "follows")
	}
	if d.whole != nil {
		offer(d.whole.time, "context.whole", "whole")
	}
	if n := len(before); n > 0 {
		last := before[n-1]
		offer(last.time, "context.number-before", "number-before")
		c.holds(sc.listed(last.q, d.q), "number-before/listed")
		c.holds(last.measure.value == d.measure.value, "number-before/same-measure")
	} else if n := len(sc.para.figures); n > 0 && sc.para.figures[n-1].time.value != "" {
		offer(sc.para.figures[n-1].time, "context.sentence-before", "figure-before")
		c.holds(sc.para.figures[n-1].measure.value == d.measure.value, "figure-before/same-measure")
	}
	if sc.para.time.value != "" {
		offer(sc.para.time, "context.report-named", "sentence-before")
	}
	if h := sc.headTime(); h.value != "" {
		offer(h, "context.heading", "heading")
	}
	if len(sc.heads) > 0 && sc.heads[0].time.value != "" {
		offer(sc.heads[0].time, "context.title", "title")
	}
	if sc.date != "" {
		offer(code{value: string(sc.date)}, "context.document-date", "document")
		c.has("document/tense", sc.tense(d))
		c.has("document/measure", d.counted())
		c.has("document/measure-tense", d.counted()+"-"+sc.tense(d))
		c.has("document/block", sc.block.Kind.String())
	}
}

// followsReport reports whether the sentence goes on with the report or the
// period of the sentence before: "the study", "in those six months".
func (sc *scene) followsReport() bool {
	for _, src := range sc.sources {
		if src.definite {
			return true
		}
	}
	for i := 1; i < len(sc.s.Tokens); i++ {
		if sc.s.Plays(i-1, mention.RoleThe|mention.RoleThis) {
			if m, ok := sc.s.Beginning(mention.Sources, i); ok && m.Entry.Slot("kind") == "noun" && (i < 3 || sc.verbal(m.To)) {
				return true
			}
			if !sc.s.Plays(i-1, mention.RoleThe) && sc.durationAt(i) {
				return true
			}
		}
	}
	return false
}

// durationAt reports whether a stretch of time is named at token i: "six months",
// "period".
func (sc *scene) durationAt(i int) bool {
	for _, q := range sc.s.Quantities {
		if q.From == i {
			i = q.To
			break
		}
	}
	m, ok := sc.s.Beginning(mention.Units, i)
	return ok && m.Entry.Meaning() == "duration" || sc.s.Plays(i, mention.RolePeriod)
}

// opensClause reports whether token i stands at the head of the sentence.
func (sc *scene) opensClause(i int) bool {
	for k := 0; k < i; k++ {
		if t := sc.s.Tokens[k]; t.Class == text.Letters && k >= 2 {
			return false
		}
	}
	return true
}

func frameRule(p mention.Period) string {
	if p.Frame != "" {
		return "time." + p.Frame
	}
	return p.Rule
}

// datesReport reports whether a period dates what a source said and not the
// fact: it stands in the source's name or beside its verb.
func (sc *scene) datesReport(p mention.Period) bool {
	if m, ok := sc.s.Ending(mention.Sources, p.From); ok && m.Entry.Slot("kind") == "noun" {
		return true
	}
	if sc.dateline(p) {
		return true
	}
	if p.Frame == "by" || p.Frame == "since" || p.Frame == "as-of" || p.Frame == "between" || p.Frame == "until" || p.Frame == "past" {
		return false
	}
	for _, src := range sc.sources {
		if p.From >= src.from-1 && p.To <= src.to+1 && src.from < src.to {
			return true
		}
		if src.cue.Slot("kind") == "noun" && p.To == src.cueFrom {
			return true
		}
		if src.cue.Slot("kind") != "verb" {
			continue
		}
		if sc.opensClause(p.From) && src.leads && p.To <= src.from && src.from-p.To <= 3 {
			return true
		}
		if src.cueFrom <= p.From && p.From-src.cueTo <= 1 && p.From >= src.cueTo || p.To <= src.cueFrom && src.cueFrom-p.To <= 1 {
			return true
		}
	}
	return false
}

// datelineTokens is how far into a text its dateline may reach.
const datelineTokens = 10

// dateline reports whether a period is that of a dateline: it stands at the head
// of a paragraph, and a dash parts it from the first sentence.
func (sc *scene) dateline(p mention.Period) bool {
	if p.From > datelineTokens || !p.Full {
		return false
	}
	for i := p.To; i < p.To+6 && i < len(sc.s.Tokens); i++ {
		switch sc.word(i) {
		case "–", "—", "-":
			return sc.s.Tokens[i].Space
		}
	}
	return false
}

// reportDate returns the date of a source's report, if the sentence gives it.
func (sc *scene) reportDate(src source) code {
	for _, p := range sc.s.Periods {
		if p.Value == "" || !sc.datesReport(p) {
			continue
		}
		near := p.From >= src.from-4 && p.To <= src.to+4 || p.From >= src.cueFrom-3 && p.To <= src.cueTo+6
		if near {
			v := cited.EDTF(strings.TrimPrefix(string(p.Value), "../"))
			return code{value: string(v), rule: "reported.beside-source", at: sc.bytes(p.From, p.To)}
		}
	}
	return code{}
}

// linkBasis chooses the kind of time from the measure, how the date bounds it, and
// the tense of the clause.
func (sc *scene) linkBasis(d *draft) {
	c := sc.choices
	c.begin()
	tense := sc.tense(d)
	frame := "none"
	if d.time.value != "" {
		frame = strings.TrimPrefix(d.time.rule, "time.")
		if strings.Contains(frame, ".") {
			frame = "other"
		}
	}
	for _, rule := range []string{"basis.cumulative", "basis.point", "basis.period", "basis.unstated"} {
		basis := strings.TrimPrefix(rule, "basis.")
		c.offer(code{value: basis, rule: rule, at: d.time.at}, none)
		c.has(basis, "")
		of := c.about(basis)
		of.has("measure", d.counted())
		of.has("frame", frame)
		of.has("tense", tense)
		of.has("cue", d.cueName())
		of.has("measure-tense", d.counted()+"-"+tense)
		of.has("measure-frame", d.counted()+"-"+frame)
		of.holds(strings.Contains(string(d.time.value), "/"), "range")
		of.holds(len(d.time.value) >= 10, "day")
		of.holds(d.q.Share, "share")
		of.holds(sc.cells != nil, "table")
		if d.whole != nil {
			of.has("whole", d.whole.basis.value)
		}
		for _, t := range []codebook.Trait{codebook.State, codebook.Event, codebook.Total, codebook.Base} {
			c.holds(sc.is(d.measure.value, t), basis+"/trait-"+strconv.Itoa(int(t))+"-"+frame)
		}
	}
	o, _ := sc.pick(d.kind("basis"), d)
	d.basis = o.code
}

// cueName names the cue of the measure, or the rule that gave it.
func (d *draft) cueName() string {
	if d.cue.Entry != nil {
		return d.cue.Entry.Name
	}
	return d.measure.rule
}

// tense says in which tense and voice the clause of a number stands: "perfect",
// "past", "present", "progressive", "future", each with "-passive", or "none".
func (sc *scene) tense(d *draft) string {
	if sc.t == nil {
		return "none"
	}
	w := none
	if d.cue.Entry != nil && d.cue.To > d.cue.From && d.cue.Slot != "measure" {
		w = sc.t.top(d.cue.From, d.cue.To)
	}
	if w == none || sc.t.words[w].UPOS != "VERB" {
		w = sc.t.predicate(sc.anchor(d))
	}
	return sc.t.tense(w)
}

// dateline returns the date that the head of a document gives it: the first full
// date in its first blocks.
func (s *Session) dateline(w text.Window) cited.EDTF {
	const blocks = 6
	for i, b := range w.Blocks {
		if i >= blocks {
			break
		}
		s.tokens = text.AppendTokens(s.tokens[:0], w.Content, b.Start, min(b.End, b.Start+datelineBytes))
		if len(s.tokens) == 0 {
			continue
		}
		s.reader.lang.Analyze(&s.s, w.Content, s.tokens)
		for _, p := range s.s.Periods {
			if strings.Contains(p.Rule, ".events.") {
				continue // what a text is about does not date it
			}
			if (p.Full || b.End-b.Start < datelineBytes/2 && len(p.Value) >= 7) && !strings.Contains(string(p.Value), "/") && p.Value.Valid() {
				return p.Value
			}
		}
	}
	return ""
}

// datelineBytes is how much of a block is looked at for the document's date.
const datelineBytes = 160
