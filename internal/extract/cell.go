package extract

import (
	"strings"

	"cited/internal/codebook"
	"cited/internal/text"
)

// row is what the label and the other cells of a row say for each of its cells.
type row struct {
	*table
	at    text.Range // the whole row, which is quoted
	label label
	time  code
	whole code   // the number of the column of totals
	names []code // of a column that names sources
}

// stretch analyses any stretch of the window as if it were a sentence.
func (s *Session) stretch(w text.Window, b text.Block, r text.Range) *scene {
	if r.Start >= r.End {
		return nil
	}
	s.tokens = text.AppendTokens(s.tokens[:0], w.Content, r.Start, r.End)
	s.tokens = s.tokens[:min(len(s.tokens), maxSentence)]
	if len(s.tokens) == 0 {
		return nil
	}
	s.s.Date = s.date
	s.turn = speaker{}
	s.reader.lang.Analyze(&s.s, w.Content, s.tokens)
	return s.scene(w, b)
}

// read looks through a row for what its cells say of each other: its date, its
// total, its source.
func (r *row) read(cells []text.Block) {
	if l := r.label; l.time.value != "" {
		r.time = code{value: l.time.value, rule: "table.date-of-row", at: l.time.at}
	}
	for _, c := range cells {
		head, date, names := r.head(c), code{}, rangeOf(c) == r.label.at || c.Col == 0 && c.Label.Start == c.Label.End
		if !names && !head.counts() {
			date = r.dateIn(c)
		}
		switch {
		case names:
		case date.value != "":
			if r.time.value == "" {
				r.time = date
			}
		case head.total && !head.share:
			r.whole = code{value: r.w.Content[c.Start:c.End], rule: "table.total-of-row", at: rangeOf(c)}
		case head.credits && !head.counts():
			r.names = []code{{value: text.Plain(r.w.Content[c.Start:c.End]), rule: "table.source", at: rangeOf(c)}}
		}
	}
	switch {
	case r.label.total && r.time.value == "":
		r.time = r.spanned()
	case r.label.onlyTime && len(r.dates) < 2:
		r.dates = append(r.dates, r.time)
	case r.label.onlyTime:
		r.dates[1] = r.time
	}
}

// dateIn returns the date that a cell holds and nothing else.
func (r *row) dateIn(c text.Block) code {
	if l := r.s.labelled(r.w, rangeOf(c), rowLabel); l.onlyTime {
		return code{value: l.time.value, rule: "table.date-in-row", at: l.time.at}
	}
	return code{}
}

// mostInCell is how many numbers a cell may hold: a count and its share.
const mostInCell = 2

// cell reads the numbers of a cell, if the table tells what they count.
func (r *row) cell(c text.Block, before []*draft) []*draft {
	if c.Col == 0 && c.Head.Start == c.Head.End || rangeOf(c) == r.label.at && !r.head(c).measured() {
		return nil
	}
	head := r.head(c)
	said := r.saidIn(c)
	if said.counts() {
		head = said
	}
	sc := r.s.stretch(r.w, c, rangeOf(c))
	if sc == nil || len(sc.s.Quantities) == 0 && !(head.counts() && r.holdsCounts(c.Col) && len(sc.s.Tokens) == 1 && sc.s.CountYear()) || len(sc.s.Quantities) > mostInCell {
		return nil
	}
	sc.tabled, sc.extent = true, r.at
	sc.places, sc.sources = sc.findPlaces(), sc.findSources()
	var out []*draft
	for i := range sc.s.Quantities {
		own := sc.s.Quantities[i]
		d := &draft{q: &own, noun: sc.nounOf(&own)}
		if i > 0 && (!own.Share || !sc.inBracket(own.From)) || !d.noun.people && (!d.noun.bare || own.From != 0 && i == 0 && !said.counts()) || !r.countsIn(sc, d, head) {
			return out
		}
		r.fill(sc, d, head, append(before, out...))
		r.s.emit(sc, d)
		r.s.times.tell(d)
		out = append(out, d)
	}
	return out
}

// saidIn reads what a cell says before its number, "dead 23", or behind it: "23 dead".
func (r *row) saidIn(c text.Block) label {
	const digits = "0123456789.,'"
	all := r.w.Content[c.Start:c.End]
	words := strings.TrimRight(all, digits)
	if said := strings.TrimRight(words, " :=-–"); said != "" && len(words) < len(all) && said != words {
		return r.s.labelled(r.w, text.Range{Start: c.Start, End: c.Start + len(said)}, columnHead)
	}
	if behind := strings.TrimLeft(all, digits); len(behind) < len(all) && strings.HasPrefix(behind, " ") {
		if l := r.s.labelled(r.w, text.Range{Start: c.End - len(behind) + 1, End: c.End}, columnHead); l.measured() {
			return l
		}
	}
	return label{}
}

// countsIn reports whether a number counts people: its head, its label or itself
// says so, or else the caption or a heading does, and the row and the column say
// of whom.
func (r *row) countsIn(sc *scene, d *draft, head label) bool {
	told := r.caption.measured() || sc.measuredHead().measure.value != "" || sc.titleContext().measure.value != ""
	stays := told && (head.stay || r.label.stay)
	if unfit(d.q) || head.nobody && !head.measured() && !stays || r.label.nobody && !r.label.measured() && !head.counts() && !stays {
		return false
	}
	if d.noun.people || head.counts() || r.label.counts() && r.label.people.rule != "" && r.label.noun.entry != nil || r.label.measure.value != "" {
		return true
	}
	named := len(r.label.origin) > 0 || len(head.origin) > 0 || r.label.time.value != "" || r.label.total || r.label.name.value != "" || len(r.label.group) > 0 || head.total || r.lead != nil && !r.label.nobody
	if !named && !stays || head.onlyTime && r.label.onlyTime {
		return false
	}
	if r.group.counts() || sc.aboutPeople(r.caption) || r.s.para.people.value != "" || r.lead != nil {
		return true
	}
	for _, h := range sc.heads {
		if h.people.value != "" {
			return true
		}
	}
	return false
}

// measured reports whether a label says what befell people, and does not only name a
// unit of time or the like.
func (l label) measured() bool { return l.measure.value != "" }

// fill gives the fields of a figure in a table.
func (r *row) fill(sc *scene, d *draft, head label, before []*draft) {
	r.scale(d, head)
	r.name(sc, d, head)
	for _, l := range []label{head, r.label, r.group, r.caption} {
		if l.says.Entry != nil && l.measure.value != "" && d.best.Entry == nil {
			d.best = l.says
		}
	}
	if d.best.Entry == nil && r.lead != nil {
		d.whole = r.lead // which settles the codebook
	}
	sc.open(d, before)
	defer sc.close()
	d.whole = nil
	d.measure = r.measureOf(sc, d, head)
	if d.measure.rule == "measure.none" || d.measure.rule == "measure.bare-total" {
		r.partOf(sc, d, head, before)
	}
	r.part(sc, d, before)
	r.where(sc, d, head)
	r.when(sc, d, head)
	r.narrow(sc, d, head)
	r.credit(sc, d, head)
	r.followLead(d)
	sc.linkBasis(d)
	sc.linkPopulation(d, before)
}

// followLead takes over what the figure says that the table breaks down.
func (r *row) followLead(d *draft) {
	l := r.lead
	if l == nil || d.whole != l {
		return
	}
	const rule = "context.sentence-before"
	if len(d.origin) == 0 {
		d.origin = inheritAll(l.origin, rule)
	}
	if len(d.theatre) == 0 {
		d.theatre = inheritAll(l.theatre, rule)
	}
	if d.time.value == "" {
		d.time = inherited(l.time, rule)
	}
	if len(d.source) == 0 {
		d.source = inheritAll(l.source, rule)
	}
}

// scale reads a number as its head says: percent, thousands.
func (r *row) scale(d *draft, head label) {
	q := d.q
	if head.share && !q.Share && upper(q) <= 100 {
		q.Share, q.Percent = true, true
	}
	times := head.times
	if times == 0 {
		times = r.caption.times
	}
	if times > 0 && !q.Share {
		q.Low, q.High = q.Low*times, q.High*times
	}
}

// name settles what a cell counts: what stands in it, its head or its label says,
// else the caption and what stands before the table.
func (r *row) name(sc *scene, d *draft, head label) {
	if d.noun.people {
		return
	}
	for _, l := range []label{head, r.label, r.group, r.caption} {
		if !l.noun.people {
			continue
		}
		if d.noun.people {
			if d.noun.class == "" {
				d.noun.class, d.noun.entry = l.noun.class, l.noun.entry
			}
			continue
		}
		d.noun = l.noun
		d.noun.last = d.q.To
	}
	if !d.noun.people {
		sc.nearNoun(d, func(n noun, rule string) {
			d.noun.entry, d.noun.head, d.noun.class, d.noun.thing, d.noun.rule = n.entry, n.head, n.class, n.thing, rule
		})
	}
	if d.noun.head == "" {
		d.noun.head, d.noun.rule = "person", "counted.nobody-named"
	}
	if d.noun.class == "" {
		d.noun.class = sc.b.class
	}
}

// partOf takes the measure of all who went in the same row for a column that only
// says who of them: "Left | Women".
func (r *row) partOf(sc *scene, d *draft, head label, before []*draft) {
	for i, b := range before {
		said := head.part && i == len(before)-1 // "of whom women"
		if (said && sc.canCount(d, b.measure.value) || sc.is(b.measure.value, codebook.Base)) && !b.q.Share && (d.q.Share || larger(b.q, d.q)) {
			d.measure = inherited(b.measure, "table.total-of-row")
			d.whole, d.of = b, code{value: b.exact, rule: "table.total-of-row"}
			return
		}
	}
}

// part gives the whole: the total of the column or of the row, or the number of all
// who went in the same row.
func (r *row) part(sc *scene, d *draft, before []*draft) {
	c := sc.block
	if total, ok := r.totals[c.Col]; ok && !r.label.total {
		d.of = total
		return
	}
	if r.whole.value != "" && r.whole.at != rangeOf(c) && !d.q.Share {
		d.of = r.whole
		return
	}
	if l := r.lead; l != nil && d.measure.rule == "context.sentence-before" && !d.q.Share && !l.q.Share && larger(l.q, d.q) {
		d.whole, d.of = l, code{value: l.exact, rule: "context.sentence-before"}
		return
	}
	if d.book.Name != codebook.DefaultName && !d.q.Share {
		return
	}
	for _, b := range before {
		if sc.is(b.measure.value, codebook.Base) && (!sc.is(d.measure.value, codebook.Base) || d.q.Share) && !b.q.Share && (d.q.Share || larger(b.q, d.q)) {
			d.whole = b
			d.of = code{value: b.exact, rule: "table.total-of-row"}
		}
	}
}

// where gives the places: of the people where the label or the head says that they
// come from there, else of what happened.
func (r *row) where(sc *scene, d *draft, head label) {
	home := r.label.origin
	if len(home) == 0 && !r.label.total {
		home = r.group.origin
	}
	local := sc.are(d.noun.class, codebook.Locals) || d.book.Name != codebook.DefaultName
	if (r.corner.here || local && !r.corner.home) && r.label.people.value == "" && r.group.people.value == "" {
		d.theatre = home
		if r.label.name.value != "" {
			d.place = []code{r.label.name}
		}
	} else {
		d.origin = home
	}
	first := func(field *[]code, lists ...[]code) {
		for _, l := range lists {
			if len(*field) == 0 {
				*field = l
			}
		}
	}
	if local {
		first(&d.theatre, head.theatre, r.caption.theatre, r.caption.country)
	} else {
		first(&d.origin, head.origin, r.caption.origin, r.caption.country)
	}
	first(&d.origin, head.origin, r.caption.origin)
	if !local {
		first(&d.origin, sc.originAbove())
	}
	if !local && !sc.are(d.noun.class, codebook.Vague|codebook.Locals) {
		first(&d.origin, sc.originOfText())
	}
	title := sc.titleContext()
	first(&d.theatre, r.label.theatre, head.theatre, r.caption.theatre, sc.headTheatre(), inheritAll(sc.para.theatre, "context.sentence-before"), inheritAll(title.theatre, "context.title"))
	first(&d.place, r.label.place, head.place)
}

// titleContext is what the title says, nothing if there is none.
func (sc *scene) titleContext() context {
	if len(sc.heads) == 0 {
		return context{}
	}
	return sc.heads[0].context
}

// originOfText returns where the people come from whom the whole text is about: as its
// title says, else what most of it does, else the only place that its beginning names.
func (sc *scene) originOfText() []code {
	if t := sc.titleContext(); len(t.origin) > 0 {
		return inheritAll(t.origin, "context.title")
	}
	only := sc.focus
	if l := &sc.ahead.lands; only == "" && l.sum > 0 && l.count[l.top] == l.sum {
		only = l.top
	}
	if only == "" {
		return nil
	}
	return []code{{value: only, rule: "context.document"}}
}

// originAbove returns where the people of the section come from.
func (sc *scene) originAbove() []code {
	if h := sc.headOrigin(); h != nil {
		return inheritAll(h.origin, "context.heading")
	}
	return nil
}

// when gives the time: of the row, the column, the caption or the heading.
func (r *row) when(sc *scene, d *draft, head label) {
	column := head.time
	if column.value != "" {
		column.rule = "table.date-of-column"
	}
	for _, c := range []code{r.time, column, r.group.time, r.dated, inherited(r.caption.time, "context.heading"), sc.headTime(), inherited(sc.titleContext().time, "context.title")} {
		if c.value != "" {
			d.time = c
			break
		}
	}
	if first, last, ok := strings.Cut(d.time.value, "/"); ok && sc.is(d.measure.value, codebook.State) && first != ".." && last != ".." {
		d.time.value = last // a state at the end of the time that the table is about
	}
}

// narrow gives the traits, the groups and the causes.
func (r *row) narrow(sc *scene, d *draft, head label) {
	sc.linkSegment(d)
	if e := d.noun.entry; e != nil && e.Slot("segment") != "" && !has(d.segment, e.Slot("segment")) {
		d.segment = append(d.segment, code{value: e.Slot("segment"), rule: e.ID})
	}
	for _, l := range []label{head, r.label, r.group, r.caption} {
		for _, c := range l.segment {
			if !has(d.segment, c.value) {
				d.segment = append(d.segment, c)
			}
		}
		if len(d.group) == 0 {
			d.group = l.group
		}
		if own := sc.takeCauses(d, l.cause, "table.label"); len(d.cause) == 0 && !sc.is(d.measure.value, codebook.Rest) {
			d.cause = own
		}
	}
	for _, c := range d.cause {
		if !has(d.segment, c.value) {
			d.segment = append(d.segment, c)
		}
	}
	if len(d.group) > 0 {
		d.scope = sc.scopeOf()
	}
}

// credit gives the source: of the row, of the note under the table, of the caption.
func (r *row) credit(sc *scene, d *draft, head label) {
	for _, list := range [][]code{r.names, head.source, r.label.source, r.source, r.caption.source} {
		if len(list) > 0 {
			d.source = list
			break
		}
	}
	sc.linkStance(d)
	for _, l := range []label{r.caption, r.label, head} {
		if l.stance.value != "" {
			d.stance = l.stance
		}
	}
}

// headTime returns the date of the nearest heading that names one: the caption of
// a table.
func (sc *scene) headTime() code {
	for i := len(sc.heads) - 1; i >= 0 && sc.heads[i].level > 1; i-- {
		if t := sc.heads[i].time; t.value != "" {
			return inherited(t, "context.heading")
		}
	}
	return code{}
}
