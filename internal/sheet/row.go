package sheet

import (
	"fmt"
	"slices"
	"strings"

	"cited"
)

// context reads all cells of a row but its numbers into the fields that its proposals
// share.
func (x *reading) context(w *row) cited.Proposal {
	var p cited.Proposal
	total := false
	for i := range x.h.columns {
		c := &x.h.columns[i]
		if v := w.at(c.col); !c.isNumbers() && v.words != "" && c.field != fieldNote && c.field != fieldID && x.isTotal(v.words) {
			total = true
		}
	}
	open := !total // the cells so far are empty, as below merged cells
	for i := range x.h.columns {
		c := &x.h.columns[i]
		if c.isNumbers() {
			open = false
			continue
		}
		v, note := w.at(c.col), ""
		if v.words != "" {
			open = open && c.field == ""
		} else if above := x.above(w, c, open); above.words != "" {
			note = fmt.Sprintf("the cell below it is empty, so that %s counts for row %d too", above.name, w.n)
			v = above
		}
		x.carried[c.col] = v
		if v.words == "" || x.saysNothing(v.words) {
			continue
		}
		x.read(&p, c, v, note)
	}
	for _, c := range w.cells {
		if x.h.at[c.col] == nil {
			p.Row = append(p.Row, cited.CellRead{Cell: c.name, Words: c.words, Note: "its column has no head"})
		}
	}
	p.Total = total
	return p
}

// above returns the cell above an empty one that reaches down to it, as merged cells do: the
// first cells of a row are empty, and others are not.
func (x *reading) above(w *row, c *column, open bool) cell {
	if !open || !slices.Contains([]string{fieldOrigin, fieldTheatre, fieldMeasure, fieldGroup, fieldPopulation, fieldTime, fieldSource}, c.field) {
		return cell{}
	}
	further := slices.ContainsFunc(w.cells, func(v cell) bool {
		o := x.h.at[v.col]
		return v.col > c.col && o != nil && !o.isNumbers() && o.field != "" && o.field != fieldNote
	})
	if !further {
		return cell{}
	}
	return x.carried[c.col]
}

// read reads one cell into its field.
func (x *reading) read(p *cited.Proposal, c *column, v cell, note string) {
	r := cited.CellRead{Cell: v.name, Head: c.head, Words: v.words, Field: c.field}
	reads, why := x.field(p, c, v.words)
	r.Reads, r.Note = reads, joined(note, why)
	p.Row = append(p.Row, r)
}

// field puts what a cell says into a field of a proposal, and returns how it was read, and
// why not.
func (x *reading) field(p *cited.Proposal, c *column, words string) (reads, why string) {
	words = strings.TrimSpace(words)
	if len(words) > mostRead && !slices.Contains(asWritten(), c.field) && c.field != "" {
		return "", "there are too many words in it to be read"
	}
	switch c.field {
	case fieldOrigin, fieldTheatre:
		if x.isTotal(words) {
			return "", "a total, and no country"
		}
		list, why := x.countries(words)
		if c.field == fieldOrigin {
			p.Origin = list
		} else {
			p.Theatre = list
		}
		return strings.Join(list, ", "), why
	case fieldMeasure:
		m, ok := x.measureOf(words)
		if !ok {
			return "", "it is no measure of the codebook, and no word that says one alone"
		}
		p.Codebook, p.Measure = m.book.Name, x.set.Written(m.book.Name, m.code)
		return p.Measure, ""
	case fieldTime, fieldReported, fieldPublished:
		d, why, _ := x.date(words, c.numeric)
		switch c.field {
		case fieldTime:
			p.Time = d
		case fieldReported:
			p.Reported = d
		default:
			p.Published = d
		}
		return string(d), why
	case fieldKind:
		return x.kind(p, words)
	case fieldBasis:
		if b := cited.Basis(strings.ToLower(words)); slices.Contains([]cited.Basis{cited.Cumulative, cited.Point, cited.Period, cited.Unstated}, b) {
			p.Basis = b
			return string(b), ""
		}
		return "", "it is none of cumulative, point, period, unstated"
	case fieldGroup, fieldPopulation, fieldSegment:
		return x.code(p, c.field, words)
	}
	return keepWritten(p, c.field, words), ""
}

// code reads a cell that names something which codebooks list.
func (x *reading) code(p *cited.Proposal, field, words string) (reads, why string) {
	for _, b := range x.set.Books() {
		switch field {
		case fieldGroup:
			if g, ok := b.Group(words); ok {
				p.Group, p.GroupScope = []string{g.Name}, cited.Only
				return g.Name, ""
			}
			why = "no armed group of the codebook is called so"
		case fieldPopulation:
			if code, ok := x.population(words, b); ok {
				p.Population = code
				return code, ""
			}
			why = "it is no population of the codebook, and no noun of people"
		case fieldSegment:
			if s, ok := b.Segment(words); ok {
				p.Segment = []string{s.Code}
				return s.Code, ""
			}
			why = "it is no segment of the codebook"
		}
	}
	return "", why
}

// kind reads whether people are counted, or are a share.
func (x *reading) kind(p *cited.Proposal, words string) (reads, why string) {
	switch {
	case x.means(words, "share"):
		p.Kind = cited.Share
	case x.means(words, "count"), x.means(words, fieldValue):
		p.Kind = cited.Count
	default:
		return "", "it is neither a count nor a share of people"
	}
	return string(p.Kind), ""
}

// asWritten lists the fields whose words are kept and not read further.
func asWritten() []string {
	return []string{fieldPlace, fieldOf, fieldSource, fieldPublisher, fieldTitle, fieldAddress, fieldQuote, fieldNote, fieldID}
}

// keepWritten keeps the words of a cell that are not read further.
func keepWritten(p *cited.Proposal, field, words string) string {
	switch field {
	case fieldPlace:
		p.Place = []string{words}
	case fieldOf:
		p.Of = words
	case fieldSource:
		p.Attribution = []string{words}
	case fieldPublisher:
		p.Publisher = words
	case fieldTitle:
		p.Title = words
	case fieldAddress:
		p.Address = words
	case fieldQuote, fieldNote, fieldID:
	default:
		return "" // its column is not understood
	}
	return words
}

// propose makes a proposal of a number and what its row says, or lists why it is none.
func (x *reading) propose(w *row, base *cited.Proposal, f found) {
	p := *base
	p.Row = slices.Clone(base.Row)
	p.Exact, p.Low, p.High, p.Modifier, p.Word = f.exact(), f.low, f.high, f.modifier, f.word
	p.Cell, p.Sheet = f.cells[0].name, x.t.name
	if p.Sheet == "" {
		p.Sheet = "table"
	}
	if p.Kind == "" || f.share {
		p.Kind = cited.Count
		if f.share {
			p.Kind = cited.Share
		}
	}
	x.headSays(&p, f.c)
	if p.Measure == "" && x.sheetMeasure.code != "" {
		p.Codebook, p.Measure = x.sheetMeasure.book.Name, x.set.Written(x.sheetMeasure.book.Name, x.sheetMeasure.code)
		p.Row = append(p.Row, cited.CellRead{Cell: x.t.name, Words: x.t.name, Field: fieldMeasure, Reads: p.Measure, Note: "the name of the sheet says it"})
	}
	p.Total = p.Total || f.c.total
	for i, v := range f.cells {
		c := f.c
		if i > 0 || len(f.cells) == 1 && v.col != c.col {
			c = x.h.at[v.col]
		}
		r := cited.CellRead{Cell: v.name, Head: c.head, Words: v.words, Field: c.field, Reads: reads(&p, c), Note: f.note}
		p.Row = append(p.Row, r)
	}
	if p.Measure == "" && len(p.Origin) == 0 && !p.Total {
		x.leave(p.Cell, w.words(), "it says neither what is counted nor from which country people are")
		return
	}
	x.keep(&p)
}

// headSays fills in what the head of the number says, over what its row says.
func (x *reading) headSays(p *cited.Proposal, c *column) {
	note := func(field, reads string) {
		p.Row = append(p.Row, cited.CellRead{Cell: c.name, Head: c.head, Words: c.head, Field: field, Reads: reads, Note: "its head says it"})
	}
	if c.measure.code != "" {
		p.Codebook, p.Measure = c.measure.book.Name, x.set.Written(c.measure.book.Name, c.measure.code)
		note(fieldMeasure, p.Measure)
	}
	if c.time != "" {
		p.Time = c.time
		note(fieldTime, string(c.time))
	}
	if c.population != "" && p.Population == "" {
		book := c.measure.book
		if book == nil {
			book = x.set.Books()[0]
		}
		p.Population = book.PopulationOf(c.population)
		note(fieldPopulation, p.Population)
	}
}

// reads says what a cell of a number was read as.
func reads(p *cited.Proposal, c *column) string {
	number := func(v *float64) string {
		if v == nil {
			return ""
		}
		return fmt.Sprintf("%.10g", *v)
	}
	switch {
	case p.Word != "":
		return p.Word
	case c.field == fieldLow:
		return number(p.Low)
	case c.field == fieldHigh:
		return number(p.High)
	case p.Low != nil && p.High != nil && *p.Low == *p.High:
		return number(p.Low)
	}
	return number(p.Low) + ".." + number(p.High)
}

// keep gives a proposal its id and keeps it.
func (x *reading) keep(p *cited.Proposal) {
	if p.Codebook == "" {
		p.Codebook = x.set.Books()[0].Name
	}
	if p.Basis == "" {
		p.Basis = cited.Unstated
	}
	p.Stance = cited.Asserted
	p.Individual = p.Kind == cited.Count && p.High != nil && *p.High == 1
	parts := []string{x.original, p.Sheet, p.Cell, p.Exact}
	for _, r := range p.Row {
		parts = append(parts, r.Field, r.Words)
		x.kept += len(r.Words) + len(r.Head) + cellBytes
	}
	p.ID = cited.NewID(cited.ProposalID, parts...)
	if len(x.Proposals) == mostProposals || x.kept > mostKept {
		x.err = cited.Errorf(cited.Unsupported, "more than %d numbers, or rows of very many words: split it into parts and import those", mostProposals)
		return
	}
	x.Proposals = append(x.Proposals, *p)
	x.Tables[len(x.Tables)-1].Proposals++
}
