package sheet

import (
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/mention"
)

// Result is what was made of a spreadsheet.
type Result struct {
	Proposals []cited.Proposal
	Tables    []Table
	Left      []Left // what is no proposal; at most MostLeft
	LeftOut   int    // how many there are
}

// MostLeft is how many rows are listed that are no proposals.
const MostLeft = 10_000

// mostTries is how many rows below the heads of a sheet are looked at in full for further
// heads.
const mostTries = 200

// mostProposals is how many proposals a spreadsheet may make, and mostKept how many bytes
// they may be: each keeps the words of its row.
const (
	mostProposals = 200_000
	mostKept      = 256 << 20
	cellBytes     = 100 // that a cell takes beside its words
)

// Table is a table that was found, and how its columns were read.
type Table struct {
	Heads     string // where its heads stand: "Returns!4"
	Columns   []Column
	Proposals int
}

// Column is how a column was read.
type Column struct {
	Letters string // "C"
	Head    string
	Gives   string // the field, with what its head says: "value, returned, 2015"; empty if it is not understood
	Why     string // and why not
}

// Left is a row, or a cell of one, that is no proposal.
type Left struct {
	Where string // "Returns!C5"
	Words string
	Why   string
}

// Read makes proposals of the cells of a spreadsheet whose bytes have this SHA-256. A
// spreadsheet of which nothing can be made is Unsupported.
func (r *Reader) Read(g *Grid, original string, given Columns) (*Result, error) {
	out := &reading{Reader: r, original: original, given: given}
	for _, t := range g.sorted() {
		out.table(t)
		if out.err != nil {
			return nil, out.err
		}
	}
	if len(out.Tables) == 0 {
		return &out.Result, cited.Errorf(cited.Unsupported, "no row of heads was found in it: there must be a column for what is counted or where, and one of numbers, such as country, measure, number; --columns \"Land=origin,Anzahl=value\" names heads that are not known")
	}
	if len(out.Proposals) == 0 {
		return &out.Result, cited.Errorf(cited.Unsupported, "its heads were read, but no row below them says how many of whom: see how its columns were read with --dry-run, and name them with --columns")
	}
	return &out.Result, nil
}

// reading is one run of Read.
type reading struct {
	*Reader
	Result
	original string
	given    Columns
	kept     int
	err      error

	t            *table
	h            *heads
	next         int          // the row right below the last one of data; 0 after anything else
	tries        int          // rows of the sheet that were looked at for further heads
	carried      map[int]cell // what reaches down into it, by column
	sheetMeasure sense
}

// table reads one sheet, which may hold several tables.
func (x *reading) table(t *table) {
	x.t, x.sheetMeasure, x.tries = t, sense{}, 0
	x.h = x.firstHeads(t, 0, x.given)
	if x.h == nil {
		x.leave(t.rows[0].cells[0].name, t.rows[0].words(), "no row of heads was found in this sheet, so that nothing of it is read")
		return
	}
	if s := x.head(t.name, nil); len(s.unknown) == 0 && len(s.fields) == 0 && !s.clash {
		x.sheetMeasure = s.measure
	}
	for _, w := range t.rows[:x.h.first] {
		x.leave(w.cells[0].name, w.words(), "it stands above the heads")
	}
	x.begin()
	for i := x.h.last + 1; i < len(t.rows) && x.err == nil; i++ {
		w := t.rows[i]
		if x.headsAgain(w) {
			x.h = x.headsAt(t, i, x.given)
			x.begin()
			i = x.h.last
			continue
		}
		x.row(w)
	}
}

// headsAgain reports whether another table begins with a row: two of its cells at least begin
// with words of heads, and there are no numbers in it.
func (x *reading) headsAgain(w *row) bool {
	like := 0
	for _, c := range w.cells {
		if _, n := x.lang.SheetWord(mention.SheetWords(c.words[:min(len(c.words), mostHeadBytes)])); n > 0 || x.given[headKey(c.words)] != "" {
			like++
		}
	}
	if like < 2 || x.tries == mostTries || x.hasNumbers(w) {
		return false
	}
	x.tries++
	return x.headScore(w, x.given) >= twoHeads && x.isPartOfHeads(w, x.given)
}

// mostHeadBytes is how long a cell is that is looked at as a head.
const mostHeadBytes = 200

// hasNumbers reports whether a row has something in a column of numbers that can be read
// as a number: then it is data, whatever its words are.
func (x *reading) hasNumbers(w *row) bool {
	for i := range x.h.columns {
		c := &x.h.columns[i]
		if words := w.at(c.col).words; c.isNumbers() && words != "" {
			if _, _, ok := x.number(words, c); ok {
				return true
			}
		}
	}
	return false
}

// begin notes how the columns of a table are read.
func (x *reading) begin() {
	x.next = 0
	t := Table{Heads: x.t.where(x.t.rows[x.h.last].n)}
	numbers := 0
	for i := range x.h.columns {
		if x.h.columns[i].isNumbers() {
			numbers++
		}
	}
	for i := range x.h.columns {
		c := &x.h.columns[i]
		switch c.field {
		case fieldTime, fieldReported, fieldPublished:
			c.numeric = orderOf(x.t, c.col, x.h.last+1)
		}
		c.total = c.total && numbers > 1
		t.Columns = append(t.Columns, Column{c.title(), c.head, c.gives(), c.why})
	}
	if numbers == 0 {
		x.leave(x.t.where(x.t.rows[x.h.last].n), x.t.rows[x.h.last].words(), "none of these heads is that of numbers")
	}
	x.Tables = append(x.Tables, t)
}

// gives says what a column was read as.
func (c *column) gives() string {
	if c.field == "" {
		return ""
	}
	parts := []string{c.field}
	if c.measure.code != "" && c.field != fieldMeasure {
		parts = append(parts, c.measure.code)
	}
	if c.population != "" && c.isNumbers() {
		parts = append(parts, c.population)
	}
	if c.time != "" {
		parts = append(parts, string(c.time))
	}
	if c.share {
		parts = append(parts, "percent")
	}
	if c.factor > 1 {
		parts = append(parts, fmt.Sprintf("times %g", c.factor))
	}
	if c.total {
		parts = append(parts, "total")
	}
	return strings.Join(parts, ", ")
}

func (x *reading) leave(where, words, why string) {
	if x.LeftOut++; len(x.Left) < MostLeft {
		x.Left = append(x.Left, Left{where, clip(strings.Join(strings.Fields(words), " ")), why})
	}
}

// row reads a row below the heads.
func (x *reading) row(w *row) {
	if x.next != w.n {
		x.carried = map[int]cell{}
	}
	x.next = 0
	numbers := x.numbers(w)
	if len(numbers) == 0 {
		if len(w.cells) == 1 {
			x.leave(w.cells[0].name, w.words(), "a line of words")
		} else if !x.leftAny(w) {
			x.leave(x.t.where(w.n), w.words(), "there is no number, and no word in place of one, in its columns of numbers")
		}
		return
	}
	x.next = w.n + 1
	base := x.context(w)
	for _, n := range numbers {
		x.propose(w, &base, n)
		if x.err != nil {
			return
		}
	}
}

// leftAny reports whether a cell of the row was left out with a reason already.
func (x *reading) leftAny(w *row) bool {
	return slices.ContainsFunc(w.cells, func(c cell) bool { return len(x.Left) > 0 && x.Left[len(x.Left)-1].Where == c.name })
}

// found is a number of a row, with its column and the cells that it is read from.
type found struct {
	number
	c     *column
	cells []cell
}

// numbers reads the numbers of a row: those of each column of numbers, and of two columns
// of low and high ones together.
func (x *reading) numbers(w *row) []found {
	var all []found
	var lows, highs []found
	for i := range x.h.columns {
		c := &x.h.columns[i]
		v := w.at(c.col)
		if !c.isNumbers() || v.words == "" || x.saysNothing(v.words) {
			continue
		}
		n, why, ok := x.number(v.words, c)
		if !ok {
			x.leave(v.name, v.words, why)
			continue
		}
		one := found{n, c, []cell{v}}
		switch c.field {
		case fieldLow:
			lows = append(lows, one)
		case fieldHigh:
			highs = append(highs, one)
		default:
			all = append(all, one)
		}
	}
	return append(all, x.ranges(lows, highs)...)
}

// ranges pairs low and high numbers whose heads say the same beside that.
func (x *reading) ranges(lows, highs []found) []found {
	var all []found
	add := func(low, high *found) {
		f := found{c: low.orElse(high).c}
		var l, h *number
		if low != nil {
			l, f.cells = &low.number, append(f.cells, low.cells...)
		}
		if high != nil {
			h, f.cells = &high.number, append(f.cells, high.cells...)
		}
		n, why, ok := between(l, h)
		if !ok {
			x.leave(f.cells[0].name, f.exact(), why)
			return
		}
		f.number = n
		all = append(all, f)
	}
	for i := range lows {
		low := &lows[i]
		k := slices.IndexFunc(highs, func(high found) bool { return low.c.pairs(high.c) })
		if k < 0 {
			add(low, nil)
			continue
		}
		add(low, &highs[k])
		highs = slices.Delete(slices.Clone(highs), k, k+1)
	}
	for i := range highs {
		add(nil, &highs[i])
	}
	return all
}

func (f *found) orElse(other *found) *found {
	if f != nil {
		return f
	}
	return other
}

// pairs reports whether two columns are the low and the high end of the same.
func (c *column) pairs(o *column) bool {
	return c.measure == o.measure && c.time == o.time && c.population == o.population && c.share == o.share && c.factor == o.factor
}

// exact returns the words of a number as they are written.
func (f *found) exact() string {
	var all []string
	for _, c := range f.cells {
		all = append(all, c.words)
	}
	return strings.Join(all, " – ")
}
