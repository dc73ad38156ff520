package office

import (
	"strings"

	"cited/internal/text"
)

// maxColumns is how many columns a table has at most: as many as in any program.
const maxColumns = 16_384

// Cell is a cell of a table. An empty one may be left out of its row, unless it
// reaches into others.
type Cell struct {
	Span
	Col    int
	Across int  // columns that it covers; 0 stands for 1
	Number bool // the file says that it holds a number
	Below  bool // it belongs to the cell above it, which reaches down
}

// table is a table that is being written.
type table struct {
	heads   []text.Range // by column, in this window
	labels  []text.Range // by column: the last cell that may reach down
	headers [][]Cell     // the rows of heads, for the windows after this
	section text.Range   // the line that names the rows below it
	named   []Cell       // that line
}

// begin starts a table: what follows are rows, until End.
func (w *Writer) begin() {
	w.table = &table{}
	if len(w.content) > 0 {
		w.part = blank
	}
}

// end ends a table.
func (w *Writer) end() {
	w.table = nil
	w.part = blank
}

// repeat writes the heads of the open table again, and the section.
func (w *Writer) repeat() {
	t := w.table
	t.heads, t.labels, t.section = nil, nil, text.Range{}
	headers, named := t.headers, t.named
	t.headers, t.named = nil, nil
	if sizeOf(append([][]Cell{named}, headers...)) > maxRepeated {
		return
	}
	for _, row := range headers {
		w.header(row)
	}
	if named != nil {
		w.sectionRow(named)
	}
}

// maxRepeated is how large heads are that are written again, so that a file of
// heads does not become a text of many times its size.
const maxRepeated = windowBytes / 16

// sizeOf returns how much rows take, in bytes, each cell some.
func sizeOf(rows [][]Cell) int {
	n := 0
	for _, row := range rows {
		for _, c := range row {
			n += len(c.Text) + 16
		}
	}
	return n
}

// header writes a row of heads.
func (w *Writer) header(row []Cell) {
	t := w.table
	above := append([]text.Range(nil), t.heads...)
	t.headers = append(t.headers, row)
	w.eachCell(row, func(c Cell, r text.Range) {
		b := text.Block{Kind: text.Cell, Start: r.Start, End: r.End, Row: w.row, Col: c.Col, Head: at(above, c.Col)}
		w.blocks = append(w.blocks, b)
		for col := c.Col; col < c.Col+max(c.Across, 1) && col < maxColumns; col++ {
			t.heads = set(t.heads, col, r)
		}
	})
}

// sectionRow writes a row that names those below it.
func (w *Writer) sectionRow(row []Cell) {
	w.eachCell(row, func(c Cell, r text.Range) {
		w.blocks = append(w.blocks, text.Block{Kind: text.Cell, Start: r.Start, End: r.End, Row: w.row, Col: c.Col})
		w.table.section, w.table.named = r, row
	})
}

// data writes a row of a table: each cell with the head of its column and the
// label of its row.
func (w *Writer) data(row []Cell) {
	t := w.table
	if len(row) > 0 && !(row[0].Col == 0 && row[0].Below) {
		t.labels = set(t.labels, 0, text.Range{})
	}
	w.eachCell(row, func(c Cell, r text.Range) {
		b := text.Block{Kind: text.Cell, Start: r.Start, End: r.End, Row: w.row, Col: c.Col, Head: at(t.heads, c.Col)}
		if c.Col == 0 {
			b.Label = t.section
			t.labels = set(t.labels, 0, r)
		} else {
			b.Label = at(t.labels, 0)
		}
		w.blocks = append(w.blocks, b)
	})
}

// eachCell writes the cells of a row that say something.
func (w *Writer) eachCell(row []Cell, f func(Cell, text.Range)) {
	w.row++
	for _, c := range row {
		if s := c.trimmed(); s.Text != "" {
			f(c, w.put(s))
			w.part = "\t"
		}
	}
	w.part = "\n"
}

func at(list []text.Range, i int) text.Range {
	if i < len(list) {
		return list[i]
	}
	return text.Range{}
}

func set(list []text.Range, i int, r text.Range) []text.Range {
	for len(list) <= i {
		list = append(list, text.Range{})
	}
	list[i] = r
	return list
}

// rowFits makes room for a row, so that no row is parted.
func (w *Writer) rowFits(row []Cell) error {
	n := 0
	for _, c := range row {
		n += len(c.Text)
	}
	if err := w.count(n, len(row)); err != nil {
		return err
	}
	if len(w.content)+n > windowBytes || len(w.blocks)+len(row) > maxBlocks {
		return w.Flush()
	}
	return nil
}

// headRows returns how many of the first rows are heads: words or years above
// numbers, more than one row where the first reaches over several columns.
func headRows(rows [][]Cell) int {
	first := 0 // with a number
	for first < len(rows) && !hasNumber(rows[first]) {
		first++
	}
	if first == 0 || isAlone(rows) {
		return 0
	}
	if first == len(rows) {
		return min(1, len(rows)-1)
	}
	n := 1
	for n < min(first, maxHeads) && hasGaps(rows[n-1], rows[first]) && filled(rows[n]) > 1 {
		n++
	}
	return n
}

// isAlone reports whether the first row is a line by itself: one cell, that of the
// labels, or none below which a row of heads stands.
func isAlone(rows [][]Cell) bool {
	row := rows[0]
	switch filled(row) {
	case 0:
		return true
	case 1:
		return row[firstFilled(row)].Col == 0 || len(rows) < 2 || filled(rows[1]) < 2 || hasNumber(row)
	}
	return false
}

// maxHeads is how many rows of heads a table has at most.
const maxHeads = 4

// hasNumber reports whether a row holds a number beside its label.
func hasNumber(row []Cell) bool {
	for _, c := range row {
		if c.Col > 0 && (c.Number || isNumber(c.Text)) && !isYear(strings.TrimSpace(c.Text)) {
			return true
		}
	}
	return false
}

// hasGaps reports whether a row of heads leaves columns open, or covers several at
// once, so that another row of heads is due.
func hasGaps(row, data []Cell) bool {
	wide := 0
	for _, c := range row {
		if c.Across > 1 {
			return true
		}
		if c.Col > 0 && strings.TrimSpace(c.Text) != "" {
			wide++
		}
	}
	below := 0
	for _, c := range data {
		if c.Col > 0 && strings.TrimSpace(c.Text) != "" {
			below++
		}
	}
	return wide < below
}

// filled counts the cells of a row that say something.
func filled(row []Cell) int {
	n := 0
	for _, c := range row {
		if strings.TrimSpace(c.Text) != "" {
			n++
		}
	}
	return n
}

// isNumber reports whether a text is a number with its signs and nothing else; a
// day as 2016-03-02 is none.
func isNumber(t string) bool {
	t = strings.TrimSpace(t)
	if len(t) == 10 && t[4] == '-' && t[7] == '-' {
		return false
	}
	return strings.ContainsAny(t, "0123456789") && strings.Trim(t, "0123456789.,%+-–−~<>≈ \u00a0\u202f'’$€£") == ""
}

// isYear reports whether a text is a year, which heads a column of a series.
func isYear(t string) bool {
	return len(t) == 4 && (t[:2] == "19" || t[:2] == "20") && strings.Trim(t, "0123456789") == ""
}
