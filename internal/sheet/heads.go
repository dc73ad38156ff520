package sheet

import (
	"slices"
	"strconv"
	"strings"
)

// heads are the rows of heads of a table, and what they make of its columns.
type heads struct {
	first, last int // rows, as their place in the sheet
	columns     []column
	at          map[int]*column // by their number
}

// Bounds of heads.
const (
	mostHeadRows = 3  // of one table
	twoHeads     = 4  // the score of a row in which two fields are named
	mostLead     = 40 // rows of one sheet that are looked at for the first heads
)

// headScore says how much a row looks like heads: how many of its cells are understood, 0
// if it cannot be one, because there are numbers in it or too little is understood.
func (r *Reader) headScore(w *row, given Columns) int {
	fields, wide, named := map[string]bool{}, 0, false
	for _, c := range w.cells {
		if r.isNumber(c.words) {
			return 0
		}
		s := r.head(c.words, given)
		_, is := given[headKey(c.words)]
		named = named || is
		got := s.column(column{})
		if got.field == "" {
			continue
		}
		if s.isWide() || s.share || s.total {
			wide++
		}
		for _, f := range s.fields {
			fields[f] = true
		}
	}
	if len(fields) >= 2 || len(fields) == 1 && (wide > 0 || named) {
		return 2*len(fields) + wide
	}
	return 0
}

// isNumber reports whether a cell is a bare number that is no year.
func (r *Reader) isNumber(words string) bool {
	if strings.Trim(words, "0123456789.,'%+-–<>~ \u00a0\u202f") != "" || !strings.ContainsAny(words, "0123456789") {
		return false
	}
	_, date := r.headDate(words)
	return !date
}

// firstHeads finds the rows of heads of a sheet from a row on, nil if there are none.
func (r *Reader) firstHeads(t *table, from int, given Columns) *heads {
	best, score := -1, 0
	for i := from; i < len(t.rows) && i < from+mostLead; i++ {
		if n := r.headScore(t.rows[i], given); n > score {
			best, score = i, n
		}
	}
	if best < 0 {
		return nil
	}
	return r.headsAt(t, best, given)
}

// headsAt reads the heads of which one row is known, with those right above and below it.
func (r *Reader) headsAt(t *table, best int, given Columns) *heads {
	h := &heads{first: best, last: best}
	for h.first > 0 && h.last-h.first < mostHeadRows-1 && t.rows[h.first-1].n == t.rows[h.first].n-1 && r.isPartOfHeads(t.rows[h.first-1], given) {
		h.first--
	}
	for h.last+1 < len(t.rows) && h.last-h.first < mostHeadRows-1 && t.rows[h.last+1].n == t.rows[h.last].n+1 && r.isPartOfHeads(t.rows[h.last+1], given) && r.isBelow(t, h.last) {
		h.last++
	}
	h.columns = r.columns(t.rows[h.first:h.last+1], given)
	h.at = map[int]*column{}
	for i := range h.columns {
		h.at[h.columns[i].col] = &h.columns[i]
	}
	return h
}

// isPartOfHeads reports whether a row beside one of heads belongs to them: more than a
// title, words, and something in it is understood.
func (r *Reader) isPartOfHeads(w *row, given Columns) bool {
	if len(w.cells) < 2 {
		return false
	}
	understood := 0
	for _, c := range w.cells {
		if r.isNumber(c.words) {
			return false
		}
		s := r.head(c.words, given)
		if got := s.column(column{}); got.field != "" {
			understood++
		}
	}
	return 2*understood >= len(w.cells)
}

// isBelow reports whether the row below one of heads can be one as well: it has cells
// where that one leaves room, or reaches over.
func (r *Reader) isBelow(t *table, last int) bool {
	above, below := t.rows[last], t.rows[last+1]
	return len(below.cells) > 1 && slices.ContainsFunc(below.cells, func(c cell) bool { return above.at(c.col).words == "" })
}

// columns reads rows of heads. Those of all but the last reach over the empty cells to
// their right, as merged cells do, where the row below has cells.
func (r *Reader) columns(rows []*row, given Columns) []column {
	last := 0
	for _, w := range rows {
		last = max(last, w.cells[len(w.cells)-1].col)
	}
	all := make([]says, last+1)
	out := make([]column, last+1)
	for i, w := range rows {
		var over cell
		for col := range out {
			c := w.at(col)
			switch {
			case c.words != "":
				over = c
			case i == len(rows)-1 || over.words == "" || r.standsAlone(rows[i+1:], col, given):
				continue
			default:
				c = over
			}
			s := r.head(c.words, given)
			if out[col].head == "" {
				out[col].head, all[col] = c.words, s
			} else {
				out[col].head += " / " + c.words
				all[col].and(s)
			}
			out[col].name = c.name
			if w.at(col).words == "" {
				out[col].name = ""
			}
		}
	}
	var kept []column
	for col := range out {
		if out[col].col = col; out[col].head != "" {
			out[col] = all[col].column(out[col])
			kept = append(kept, out[col])
		}
	}
	return kept
}

// standsAlone reports whether a head of the rows below says all by itself, so that what
// stands above and to the left does not reach over it: a source beside merged cells. One
// below which there is nothing is none.
func (r *Reader) standsAlone(below []*row, col int, given Columns) bool {
	for _, w := range below {
		if c := w.at(col); c.words != "" {
			s := r.head(c.words, given)
			got := s.column(column{})
			return got.field != "" && !got.isNumbers()
		}
	}
	return true
}

// title is how a column is called in messages: its head and its letters.
func (c *column) title() string {
	letters := ""
	for n := c.col + 1; n > 0; n = (n - 1) / 26 {
		letters = string(rune('A'+(n-1)%26)) + letters
	}
	return letters
}

// where names a row of a table: "Returns!4", or "row 4" where there is one table.
func (t *table) where(n int) string {
	if t.name == "" {
		return "row " + strconv.Itoa(n)
	}
	return t.name + "!" + strconv.Itoa(n)
}
