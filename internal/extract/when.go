package extract

import (
	"strings"

	"cited"
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// dated is a time that a number may hold at, and where it comes from. No value
// says that there the text gives none.
type dated struct {
	code
	from  string
	p     *mention.Period // of the sentence
	on    *draft          // a figure that has it
	named *named          // before
}

// linkTime chooses when the figure holds: a date of the sentence, or the time of
// what it leans on, or none. What several of them say for one time adds up.
func (sc *scene) linkTime(d *draft, before []*draft) {
	d.aspect = sc.aspect(d)
	if t := sc.introducedTime(d); t.value != "" {
		d.time = t
		return
	}
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

// introducedTime returns the time of what stands above a number whose sentence tells none: of the words
// that introduce the list of an item, "Arrests in 2016:", else the day that opens an entry of a timeline,
// "9 May 2020: A bomb went off. Two men died." A part has the time of its whole.
func (sc *scene) introducedTime(d *draft) code {
	switch {
	case sc.dates():
	case sc.block.Kind == text.Item && sc.para.fresh && !sc.tabled && sc.para.time.value != "":
		return inherited(sc.para.time, "context.heading")
	case d.whole == nil:
		return sc.para.entry
	}
	return code{}
}

// dates reports whether the sentence tells a time.
func (sc *scene) dates() bool {
	for i := range sc.s.Periods {
		if p := &sc.s.Periods[i]; p.Value != "" && !sc.cites(*p) {
			return true
		}
	}
	return false
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
		if p := &sc.s.Periods[i]; p.Value != "" && !sc.dateline(*p) && !sc.cites(*p) {
			all = append(all, dated{code: code{value: string(p.Value), rule: frameRule(*p), at: sc.bytes(p.From, p.To)}, from: "period", p: p})
			all = sc.otherYears(sc.otherBounds(all), p)
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
	all = sc.recentTimes(all)
	sc.times.room = all
	return all
}

// otherBounds adds the date that was added last as other bounds: from it on, up to it, and
// at it where the text says since or by.
func (sc *scene) otherBounds(all []dated) []dated {
	last := all[len(all)-1]
	add := func(v, from, rule string) {
		o := last
		o.value, o.from, o.rule = v, from, rule
		all = append(all, o)
	}
	v := last.value
	if at, ok := strings.CutSuffix(v, "/.."); ok {
		add(at, "period-at", "time.in")
		if sc.date != "" && string(sc.date) > at {
			add(at+"/"+string(sc.date), "period-so-far", "time.since")
		}
	} else if at, ok := strings.CutPrefix(v, "../"); ok {
		add(at, "period-at", "time.in")
	} else if !strings.Contains(v, "/") {
		add(v+"/..", "period-since", "time.since")
		add("../"+v, "period-until", "time.by")
	}
	return all
}

// otherYears adds a day or a month without its year in the years that the text is at: that
// of the last figure and of the first date.
func (sc *scene) otherYears(all []dated, p *mention.Period) []dated {
	v := string(p.Value)
	if !p.Yearless || len(v) < len("2019-05") {
		return all
	}
	v = strings.TrimPrefix(v, "../")
	for _, of := range [...]string{sc.times.last.value, sc.times.opening.value, sc.titleYear()} {
		of = strings.TrimPrefix(of, "../")
		if len(of) < len("2019") || of[:4] == v[:4] {
			continue
		}
		other := strings.ReplaceAll(string(p.Value), v[:4], of[:4])
		all = append(all, dated{code: code{value: other, rule: frameRule(*p), at: sc.bytes(p.From, p.To)}, from: "period-year", p: p})
		if saidBefore(all, len(all)-1) || !cited.EDTF(other).Valid() {
			all = all[:len(all)-1]
		}
	}
	return all
}

// titleYear is the time of the title, "" if it names none.
func (sc *scene) titleYear() string {
	if len(sc.heads) == 0 {
		return ""
	}
	return sc.heads[0].time.value
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
	if sc.date != "" {
		add(code{value: "../" + string(sc.date)}, "context.document-date", "document-until")
	}
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
	case "period", "period-since", "period-until", "period-at", "period-so-far", "period-year":
		sc.describePeriod(of, d, t.p, ties)
	case "whole", "number-before", "figure-before":
		sc.describeLeaning(of, d, t.on, own)
	case "document", "document-until":
		sc.describeToday(of, d, own)
	default:
		of.has("genre", sc.times.kind())
		of.has("kind", sc.kindOf(d))
		of.has("own", own)
		of.has("aspect", d.aspect)
		of.has("counts", sc.timeTrait(d))
		of.holds(sc.followsReport(), "follows")
		of.holds(sc.para.fresh, "fresh")
		of.holds(t.from == "sentence-before" && sc.times.label, "label")
		if t.named != nil {
			sc.describeNamed(of, d, t.named)
		}
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
	c.holds(sc.changesFrom(d.q), "none/changes-from")
	genre := sc.times.kind()
	c.has("none/genre", genre)
	c.has("none/genre-counts", genre+"-"+counts)
}

// describeToday says what speaks for the date of the document.
func (sc *scene) describeToday(of about, d *draft, own string) {
	counts := sc.timeTrait(d)
	of.has("measure", d.counted())
	of.has("counts", counts)
	of.has("aspect", d.aspect)
	of.has("counts-aspect", counts+"-"+d.aspect)
	of.has("measure-tense", d.counted()+"-"+sc.tense(d))
	of.has("aspect-block", d.aspect+"-"+sc.block.Kind.String())
	of.has("own", own)
	of.has("so-far", sc.times.today())
	genre := sc.times.kind()
	of.has("genre", genre)
	of.has("genre-aspect", genre+"-"+d.aspect)
	of.has("genre-counts", genre+"-"+counts)
	of.has("genre-own", genre+"-"+own)
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
func (sc *scene) describePeriod(of about, d *draft, p *mention.Period, ties bonds) {
	where, from, to := beside(d.q, p.From, p.To)
	of.has(where, bucket(to-from))
	of.has("numbers", bucket(sc.numbersBetween(d.q, from, to)))
	commas, breaks := sc.pausesBetween(from, to)
	of.has("rank", sc.rankOf(d.q, p))
	of.has("commas", bucket(commas))
	of.has("breaks", bucket(breaks))
	of.has("frame", p.Frame)
	if p.Frame != "" {
		of.has("frame-aspect", p.Frame+"-"+d.aspect)
		of.has("word", sc.folded(p.From))
		of.has("word-counts", sc.folded(p.From)+"-"+sc.timeTrait(d))
	}
	of.holds(sc.changesFrom(d.q), "changes-from")
	if p.Yearless {
		of.has("yearless", sc.times.kind())
		of.has("yearless-last", sc.ageOf(sc.times.last.value))
		of.has("yearless-opening", sc.ageOf(sc.times.opening.value))
	}
	of.has("size", bucket(len(p.Value)))
	reports := sc.datesReport(*p)
	of.holds(reports, "dates-report")
	if reports {
		of.has("dates-report/counts-aspect", sc.timeTrait(d)+"-"+d.aspect)
	}
	if sc.opensPart(p) { // it is said of the numbers behind it
		of.has("opens", where)
	}
	of.has("measure", d.counted())
	of.has("counts-frame", sc.timeTrait(d)+"-"+p.Frame)
	of.holds(strings.Contains(p.Rule, "/events/"), "event")
	if sc.t == nil {
		return
	}
	anchor, top := sc.anchor(d), sc.t.Top(p.From, p.To)
	of.has("path", sc.t.Path(anchor, top))
	of.holds(sc.t.Predicate(anchor) == sc.t.Predicate(top), "same-clause")
	of.has("bond", sc.bondOf(top, ties))
	if w := sc.verbOf(d); w != sc.t.Predicate(anchor) {
		of.has("verb-path", sc.t.Path(w, top))
	}
	if d.cue.Entry != nil && d.cue.To > d.cue.From {
		of.holds(sc.t.Head(top) == sc.t.Top(d.cue.From, d.cue.To), "of-cue")
	}
}

// rankOf says how a date stands among those of the sentence: "only", "nearest" to a number
// or "passed", where another stands between.
func (sc *scene) rankOf(q *mention.Quantity, p *mention.Period) string {
	_, from, to := beside(q, p.From, p.To)
	rank := "only"
	for i := range sc.s.Periods {
		o := &sc.s.Periods[i]
		if o.From == p.From || o.Value == "" {
			continue
		}
		if rank == "only" {
			rank = "nearest"
		}
		if o.From >= from && o.To <= to {
			return "passed"
		}
		if _, f, t := beside(q, o.From, o.To); t-f < to-from {
			rank = "farther"
		}
	}
	return rank
}

// changesFrom reports whether a number is where a change began: "rose from 112 to 131".
func (sc *scene) changesFrom(q *mention.Quantity) bool {
	return sc.s.Plays(q.From-1, mention.RoleFrom) && sc.s.Plays(q.To, mention.RoleTo) && sc.nextNumber(q) == q.To+1
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
