package cli

import (
	"bufio"
	"strings"
)

// column is one column of a table.
type column struct {
	head  string
	right bool // numbers stand at the right
	most  int  // columns at most; 0 for no bound
	drop  int  // where the line is too narrow, the columns with the highest go first; 0 stays
	rest  bool // takes what is left of the line; the last column only
}

// table prints rows under heads. The first rows decide how wide the columns are,
// the others are cut to that, so that a table of a million rows is printed as it
// comes. Own code, since table libraries hold all rows until the end.
type table struct {
	out     *bufio.Writer
	columns []column
	held    [][]string
	widths  []int // nil until decided; 0 for a column that is left out
	width   int   // of the line
}

const (
	heldRows = 200 // rows that decide the widths
	restLeft = 24  // columns below which the last column is not worth printing
	gap      = "  "
)

func newTable(out *bufio.Writer, width int, columns []column) *table {
	return &table{out: out, columns: columns, width: width}
}

func (t *table) row(cells ...string) {
	for i := range cells {
		cells[i] = oneLine(cells[i])
	}
	if t.widths != nil {
		t.print(cells)
		return
	}
	t.held = append(t.held, cells)
	if len(t.held) == heldRows {
		t.begin()
	}
}

// close prints what is held; a table without rows prints nothing.
func (t *table) close() {
	if t.widths == nil && len(t.held) > 0 {
		t.begin()
	}
}

func (t *table) begin() {
	t.measure()
	heads := make([]string, len(t.columns))
	for i, c := range t.columns {
		heads[i] = c.head
	}
	t.print(heads)
	for _, cells := range t.held {
		t.print(cells)
	}
	t.held = nil
}

// measure gives each column the width of its widest cell, then leaves columns
// out until the last one has room.
func (t *table) measure() {
	t.widths = make([]int, len(t.columns))
	for i, c := range t.columns {
		w := width(c.head)
		for _, cells := range t.held {
			w = max(w, width(cells[i]))
		}
		if c.most > 0 {
			w = min(w, c.most)
		}
		t.widths[i] = w
	}
	last := len(t.columns) - 1
	if !t.columns[last].rest {
		return
	}
	wanted := t.widths[last]
	t.widths[last] = 0
	for t.left() < min(wanted, restLeft) && t.dropOne() {
	}
	t.widths[last] = max(min(wanted, t.left()), 8)
}

// left returns the columns between what is set and the end of the line.
func (t *table) left() int {
	left := t.width
	for _, w := range t.widths {
		if w > 0 {
			left -= w + len(gap)
		}
	}
	return left
}

func (t *table) dropOne() bool {
	at := -1
	for i, c := range t.columns {
		if t.widths[i] > 0 && c.drop > 0 && (at < 0 || c.drop > t.columns[at].drop) {
			at = i
		}
	}
	if at >= 0 {
		t.widths[at] = 0
	}
	return at >= 0
}

func (t *table) print(cells []string) {
	var line strings.Builder
	for i, c := range t.columns {
		w := t.widths[i]
		if w == 0 {
			continue
		}
		if line.Len() > 0 {
			line.WriteString(gap)
		}
		cell := cut(cells[i], w)
		pad := strings.Repeat(" ", w-width(cell))
		if c.right {
			line.WriteString(pad + cell)
		} else {
			line.WriteString(cell + pad)
		}
	}
	t.out.WriteString(strings.TrimRight(line.String(), " "))
	t.out.WriteByte('\n')
}
