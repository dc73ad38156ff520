package sheet

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"cited"
	"cited/internal/text"
)

// What a spreadsheet of figures may hold. It is kept row by row, so that more than that
// would be a database.
const (
	maxRows    = 100_000
	maxColumns = 256
	maxCell    = 32 << 10 // bytes
	maxBytes   = 64 << 20 // of all cells
)

// cell is a cell that says something.
type cell struct {
	col   int // from 0
	name  string
	words string
}

// row is a row that says something.
type row struct {
	n     int // from 1, as its name has it
	cells []cell
}

// at returns the cell of a column, one without words if it is empty.
func (r *row) at(col int) cell {
	i, ok := slices.BinarySearchFunc(r.cells, col, func(c cell, col int) int { return cmp.Compare(c.col, col) })
	if !ok {
		return cell{col: col}
	}
	return r.cells[i]
}

// words returns all that a row says.
func (r *row) words() string {
	var all []string
	for _, c := range r.cells {
		all = append(all, c.words)
	}
	return strings.Join(all, " | ")
}

// table is one sheet.
type table struct {
	name string // as cells are named with it; empty where there is one table
	rows []*row
	byN  map[int]*row
}

// Grid is the cells of a spreadsheet, as a format has found them.
type Grid struct {
	tables []*table
	rows   int
	bytes  int
}

// Add adds the cells of a window. More than a spreadsheet of figures may hold is
// Unsupported.
func (g *Grid) Add(w text.Window) error {
	for _, b := range w.Blocks {
		places := w.Map.Places(b.Start, b.End)
		if len(places) == 0 {
			continue
		}
		if err := g.add(places[0], strings.TrimSpace(w.Content[b.Start:b.End])); err != nil {
			return err
		}
	}
	return nil
}

func (g *Grid) add(place, words string) error {
	name, col, n, ok := parsePlace(place)
	if !ok || words == "" {
		return nil // the name of a sheet
	}
	r, err := g.row(name, n)
	if err != nil {
		return err
	}
	i, known := slices.BinarySearchFunc(r.cells, col, func(c cell, col int) int { return cmp.Compare(c.col, col) })
	if known {
		return nil // heads are written again with every window
	}
	if col >= maxColumns {
		return cited.Errorf(cited.Unsupported, "a sheet of more than %d columns (%s): take out what does not belong to the figures and import it again", maxColumns, place)
	}
	if len(words) > maxCell {
		return cited.Errorf(cited.Unsupported, "a cell of more than %d KB: shorten %s and import it again", maxCell>>10, place)
	}
	if g.bytes += len(words); g.bytes > maxBytes {
		return cited.Errorf(cited.Unsupported, "more than %d MB of text in cells: split it into parts and import those", maxBytes>>20)
	}
	r.cells = slices.Insert(r.cells, i, cell{col, place, words})
	return nil
}

// row returns a row of a sheet, which is made if it is new.
func (g *Grid) row(name string, n int) (*row, error) {
	var t *table
	if i := slices.IndexFunc(g.tables, func(t *table) bool { return t.name == name }); i >= 0 {
		t = g.tables[i]
	} else {
		t = &table{name: name, byN: map[int]*row{}}
		g.tables = append(g.tables, t)
	}
	if r := t.byN[n]; r != nil {
		return r, nil
	}
	if g.rows++; g.rows > maxRows {
		return nil, cited.Errorf(cited.Unsupported, "more than %d rows: split it into parts and import those", maxRows)
	}
	r := &row{n: n}
	t.byN[n] = r
	t.rows = append(t.rows, r)
	return r, nil
}

// sorted puts the rows of all sheets into their order.
func (g *Grid) sorted() []*table {
	for _, t := range g.tables {
		slices.SortFunc(t.rows, func(a, b *row) int { return cmp.Compare(a.n, b.n) })
	}
	return g.tables
}

// parsePlace reads the name of a cell: "Returns!C5", or "C5" where there is one table.
func parsePlace(place string) (sheet string, col, row int, ok bool) {
	ref := place
	if i := strings.LastIndexByte(place, '!'); i >= 0 {
		sheet, ref = place[:i], place[i+1:]
	}
	letters := strings.TrimRight(ref, "0123456789")
	row, err := strconv.Atoi(ref[len(letters):])
	if err != nil || row < 1 || letters == "" || len(letters) > 4 {
		return "", 0, 0, false
	}
	for _, c := range []byte(letters) {
		if c < 'A' || c > 'Z' {
			return "", 0, 0, false
		}
		col = col*26 + int(c-'A') + 1
	}
	return sheet, col - 1, row, true
}
