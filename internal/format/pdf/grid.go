package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// grid is a table: rows of cells, each cell lines of words. Empty cells are nil.
type grid struct {
	rect
	rows    [][]cell
	columns int
	ends    []float64 // how far right each column reaches
	heads   int       // rows of heads at its top
	size    float64
}

// cell is a cell of a table.
type cell []*frag // its lines

func (c cell) text() string {
	parts := make([]string, len(c))
	for i, f := range c {
		parts[i] = f.text()
	}
	return strings.Join(parts, " ")
}

// Rows of a table, in sizes of its type.
const (
	rowReach  = 3.2 // a table ends where more white than this follows
	mostCells = 64
)

// tableAt returns how many rows from the first on are a table, 0 if none is.
func tableAt(rows []row) int {
	if !isTableRow(rows[0]) {
		return 0
	}
	n, several, alone := 1, 1, 0
	all := rows[0].rect()
	for i := 1; i < len(rows); i++ {
		r := rows[i]
		if r.rect().top-rows[i-1].rect().bottom > rowReach*r.size() {
			break
		}
		if isTableRow(r) {
			several++
			n, alone = i+1, 0
			all = all.union(r.rect())
			continue
		}
		if alone++; alone > 4 || len(r) > 1 || r.rect().width() > 0.6*all.width() {
			break
		}
		if r[0].left > all.left+2*r.size() && r.base()-rows[i-1].base() < 1.5*r.size() {
			n = i + 1 // goes on in a column other than the first
		} else if n == i && r.base()-rows[i-1].base() < 1.3*r.size() && len(rows[i-1]) > 1 && r.rect().right < rows[i-1][1].left {
			n = i + 1 // or in the first
		}
	}
	if several < 2 {
		return 0
	}
	return n
}

// isTableRow reports whether a row is one of a table: several cells, none of them
// the mark of an item or the dots of a table of contents.
func isTableRow(r row) bool {
	if len(r) < 2 || len(r) > mostCells {
		return false
	}
	for i, f := range r {
		if i == 0 && len(r) == 2 && len(f.words) == 1 && isMarker(f.words[0].text) {
			return false
		}
		if isLeader(f) {
			return false
		}
	}
	return true
}

// isLeader reports whether dots lead from a fragment to a number.
func isLeader(f *frag) bool {
	dots := 0
	for _, w := range f.words {
		dots += strings.Count(w.text, ".") + 3*strings.Count(w.text, "…")
		if w.text != "." && strings.Trim(w.text, ".…") == "" && len(w.text) > 3 {
			return true
		}
	}
	return dots > 6 && 2*dots > f.chars || dots > 12
}

// newGrid makes a table of rows, and of the last lines above them that stand in its
// columns too; back is how many those are. It is nil if they do not stand in columns.
func newGrid(rows []row, above []*frag, rules []rect) (g *grid, back int) {
	borders := drawnBorders(rows, rules)
	if len(borders) == 0 {
		borders = bordersOf(rows)
	}
	if len(borders) == 0 {
		return nil, 0
	}
	rows, borders, back = withHeads(rows, above, borders)
	g = &grid{columns: len(borders) + 1, rect: rows[0].rect(), size: rows[0].size()}
	g.findEnds(rows, borders)
	filled, several := g.fill(rows, borders, rules)
	if !g.holds(filled, several, len(rows), rules) {
		return nil, 0
	}
	g.findHeads()
	return g, back
}

// withHeads puts before the rows of a table the lines above them that fall into its
// columns: heads may stand closer than what is below them.
func withHeads(rows []row, above []*frag, borders []float64) ([]row, []float64, int) {
	back := 0
	for back < min(len(above), 3) {
		f := above[len(above)-1-back]
		if rows[0].rect().top-f.bottom > f.size {
			break
		}
		r := f.pieces()
		more := slices.Insert(slices.Clone(rows), 0, r)
		switch wider := bordersOf(more); {
		case len(r) > 1 && len(r) >= len(borders) && len(wider) == len(borders) && f.chars < 30*len(r):
			borders = wider
		case !fallsInto(f, borders):
			return rows, borders, back
		}
		rows = more
		back++
	}
	return rows, borders, back
}

// pieces returns a line cut wherever there is more than a space between its words.
func (f *frag) pieces() row {
	var r row
	for n := 1; n < len(f.words); n++ {
		if f.words[n].left-f.words[n-1].right >= cellGap*f.size {
			var piece *frag
			piece, f = f.cut(n)
			r, n = append(r, piece), 0
		}
	}
	return append(r, f)
}

// fill puts rows into the table and returns how many have something in each column,
// and in several.
func (g *grid) fill(rows []row, borders []float64, rules []rect) (filled []int, several int) {
	filled = make([]int, g.columns)
	gap, lines := lineGap(rows), drawnRows(rows, rules)
	for i, r := range rows {
		cells := cellsOf(r, borders)
		count := 0
		for col, c := range cells {
			if c != nil {
				count++
				filled[col]++
			}
		}
		if count > 1 {
			several++
		}
		g.rect = g.union(r.rect())
		switch {
		case i == 0, lines != nil && linesAbove(lines, rows[i-1].base()) != linesAbove(lines, r.base()),
			lines == nil && !g.goesOn(rows[i-1], r, cells, gap, rules):
			g.rows = append(g.rows, cells)
		default:
			g.append(cells)
		}
	}
	return filled, several
}

// findEnds finds how far right each column reaches.
func (g *grid) findEnds(rows []row, borders []float64) {
	g.ends = make([]float64, g.columns)
	for _, r := range rows {
		for col, c := range cellsOf(r, borders) {
			for _, f := range c {
				g.ends[col] = max(g.ends[col], f.right)
			}
		}
	}
}

// holds reports whether what was found is a table: columns that are filled, and
// enough of them.
func (g *grid) holds(filled []int, several, rows int, rules []rect) bool {
	drawn := g.drawn(rules)
	if drawn == 0 && g.isProse() {
		return false
	}
	full := 0
	for _, n := range filled {
		if 3*n >= rows || n >= 3 {
			full++
		}
	}
	return full >= 2 && (several >= 3 || several == 2 && (g.columns > 2 || drawn > 0))
}

// isProse reports whether the cells are rather the parts of lines that were stretched
// to fill a column.
func (g *grid) isProse() bool {
	long, all := 0, 0
	for _, r := range g.rows {
		for _, c := range r {
			for _, f := range c {
				all++
				if len(f.words) >= 4 {
					long++
				}
			}
		}
	}
	return 5*long > 2*all
}

// drawn counts the lines that are drawn in and around the table.
func (g *grid) drawn(rules []rect) int {
	n := 0
	for _, r := range rules {
		if r.top > g.top-8 && r.bottom < g.bottom+8 && r.right > g.left && r.left < g.right {
			n++
		}
	}
	return n
}

// cellGap is how much white parts cells that are no fragments of their own, in sizes
// of the type: more than a space.
const cellGap = 0.36

// cover counts a fragment where it stands, in points from the left.
func (f *frag) cover(count []int, left float64) {
	for i, w := range f.words {
		from := w.left
		if i > 0 && from-f.words[i-1].right < cellGap*f.size {
			from = f.words[i-1].right
		}
		for x := max(int(from-left), 0); x < min(int(math.Ceil(w.right-left)), len(count)); x++ {
			count[x]++
		}
	}
}

// cellsOf puts the words of a row into columns. A fragment that reaches over a
// border is cut there if white falls on it; else it is of the column where it
// begins.
func cellsOf(r row, borders []float64) []cell {
	cells := make([]cell, len(borders)+1)
	whole := len(r) == 1 && fallsInto(r[0], borders)
	for _, f := range r {
		for len(f.words) > 0 {
			col := columnOf(f.words[0], borders)
			n := 1
			for n < len(f.words) && (columnOf(f.words[n], borders) == col || f.words[n].left-f.words[n-1].right < 0.15*f.size || len(r) == 1 && !whole) {
				n++
			}
			var part *frag
			part, f = f.cut(n)
			cells[col] = append(cells[col], part)
		}
	}
	for col, c := range cells {
		if len(c) > 1 {
			cells[col] = cell{row(c).line()}
		}
	}
	return cells
}

// fallsInto reports whether a line falls into cells: at every border between its
// ends, and it reaches over two or all, white stands between its words.
func fallsInto(f *frag, borders []float64) bool {
	crossed := 0
	for _, x := range borders {
		if x < f.left || x > f.right {
			continue
		}
		crossed++
		for i, w := range f.words {
			if w.left < x && w.right > x || i > 0 && w.left >= x && f.words[i-1].right <= x && w.left-f.words[i-1].right < cellGap*f.size {
				return false
			}
		}
	}
	return crossed >= 2 || crossed > 0 && crossed == len(borders)
}

func columnOf(w word, borders []float64) int {
	col := 0
	for col < len(borders) && (w.left+w.right)/2 > borders[col] {
		col++
	}
	return col
}

// cut parts a fragment before its n-th word.
func (f *frag) cut(n int) (before, after *frag) {
	a, b := *f, *f
	a.words, b.words = f.words[:n:n], f.words[n:]
	for _, part := range []*frag{&a, &b} {
		part.chars = 0
		for i, w := range part.words {
			if i == 0 {
				part.rect = w.rect
			}
			part.rect = part.union(w.rect)
			part.chars += len([]rune(w.text))
		}
	}
	return &a, &b
}

// lineGap returns up to which distance of lines a row of a table goes on: between
// the distance within its cells and that between its rows, where they differ.
func lineGap(rows []row) float64 {
	low, high := math.Inf(1), 0.0
	for i := 1; i < len(rows); i++ {
		d := rows[i].base() - rows[i-1].base()
		low, high = min(low, d), max(high, d)
	}
	if high < 1.2*low {
		return 0
	}
	return min((low+high)/2, 1.1*low+1)
}

// goesOn reports whether a row holds further lines of the cells of the one before.
func (g *grid) goesOn(before, r row, cells []cell, gap float64, rules []rect) bool {
	from, to := before.rect(), r.rect()
	for _, line := range rules {
		if y := (line.top + line.bottom) / 2; line.width() > line.height() && y > from.top+0.5*from.height() && y < to.bottom-0.5*to.height() &&
			line.left < to.right && line.right > to.left {
			return false
		}
	}
	d := r.base() - before.base()
	if d > 1.45*r.size() {
		return d <= gap
	}
	if cells[0] == nil || d <= gap {
		return true
	}
	return g.hadNoRoom(cells)
}

// hadNoRoom reports whether cells hold the words for which the lines of the last row
// had no room.
func (g *grid) hadNoRoom(cells []cell) bool {
	last, some := g.rows[len(g.rows)-1], false
	for col, c := range cells {
		switch {
		case c == nil:
			some = true
			continue
		case last[col] == nil:
			return false
		}
		line := last[col][len(last[col])-1]
		end := line.words[len(line.words)-1].text
		if !endsWithHyphen(end) && line.right+0.2*line.size+c[0].words[0].width() <= g.ends[col] {
			return false
		}
	}
	return some
}

// append adds lines to the cells of the last row.
func (g *grid) append(cells []cell) {
	last := g.rows[len(g.rows)-1]
	for col, c := range cells {
		last[col] = append(last[col], c...)
	}
}

// takes adds the rows of a table that goes on in the next column or on the next page,
// without heads or with the same once more, and reports whether it is one.
func (g *grid) takes(next *grid) bool {
	if next == nil || next.columns != g.columns || next.heads > 0 && !slices.EqualFunc(g.rows[:g.heads], next.rows[:next.heads], sameCells) {
		return false
	}
	g.rows = append(g.rows, next.rows[next.heads:]...)
	return true
}

func sameCells(a, b []cell) bool {
	return slices.EqualFunc(a, b, func(a, b cell) bool { return a.text() == b.text() })
}

// findHeads finds how many rows at the top name the columns: those above the first
// line drawn below the top, or bold ones, or one of words above numbers.
func (g *grid) findHeads() {
	if len(g.rows) < 2 {
		return
	}
	numbers := false
	for _, r := range g.rows[1:] {
		for _, c := range r[1:] {
			numbers = numbers || startsWithDigit(c.text())
		}
	}
	for g.heads < min(3, len(g.rows)-1) && isHeadRow(g.rows[g.heads]) && (g.isBold(g.heads) || numbers && g.heads == 0) {
		g.heads++
	}
}

// isBold reports whether all of a row is set in bold, and not all below it too.
func (g *grid) isBold(n int) bool {
	all := func(r []cell) bool {
		for _, c := range r {
			for _, f := range c {
				if !f.bold {
					return false
				}
			}
		}
		return true
	}
	return all(g.rows[n]) && !all(g.rows[len(g.rows)-1])
}

// isHeadRow reports whether a row may name columns: there are no numbers in it but
// years, and something stands right of the first column.
func isHeadRow(r []cell) bool {
	named := false
	for i, c := range r {
		s := c.text()
		if startsWithDigit(s) && !isYear(s) {
			return false
		}
		named = named || i > 0 && s != ""
	}
	return named
}

func isYear(s string) bool {
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20") && strings.Trim(s, "0123456789") == ""
}

func startsWithDigit(s string) bool {
	s = strings.TrimLeft(s, "-+<>≥≤~(")
	return s != "" && unicode.IsDigit(rune(s[0]))
}
