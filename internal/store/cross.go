package store

import (
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"

	"cited"
)

// CrossTable sets two keys of figures against each other. There are no totals: figures repeat each
// other, and a figure of two countries stands in two rows.
type CrossTable struct {
	Row, Column           string
	Rows, Columns         []string      // values: years in their order, others the commonest first
	Cells                 [][]CrossCell // of each row, in the order of the columns
	MoreRows, MoreColumns int           // values that are not listed
}

// CrossCell is what there is where a row and a column meet.
type CrossCell struct {
	Figures   int
	Documents int // that hold them
	// Low and High are the least and the greatest bound that a figure gives which counts people,
	// is not denied, and is of this row and column alone; nil if none gives one.
	Low, High *float64
	// AtLeast is the greatest of the numbers that no upper bound goes with, "more than 900", if it is
	// above High; nil if there is none.
	AtLeast *float64
	// Unquantified is how often it is said without a number, and Word the commonest of the words
	// that stand where it could: "several".
	Unquantified int
	Word         string
}

// Bounds of what a table lists.
const (
	mostCrossRows    = 300
	mostCrossColumns = 120
)

// crossKeys are the keys of which there are tables.
func crossKeys() []string {
	return []string{"measure", "origin", "theatre", "population", "group", "stance", "kind", "basis", "codebook", facetYear}
}

// Cross counts the figures that a query selects by two keys, as far as the viewer may see them. The
// year is that of the last day on which a figure may stand, one for each figure, unlike the years of
// BrowseFigures. What is said without a number is left out where the query asks for what only
// figures have, such as a value.
func (s *Store) Cross(ctx context.Context, v cited.Viewer, q cited.Query, row, column string) (t CrossTable, err error) {
	for _, key := range []string{row, column} {
		if !slices.Contains(crossKeys(), key) {
			return t, cited.Errorf(cited.Invalid, "there is no table by %q; there is by %s", key, strings.Join(crossKeys(), ", "))
		}
	}
	if row == column {
		return t, cited.Errorf(cited.Invalid, "a table needs two different keys, not %q twice", row)
	}
	err = s.view(ctx, v, func(tx *sql.Tx) error {
		arrays, err := s.snapshot(ctx, tx, &figureKind.shelf, &unquantifiedKind.shelf)
		if err != nil {
			return err
		}
		key := listKey(v, &figureKind.shelf, q.Terms)
		if key != "" {
			key = fmt.Sprint(arrays.content, row, column, key)
		}
		if slices.ContainsFunc(q.Terms, func(t cited.Term) bool { return t.Key == facetReview }) {
			key = "" // how far people decided is nothing that tables are kept for
		}
		if made, ok := s.columns.tables.find(key); ok {
			t = made
			return nil
		}
		figures, err := s.listingOf(ctx, tx, v, arrays, &figureKind.shelf, q.Terms)
		if err != nil {
			return err
		}
		said, err := s.listingOf(ctx, tx, v, arrays, &unquantifiedKind.shelf, q.Terms)
		if err != nil && cited.CodeOf(err) != cited.Invalid {
			return err
		}
		c := newCrossing(arrays.words, row, column)
		c.figures(figures)
		if said != nil {
			c.unquantified(said)
		}
		t = c.table()
		current, err := arrays.areOf(ctx, tx)
		if current {
			s.columns.tables.keep(key, t)
		}
		return err
	})
	return t, err
}

// crossing puts a table together.
type crossing struct {
	words       *dictionary
	row, column *axis
	cells       [][]crossSum
}

// axis numbers the values of a key as they come.
type axis struct {
	key    string
	place  []int32 // by value (a code, or a year from math.MinInt16) the place in values, from 1
	values []int32
	rows   []int            // how often each value is
	codes  map[string]int32 // those of figures
}

// crossSum is a cell while it is summed up.
type crossSum struct {
	figures, documents int
	document           int64 // the last one
	low, high, atLeast float64
	words              map[int32]int // of what is said without a number
}

func newCrossing(words *dictionary, row, column string) *crossing {
	newAxis := func(key string) *axis {
		return &axis{key: key, place: make([]int32, max(len(words.role), 1<<16)), codes: words.codes(figureKind.role(key))}
	}
	return &crossing{words: words, row: newAxis(row), column: newAxis(column)}
}

// at returns the place of a value.
func (a *axis) at(value int32) int {
	if a.place[value] == 0 {
		a.values, a.rows = append(a.values, value), append(a.rows, 0)
		a.place[value] = int32(len(a.values))
	}
	return int(a.place[value]) - 1
}

// of returns how the values of rows of a chunk are read, appended to a list.
func (a *axis) of(sh *shelf, words *dictionary, c *rowChunk) func(to []int32, row, d int) []int32 {
	if a.key == facetYear {
		return func(to []int32, row, d int) []int32 {
			if _, year, ok := c.asOf(row, d); ok {
				to = append(to, int32(year)-math.MinInt16)
			}
			return to
		}
	}
	if at := sh.columnAt(a.key); at >= 0 {
		return func(to []int32, row, _ int) []int32 {
			if code := c.codes[at].at(row); code != 0 {
				to = append(to, code)
			}
			return to
		}
	}
	role := rolePlace(sh.role(a.key))
	return func(to []int32, row, _ int) []int32 {
		for _, code := range c.listed[c.offset[row]:c.offset[row+1]] {
			if words.role[code] == role {
				to = append(to, code)
			}
		}
		return to
	}
}

// each calls use for every cell of every row of a list; alone says that the row is in no other.
func (c *crossing) each(l *listing, use func(chunk *rowChunk, row, d int, cell *crossSum, alone bool)) {
	var rows, columns []int32
	for i, chunk := range l.chunks {
		rowsOf, columnsOf := c.row.of(l.sh, l.arrays.words, chunk), c.column.of(l.sh, l.arrays.words, chunk)
		d := 0
		l.selected[i].each(func(row int) {
			for int(chunk.start[d+1]) <= row {
				d++
			}
			rows, columns = rowsOf(rows[:0], row, d), columnsOf(columns[:0], row, d)
			for _, r := range rows {
				for _, col := range columns {
					use(chunk, row, d, c.cell(c.translate(l, c.row, r), c.translate(l, c.column, col)), len(rows)*len(columns) == 1)
				}
			}
		})
	}
}

// translate returns the code by which figures call what a code of another shelf stands for; that
// code itself where they do not.
func (c *crossing) translate(l *listing, a *axis, value int32) int32 {
	if l.sh.at == atFigures || a.key == facetYear {
		return value
	}
	return cmp.Or(a.codes[c.words.value[value]], value)
}

// cell returns a cell, which nobody else needs before the next is asked for.
func (c *crossing) cell(row, column int32) *crossSum {
	r, col := c.row.at(row), c.column.at(column)
	for len(c.cells) <= r {
		c.cells = append(c.cells, nil)
	}
	for len(c.cells[r]) <= col {
		c.cells[r] = append(c.cells[r], crossSum{document: -1, low: math.Inf(1), high: math.Inf(-1), atLeast: math.Inf(-1)})
	}
	c.row.rows[r]++
	c.column.rows[col]++
	return &c.cells[r][col]
}

// figures adds the figures of a list.
func (c *crossing) figures(l *listing) {
	sh := &figureKind.shelf
	kind, stance := sh.columnAt("kind"), sh.columnAt("stance")
	count, denied := c.words.codes("kind")[string(cited.Count)], c.words.codes("stance")[string(cited.Denial)]
	c.each(l, func(chunk *rowChunk, row, d int, cell *crossSum, alone bool) {
		cell.figures++
		if seq := chunk.docs.seq[d]; seq != cell.document {
			cell.document, cell.documents = seq, cell.documents+1
		}
		if alone && chunk.codes[kind].at(row) == count && chunk.codes[stance].at(row) != denied {
			if low := chunk.low[row]; low < cell.low {
				cell.low = low
			}
			if high := chunk.high[row]; high > cell.high {
				cell.high = high
			} else if low := chunk.low[row]; math.IsNaN(high) && low > cell.atLeast {
				cell.atLeast = low
			}
		}
	})
}

// unquantified adds what is said without a number.
func (c *crossing) unquantified(l *listing) {
	word := unquantifiedKind.columnAt("word")
	c.each(l, func(chunk *rowChunk, row, _ int, cell *crossSum, _ bool) {
		if cell.words == nil {
			cell.words = map[int32]int{}
		}
		cell.words[chunk.codes[word].at(row)]++
	})
}

// table lists the values and the cells.
func (c *crossing) table() CrossTable {
	t := CrossTable{Row: c.row.key, Column: c.column.key}
	var rows, columns []int
	rows, t.Rows, t.MoreRows = c.row.listed(c.words, mostCrossRows)
	columns, t.Columns, t.MoreColumns = c.column.listed(c.words, mostCrossColumns)
	for _, r := range rows {
		line := make([]CrossCell, len(columns))
		for i, col := range columns {
			if col < len(c.cells[r]) {
				line[i] = c.cells[r][col].cell(c.words)
			}
		}
		t.Cells = append(t.Cells, line)
	}
	return t
}

// listed returns the places of the values that a table lists, and their names.
func (a *axis) listed(words *dictionary, most int) (places []int, names []string, more int) {
	for place := range a.values {
		places = append(places, place)
	}
	name := func(place int) string {
		if a.key == facetYear {
			return fmt.Sprintf("%04d", a.values[place]+math.MinInt16)
		}
		return words.value[a.values[place]]
	}
	slices.SortFunc(places, func(x, y int) int { return cmp.Or(cmp.Compare(a.rows[y], a.rows[x]), cmp.Compare(name(x), name(y))) })
	more = max(0, len(places)-most)
	places = places[:len(places)-more]
	if a.key == facetYear {
		slices.SortFunc(places, func(x, y int) int { return cmp.Compare(a.values[x], a.values[y]) })
	}
	for _, place := range places {
		names = append(names, name(place))
	}
	return places, names, more
}

func (s *crossSum) cell(words *dictionary) CrossCell {
	c := CrossCell{Figures: s.figures, Documents: s.documents}
	if !math.IsInf(s.low, 1) {
		c.Low = &s.low
	}
	if !math.IsInf(s.high, -1) {
		c.High = &s.high
	}
	if s.atLeast > s.high {
		c.AtLeast = &s.atLeast
	}
	most := 0
	for code, n := range s.words {
		c.Unquantified += n
		if word := words.value[code]; n > most || n == most && word < c.Word {
			most, c.Word = n, word
		}
	}
	return c
}
