package extract

import (
	"slices"
	"strings"
	"unicode"

	"cited"
	"cited/internal/mention"
	"cited/internal/text"
)

// table is a run of rows that is being read, and what stands above and below it.
type table struct {
	s       *Session
	w       text.Window
	cells   []text.Block
	caption label
	source  []code // of the note under it
	dated   code   // by a note under it
	lead    *draft // the figure that a sentence above it says it breaks down
	corner  label  // the head of the labels
	heads   map[int]*label
	section text.Range // the line that names the rows below it
	group   label      // what it says
	totals  map[int]code
	dates   []code       // of the rows, the first and the last
	total   int          // the column of the totals; none
	counts  map[int]bool // by column: it holds numbers that are no years
}

// maxParts is how many figures of a row later ones may be parts of.
const maxParts = 64

// table reads the cells from block i on, and returns the index behind the last. The
// label of a row and the head of a column say what a number counts, and what both
// leave open the caption, the headings and the note under the table.
func (s *Session) table(w text.Window, i int) int {
	end := i
	for end < len(w.Blocks) && w.Blocks[end].Kind == text.Cell {
		end++
	}
	t := &table{s: s, w: w, cells: w.Blocks[i:end], heads: map[int]*label{}, totals: map[int]code{}, total: none, counts: map[int]bool{}}
	t.caption = s.captionAbove(w, i)
	if below := s.captionBelow(w, end); below.at.End > 0 {
		t.caption.under(below)
	}
	t.source, t.dated = s.noteBelow(w, end), s.dateBelow(w, end)
	if n := len(s.para.figures); n > 0 && i > 0 && strings.HasSuffix(w.Content[:w.Blocks[i-1].End], ":") {
		t.lead = s.para.figures[n-1]
	}
	t.findTotals()
	for from := 0; from < len(t.cells); {
		to := t.rowEnd(from)
		t.row(t.cells[from:to])
		from = to
	}
	return end
}

// rowEnd returns the index behind the row that begins at a cell.
func (t *table) rowEnd(from int) int {
	to := from
	for to < len(t.cells) && t.cells[to].Row == t.cells[from].Row {
		to++
	}
	return to
}

func rangeOf(b text.Block) text.Range { return text.Range{Start: b.Start, End: b.End} }

// maxCaption is how many bytes of what stands above a table are read.
const maxCaption = 400

// captionAbove reads the heading, or the last sentence of the paragraph, right above
// a table.
func (s *Session) captionAbove(w text.Window, i int) label {
	for i--; i >= 0 && w.Blocks[i].Kind == text.Boilerplate; i-- {
	}
	if i < 0 || w.Blocks[i].Kind == text.Cell || w.Blocks[i].Kind == text.Entry {
		return label{}
	}
	b := w.Blocks[i]
	s.tokens = text.AppendTokens(s.tokens[:0], w.Content, max(b.Start, runeStart(w.Content, b.End-maxCaption)), b.End)
	s.ends = s.reader.lang.Spelling.AppendSentences(s.ends[:0], w.Content, s.tokens)
	if len(s.ends) == 0 {
		return label{}
	}
	last := s.ends[len(s.ends)-1]
	if b.Kind == text.Heading {
		last.From = 0
	}
	return s.labelled(w, text.Range{Start: s.tokens[last.From].Start, End: s.tokens[last.To-1].End}, caption)
}

// runeStart returns where the character at i begins.
func runeStart(content string, i int) int {
	for i > 0 && i < len(content) && content[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// notesBelow is how many blocks below a table may hold the note on its source.
const notesBelow = 3

// noteBelow reads who made the table: "Source: police, 2019".
func (s *Session) noteBelow(w text.Window, i int) []code {
	for k := i; k < min(i+notesBelow, len(w.Blocks)); k++ {
		b := w.Blocks[k]
		if b.Kind == text.Cell {
			break
		}
		sc := s.stretch(w, b, text.Range{Start: b.Start, End: min(b.End, runeStart(w.Content, b.Start+maxCaption))})
		if sc == nil {
			continue
		}
		if out := sc.sourcesOfNote(); len(out) > 0 {
			return out
		}
		if b.Kind == text.Heading { // a note without a full stop looks like one
			break
		}
	}
	return nil
}

// dateBelow reads when the numbers of a table hold, of a note under it that tells it:
// "Figures refer to the years 2011 to 2014".
func (s *Session) dateBelow(w text.Window, i int) code {
	for k := i; k < min(i+notesBelow, len(w.Blocks)); k++ {
		b := w.Blocks[k]
		if b.Kind == text.Cell || b.Kind == text.Heading {
			break
		}
		if sc := s.stretch(w, b, text.Range{Start: b.Start, End: min(b.End, runeStart(w.Content, b.Start+maxCaption))}); sc != nil {
			if c := sc.dateOfNote(); c.value != "" {
				return c
			}
		}
	}
	return code{}
}

// dateOfNote returns the only date of a line that opens as such notes do.
func (sc *scene) dateOfNote() code {
	m, ok := sc.s.Beginning(mention.Tables, 0)
	if !ok || m.Entry.Meaning() != "note" || len(sc.s.Periods) != 1 || sc.s.Periods[0].Value == "" {
		return code{}
	}
	p := sc.s.Periods[0]
	for i := range sc.s.Quantities { // it tells of other numbers
		if !sc.countsNobody(&sc.s.Quantities[i]) {
			return code{}
		}
	}
	return code{value: string(p.Value), rule: "table.date-below", at: sc.bytes(p.From, p.To)}
}

// sourcesOfNote reads the names behind "Source:", up to the end of the sentence or
// a comma; behind "Sources:" commas part them.
func (sc *scene) sourcesOfNote() []code {
	m, ok := sc.s.Beginning(mention.Tables, 0)
	if !ok || m.Entry.Meaning() != "source" || sc.word(m.To) != ":" && sc.word(m.To) != "." && sc.word(m.To) != "–" {
		return nil
	}
	several := plural(sc.folded(m.To - 1))
	var out []code
	from := m.To + 1
	for i := from; i <= len(sc.s.Tokens) && i-m.To < maxSources; i++ {
		w := sc.word(i)
		if i < len(sc.s.Tokens) && !strings.Contains(",;.(", w) {
			continue
		}
		start := sc.pastArticle(from)
		if to := sc.beforeDate(start, i); to > start && !sc.dated(start) {
			out = append(out, code{value: text.Plain(sc.s.Word(start, to)), rule: "table.source", at: sc.bytes(start, to)})
		}
		if w == "." || w == "(" || w == "," && !several {
			break
		}
		from = i + 1
	}
	return out
}

// maxSources is how many tokens of a note on sources are read.
const maxSources = 40

// findTotals looks in the first and in the last row of numbers for those that the
// others are parts of, and among the heads for the column of totals.
func (t *table) findTotals() {
	if len(t.cells) == 0 {
		return
	}
	last := len(t.cells) - 1
	for last > 0 && t.cells[last-1].Row == t.cells[last].Row {
		last--
	}
	for _, from := range []int{last, t.rowEnd(0)} {
		if from >= len(t.cells) {
			continue
		}
		row := t.cells[from:t.rowEnd(from)]
		names, ok := labelCell(row)
		if !ok || !t.s.labelled(t.w, rangeOf(names), rowLabel).total {
			continue
		}
		for _, c := range row {
			if c == names {
				continue
			}
			t.totals[c.Col] = code{value: t.w.Content[c.Start:c.End], rule: "table.total-of-column", at: rangeOf(c)}
		}
		return
	}
}

// holdsCounts reports whether a cell of a column has digits and is no year: 1900 among 450
// and 2120 is a number of people.
func (t *table) holdsCounts(col int) bool {
	known, ok := t.counts[col]
	if ok {
		return known
	}
	t.counts[col] = slices.ContainsFunc(t.cells, func(c text.Block) bool {
		return c.Col == col && c.Head.Start < c.Head.End && isCount(t.w.Content[c.Start:c.End])
	})
	return t.counts[col]
}

// isCount reports whether a cell has digits, and more or fewer than a year.
func isCount(cell string) bool {
	digits := 0
	for _, r := range cell {
		if unicode.IsDigit(r) {
			digits++
		}
	}
	return digits > 0 && digits != 4
}

// labelCell returns the cell that names a row, and whether there is one: that which the
// other cells have as their label, else the first.
func labelCell(row []text.Block) (text.Block, bool) {
	for _, c := range row {
		if c.Col > 0 && slices.ContainsFunc(row, func(o text.Block) bool { return o.Label == rangeOf(c) }) {
			return c, true
		}
	}
	return row[0], row[0].Col == 0
}

// labelOf reads the cell that names a row.
func (t *table) labelOf(row []text.Block) label {
	c, ok := labelCell(row)
	if !ok {
		return label{}
	}
	return t.s.labelled(t.w, rangeOf(c), rowLabel)
}

// head reads the head of a column, with those above it.
func (t *table) head(c text.Block) label {
	if c.Head.Start == c.Head.End {
		return label{}
	}
	if l, ok := t.heads[c.Head.Start]; ok {
		return *l
	}
	l := t.s.labelled(t.w, c.Head, columnHead)
	t.heads[c.Head.Start] = &l // before those above it, which might lead back
	if above, ok := t.cellAt(c.Head); ok && above.Head != c.Head {
		l.under(t.head(above))
		t.heads[c.Head.Start] = &l
	}
	return l
}

// cellAt returns the cell that stands somewhere.
func (t *table) cellAt(r text.Range) (text.Block, bool) {
	from, to := 0, len(t.cells)
	for from < to {
		if m := (from + to) / 2; t.cells[m].Start < r.Start {
			from = m + 1
		} else {
			to = m
		}
	}
	if from == len(t.cells) || rangeOf(t.cells[from]) != r {
		return text.Block{}, false
	}
	return t.cells[from], true
}

// row reads the cells of a row.
func (t *table) row(cells []text.Block) {
	row := &row{table: t, at: text.Range{Start: cells[0].Start, End: cells[len(cells)-1].End}, label: t.labelOf(cells)}
	if len(cells) == 1 && cells[0].Col == 0 || cells[0].Head.Start == cells[0].Head.End && t.isHeadRow(cells) {
		return
	}
	if first, ok := labelCell(cells); ok {
		t.open(first)
	}
	row.read(cells)
	var figures []*draft
	for _, c := range cells {
		for _, d := range row.cell(c, figures) {
			if len(figures) < maxParts {
				figures = append(figures, d)
			}
		}
	}
}

// isHeadRow reports whether cells head the columns of the table.
func (t *table) isHeadRow(cells []text.Block) bool {
	next := t.rowEnd(0)
	return cells[0].Row == t.cells[0].Row && next < len(t.cells) && t.cells[len(t.cells)-1].Head.Start != t.cells[len(t.cells)-1].Head.End
}

// open notes the section that a row stands in, and what heads the labels.
func (t *table) open(first text.Block) {
	t.corner = t.head(first)
	if first.Label != t.section {
		t.section, t.group = first.Label, label{}
		if first.Label.Start < first.Label.End {
			t.group = t.s.labelled(t.w, first.Label, rowLabel)
		}
	}
}

// spanned returns the time from the first row to the last, for the row of totals.
func (t *table) spanned() code {
	if len(t.dates) != 2 || t.dates[0].value == t.dates[1].value {
		return code{}
	}
	first, _, _ := strings.Cut(t.dates[0].value, "/")
	_, last, ok := strings.Cut(t.dates[1].value, "/")
	if !ok {
		last = t.dates[1].value
	}
	if v := cited.EDTF(first + "/" + last); v.Valid() {
		return code{value: string(v), rule: "table.dates-of-rows", at: t.dates[1].at}
	}
	return code{}
}
