package extract

import (
	"strings"

	"cited/internal/codebook"
	"cited/internal/mention"
)

// dated is a time that a number may hold at, and where it comes from. No value
// says that there the text gives none.
type dated struct {
	code
	from string
	p    *mention.Period // of the sentence
	on   *draft          // a figure that has it
}

// linkTime chooses when the figure holds: a date of the sentence, or the time of
// what it leans on, or none. What several of them say for one time adds up.
func (sc *scene) linkTime(d *draft, before []*draft) {
	d.aspect = sc.aspect(d)
	own := sc.ownPeriods(d)
	all := sc.timesFor(d, before)
	var ties bonds
	if sc.t != nil {
		ties = sc.t.bondsOf(sc.anchor(d))
	}
	sc.choices.begin()
	for i := range all {
		sc.choices.offer(all[i].code, none)
		sc.describeTime(d, &all[i], own, ties)
	}
	o, _ := sc.pick(d.kind("time"), d)
	d.time = o.code
}

// saidBefore reports whether one before i says the same time.
func saidBefore(all []dated, i int) bool {
	for k := range i {
		if all[k].value == all[i].value {
			return true
		}
	}
	return false
}

// timesFor gathers the times that a number may hold at.
func (sc *scene) timesFor(d *draft, before []*draft) []dated {
	all := append(sc.times.room[:0], dated{from: "none"})
	for i := range sc.s.Periods {
		if p := &sc.s.Periods[i]; p.Value != "" && !sc.dateline(*p) {
			all = append(all, dated{code: code{value: string(p.Value), rule: frameRule(*p), at: sc.bytes(p.From, p.To)}, from: "period", p: p})
		}
	}
	if d.whole != nil {
		all = append(all, dated{code: inherited(d.whole.time, "context.whole"), from: "whole", on: d.whole})
	}
	all = sc.earlierTimes(all, before)
	all = sc.namedTimes(all)
	if t := sc.study.time; t.value != "" && sc.is(d.measure.value, codebook.Sample) {
		all = append(all, dated{code: inherited(t, "context.study"), from: "study"})
	}
	sc.times.room = all
	return all
}

// earlierTimes adds the times of the figures before: of the last one, and of the
// last that has one.
func (sc *scene) earlierTimes(all []dated, before []*draft) []dated {
	if n := len(before); n > 0 {
		all = append(all, dated{code: inherited(before[n-1].time, "context.number-before"), from: "number-before", on: before[n-1]})
	}
	if n := len(sc.para.figures); n > 0 {
		last := sc.para.figures[n-1]
		all = append(all, dated{code: inherited(last.time, "context.sentence-before"), from: "figure-before", on: last})
	}
	return all
}

// namedTimes adds the dates that the text around the sentence names, the date of
// the document, and where nothing said them yet, the last and the first that a figure
// had and the first that the document names.
func (sc *scene) namedTimes(all []dated) []dated {
	add := func(c code, rule, from string) {
		if c.value != "" {
			all = append(all, dated{code: inherited(c, rule), from: from})
		}
	}
	add(sc.para.time, "context.report-named", "sentence-before")
	add(sc.headTime(), "context.heading", "heading")
	if len(sc.heads) > 0 {
		add(sc.heads[0].time, "context.title", "title")
	}
	add(code{value: string(sc.date)}, "context.document-date", "document")
	for _, c := range []dated{{code: sc.times.last, from: "dated-before"}, {code: sc.times.lead, from: "lead"}, {code: sc.times.opening, from: "opening"}} {
		all = append(all, c)
		if c.value == "" || saidBefore(all, len(all)-1) {
			all = all[:len(all)-1]
			continue
		}
		all[len(all)-1].rule = "context.section"
	}
	return all
}

// describeTime says what speaks for one of the times.
func (sc *scene) describeTime(d *draft, t *dated, own string, ties bonds) {
	from := t.from
	if t.value == "" && from != "none" {
		from += "/none"
	}
	c := sc.choices
	c.has(from, "")
	of := c.about(from)
	if t.value != "" {
		sc.describeDate(of, d, t)
	}
	switch t.from {
	case "none":
		sc.describeNone(d, own)
	case "period":
		sc.describePeriod(d, t.p, ties)
	case "whole", "number-before", "figure-before":
		sc.describeLeaning(of, d, t.on, own)
	case "document":
		sc.describeToday(d, own)
	default:
		of.has("genre", sc.times.kind())
		of.has("kind", sc.kindOf(d))
		of.has("own", own)
		of.has("aspect", d.aspect)
		of.has("counts", sc.timeTrait(d))
		of.holds(sc.followsReport(), "follows")
		of.holds(sc.para.fresh, "fresh")
		if t.from == "study" {
			of.has("so-far", shareOf(sc.study.ofTime, sc.study.sampled))
			of.holds(sc.study.section, "section")
		}
		if sc.para.fresh {
			of.has("fresh-figures", sc.times.shareOf(t.value))
		}
	}
}

// describeNone says what speaks for a figure without a time.
func (sc *scene) describeNone(d *draft, own string) {
	c := sc.choices
	c.holds(sc.followsReport(), "none/follows")
	counts := sc.timeTrait(d)
	c.has("none/measure", d.counted())
	c.has("none/counts", counts)
	c.has("none/aspect", d.aspect)
	c.has("none/counts-aspect", counts+"-"+d.aspect)
	c.has("none/own", own)
	c.has("none/block", sc.block.Kind.String())
	c.has("none/so-far", sc.times.share())
	if sc.date == "" {
		c.has("none/undated", own)
	}
	c.has("none/age", sc.ageOf(sc.times.opening.value))
	c.holds(d.q.Share, "none/share")
	genre := sc.times.kind()
	c.has("none/genre", genre)
	c.has("none/genre-counts", genre+"-"+counts)
}

// describeToday says what speaks for the date of the document.
func (sc *scene) describeToday(d *draft, own string) {
	c := sc.choices
	counts := sc.timeTrait(d)
	c.has("document/measure", d.counted())
	c.has("document/counts", counts)
	c.has("document/aspect", d.aspect)
	c.has("document/counts-aspect", counts+"-"+d.aspect)
	c.has("document/measure-tense", d.counted()+"-"+sc.tense(d))
	c.has("document/aspect-block", d.aspect+"-"+sc.block.Kind.String())
	c.has("document/own", own)
	c.has("document/so-far", sc.times.today())
	genre := sc.times.kind()
	c.has("document/genre", genre)
	c.has("document/genre-aspect", genre+"-"+d.aspect)
	c.has("document/genre-counts", genre+"-"+counts)
	c.has("document/genre-own", genre+"-"+own)
}

// describeLeaning says how a number leans on another figure.
func (sc *scene) describeLeaning(of about, d, on *draft, own string) {
	relation := sc.relation(d, on)
	of.has("relation", relation)
	of.has("relation-own", relation+"-"+own)
	of.has("rule", kindOfTime(on.time.rule))
	of.holds(on.aspect == d.aspect, "same-aspect")
	of.holds(on.measure.value == d.measure.value, "same-measure")
	where := sc.apart(on)
	of.has("apart", where)
	of.has("apart-length", where+"-"+lengthOf(on.time.value))
	of.has("apart-figures", where+"-"+sc.times.shareOf(on.time.value))
	of.holds(sc.para.fresh, "fresh")
	of.holds(sc.followsReport(), "follows")
	of.holds(d.q.Share, "share")
}

// kindOfTime says where a time came from: the same for all dates of a sentence.
func kindOfTime(rule string) string {
	if strings.HasPrefix(rule, "context.") || rule == "" {
		return rule
	}
	return "named"
}

// ownPeriods says whether the sentence gives dates of its own: "clause" where one
// stands in the clause of the number, "sentence", or "none".
func (sc *scene) ownPeriods(d *draft) string {
	own := "none"
	for i := range sc.s.Periods {
		p := &sc.s.Periods[i]
		if p.Value == "" || sc.datesReport(*p) {
			continue
		}
		own = "sentence"
		if sc.t != nil && sc.t.Predicate(sc.anchor(d)) == sc.t.Predicate(sc.t.Top(p.From, p.To)) {
			return "clause"
		}
	}
	return own
}

// relation says in a word what a figure is to one before it.
func (sc *scene) relation(d, on *draft) string {
	switch {
	case d.whole == on:
		return "part"
	case d.whole != nil && d.whole == on.whole:
		return "sibling"
	case d.whole != nil:
		return "part-of-other"
	case sc.listed(on.q, d.q) && d.q.From > on.q.From:
		return "listed"
	case d.measure.value == on.measure.value:
		return "same-measure"
	}
	return "other"
}

// describePeriod says how a date stands to a number.
func (sc *scene) describePeriod(d *draft, p *mention.Period, ties bonds) {
	c := sc.choices
	where, from, to := beside(d.q, p.From, p.To)
	c.has("period/"+where, bucket(to-from))
	c.has("period/numbers", bucket(sc.numbersBetween(d.q, from, to)))
	commas, breaks := sc.pausesBetween(from, to)
	c.has("period/commas", bucket(commas))
	c.has("period/breaks", bucket(breaks))
	c.has("period/frame", p.Frame)
	c.has("period/size", bucket(len(p.Value)))
	reports := sc.datesReport(*p)
	c.holds(reports, "period/dates-report")
	if reports {
		c.has("period/dates-report/counts-aspect", sc.timeTrait(d)+"-"+d.aspect)
	}
	c.holds(sc.opensClause(p.From), "period/opens")
	c.has("period/measure", d.counted())
	c.has("period/counts-frame", sc.timeTrait(d)+"-"+p.Frame)
	c.holds(strings.Contains(p.Rule, "/events/"), "period/event")
	if sc.t == nil {
		return
	}
	anchor, top := sc.anchor(d), sc.t.Top(p.From, p.To)
	c.has("period/path", sc.t.Path(anchor, top))
	c.holds(sc.t.Predicate(anchor) == sc.t.Predicate(top), "period/same-clause")
	c.has("period/bond", sc.bondOf(top, ties))
	if w := sc.verbOf(d); w != sc.t.Predicate(anchor) {
		c.has("period/verb-path", sc.t.Path(w, top))
	}
	if d.cue.Entry != nil && d.cue.To > d.cue.From {
		c.holds(sc.t.Head(top) == sc.t.Top(d.cue.From, d.cue.To), "period/of-cue")
	}
}

// timeTrait says in a word how a measure stands to time: a state that holds at a
// date, an event, a sum.
func (sc *scene) timeTrait(d *draft) string {
	for _, t := range []struct {
		trait codebook.Trait
		name  string
	}{{codebook.Sample, "sample"}, {codebook.State, "state"}, {codebook.Event, "event"}, {codebook.Base, "base"}, {codebook.Total, "total"}, {codebook.Rest, "rest"}} {
		if sc.is(d.measure.value, t.trait) {
			return t.name
		}
	}
	return "act"
}
