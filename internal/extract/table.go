package extract

import (
	"cited/internal/codebook"
	"cited/internal/mention"
	"cited/internal/text"
)

// cellContext is what the rest of a table says for one cell.
type cellContext struct {
	at      text.Range // the whole row, which is quoted
	origin  []code
	measure code
	time    code
	noun    noun
}

// maxParts is how many figures of a row later ones may be parts of.
const maxParts = 64

// row reads the cells of the row that begins at block i and returns the index
// behind it. The label of the row gives origin or group, the head of the column
// the measure, a column of dates the time.
func (s *Session) row(w text.Window, i int) int {
	end := i
	for end < len(w.Blocks) && w.Blocks[end].Kind == text.Cell && w.Blocks[end].Row == w.Blocks[i].Row {
		end++
	}
	cells := w.Blocks[i:end]
	var row cellContext
	row.at = text.Range{Start: cells[0].Start, End: cells[len(cells)-1].End}
	row.time = s.rowTime(w, cells)
	if len(cells) > 1 {
		row.origin = s.originOf(w, text.Range{Start: cells[0].Start, End: cells[0].End})
	}
	var before []*draft
	for _, c := range cells {
		if d := s.cell(w, c, row, before); d != nil && len(before) < maxParts {
			before = append(before, d)
		}
	}
	return end
}

// rowTime returns the date that a cell of the row holds and nothing else.
func (s *Session) rowTime(w text.Window, cells []text.Block) code {
	for _, c := range cells[min(1, len(cells)):] {
		sc := s.stretch(w, c, text.Range{Start: c.Start, End: c.End})
		if sc == nil || len(sc.s.Periods) != 1 {
			continue
		}
		if p := sc.s.Periods[0]; p.From == 0 && p.To == len(sc.s.Tokens) && p.Value != "" {
			return code{value: string(p.Value), rule: "table.date-of-row", at: sc.bytes(0, p.To)}
		}
	}
	return code{}
}

// stretch analyses any stretch of the window as if it were a sentence.
func (s *Session) stretch(w text.Window, b text.Block, r text.Range) *scene {
	s.tokens = text.AppendTokens(s.tokens[:0], w.Content, r.Start, r.End)
	if len(s.tokens) == 0 {
		return nil
	}
	s.s.Date = s.date
	s.turn = nil
	s.reader.lang.Analyze(&s.s, w.Content, s.tokens)
	return s.scene(w, b)
}

// originOf returns the countries and regions of a label.
func (s *Session) originOf(w text.Window, r text.Range) []code {
	sc := s.stretch(w, text.Block{}, r)
	if sc == nil {
		return nil
	}
	var out []code
	for _, p := range sc.findPlaces() {
		out = append(out, sc.codesAt(p, "table.label")...)
	}
	return out
}

// headContext reads what the head of a column says.
func (s *Session) headContext(w text.Window, c text.Block, row cellContext) cellContext {
	sc := s.stretch(w, c, c.Head)
	if sc == nil {
		return row
	}
	if ms := sc.s.List(mention.Measures); len(ms) > 0 {
		row.measure = sc.codeOf(sc.says(ms[0].Entry), ms[0].Entry.ID, ms[0])
	}
	if ps := sc.s.List(mention.People); len(ps) > 0 {
		row.noun = sc.headed(noun{}, ps[0])
		row.noun.from, row.noun.to = 0, 0
		if own := sc.says(ps[0].Entry); row.measure.value == "" && own != "" {
			row.measure = sc.codeOf(own, ps[0].Entry.ID, ps[0])
		}
	}
	if ps := sc.s.Periods; len(ps) == 1 && row.time.value == "" {
		row.time = code{value: string(ps[0].Value), rule: "table.date-of-column", at: sc.bytes(ps[0].From, ps[0].To)}
	}
	if len(row.origin) == 0 {
		for _, p := range sc.findPlaces() {
			row.origin = append(row.origin, sc.codesAt(p, "table.head")...)
		}
	}
	return row
}

// cell reads the number of a cell, if the table tells what it counts.
func (s *Session) cell(w text.Window, c text.Block, row cellContext, before []*draft) *draft {
	row = s.headContext(w, c, row)
	sc := s.stretch(w, c, text.Range{Start: c.Start, End: c.End})
	if sc == nil || len(sc.s.Quantities) == 0 || len(sc.s.Quantities) > 2 {
		return nil
	}
	sc.cells, sc.extent = &row, row.at
	sc.places, sc.sources = sc.findPlaces(), sc.findSources()
	d := &draft{q: &sc.s.Quantities[0], noun: sc.nounOf(&sc.s.Quantities[0])}
	if !d.noun.people {
		if !d.noun.bare || d.q.From != 0 {
			return nil
		}
		d.noun = row.noun
	}
	if !s.tableCounts(d, row) {
		return nil
	}
	own := *d.q
	d.q = &own
	sc.fillCell(d, row, before)
	s.emit(sc, d)
	return d
}

// tableCounts reports whether a cell counts people: its head says so, or the
// heading above the table speaks of people and its row of a country.
func (s *Session) tableCounts(d *draft, row cellContext) bool {
	if d.q.Money {
		return false
	}
	if row.measure.value != "" || d.noun.people {
		return true
	}
	if s.para.people.value != "" && len(row.origin) > 0 {
		return true
	}
	for _, h := range s.heads {
		if h.people.value != "" && len(row.origin) > 0 {
			return true
		}
	}
	return false
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

// fillCell gives the fields of a figure in a table.
func (sc *scene) fillCell(d *draft, row cellContext, before []*draft) {
	for _, b := range before {
		if sc.is(b.measure.value, codebook.Base) && !sc.is(row.measure.value, codebook.Base) && !b.q.Share && larger(b.q, d.q) {
			d.whole = b
			d.of = code{value: b.exact, rule: "table.total-of-row"}
		}
	}
	if !d.noun.people {
		sc.nearNoun(d, func(n noun, rule string) {
			d.noun.entry, d.noun.head, d.noun.class, d.noun.thing, d.noun.rule = n.entry, n.head, n.class, n.thing, rule
		})
	}
	if d.noun.head == "" {
		d.noun.head, d.noun.class, d.noun.rule = "person", sc.b.class, "counted.nobody-named"
	}
	sc.open(d, before)
	defer sc.close()
	d.measure, d.origin, d.time = row.measure, row.origin, row.time
	if d.time.value == "" {
		d.time = sc.headTime()
	}
	if d.measure.value == "" {
		d.measure = sc.headMeasure()
	}
	if _, known := d.book.Measure(d.measure.value); !known {
		d.measure = sc.defaultMeasure(d)
	}
	d.theatre = sc.headTheatre()
	sc.linkSegment(d)
	sc.linkCause(d, before)
	sc.linkStance(d)
	sc.linkBasis(d)
	sc.classify(d)
}
