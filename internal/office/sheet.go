package office

import (
	"strings"

	"cited/internal/text"
)

// Sheet writes the rows of a sheet as they come: what stands alone above and
// below a table is a paragraph, a line alone between its rows names those below
// it, and a row of words above numbers is its heads. A table that goes on behind
// an empty row keeps them.
type Sheet struct {
	w     *Writer
	lead  [][]Cell // rows from which it is not yet clear where the table begins
	held  [][]Cell // rows of one cell: sections if rows follow, else paragraphs
	table bool
	gap   bool // an empty row came last
}

// maxLead is how many rows are looked at to find the heads, and maxHeld how many
// rows of one cell wait for what follows.
const (
	maxLead = 16
	maxHeld = 4
)

// NewSheet returns a sheet whose rows w lays out.
func NewSheet(w *Writer) *Sheet { return &Sheet{w: w} }

// Row adds a row; cells are in the order of their columns.
func (s *Sheet) Row(cells []Cell) error {
	n := filled(cells)
	switch {
	case n == 0:
		s.gap = true
		return nil
	case !s.table:
		return s.gather(cells, n)
	case n == 1 && cells[firstFilled(cells)].Col == 0:
		if s.held = append(s.held, cells); len(s.held) <= maxHeld {
			return nil
		}
		return s.close()
	case s.gap && !hasNumber(cells) && n > 1:
		if err := s.close(); err != nil {
			return err
		}
		return s.gather(cells, n)
	}
	s.gap = false
	for _, row := range s.held {
		if err := s.write(row, s.w.sectionRow); err != nil {
			return err
		}
	}
	s.held = nil
	return s.write(cells, s.w.data)
}

// gather keeps rows until it is clear where the table begins.
func (s *Sheet) gather(cells []Cell, n int) error {
	s.gap = false
	s.lead = append(s.lead, cells)
	if n > 1 && hasNumber(cells) || len(s.lead) == maxLead {
		return s.open()
	}
	return nil
}

// open begins the table with the rows that were gathered.
func (s *Sheet) open() error {
	first := 0
	for first < len(s.lead) && isAlone(s.lead[first:]) {
		if err := s.paragraph(s.lead[first]); err != nil {
			return err
		}
		first++
	}
	rows := s.lead[first:]
	s.lead = nil
	if len(rows) == 0 {
		return nil
	}
	s.w.begin()
	s.table = true
	heads := headRows(rows)
	for i, row := range rows {
		if i < heads {
			if i < heads-1 {
				spread(row, rows[heads:])
			}
			if err := s.write(row, s.w.header); err != nil {
				return err
			}
			continue
		}
		if err := s.Row(row); err != nil {
			return err
		}
	}
	return nil
}

// Table adds a whole table, of which the file says that the first rows are heads.
func (s *Sheet) Table(rows [][]Cell, heads int) error {
	for heads > 0 && len(rows) > 0 && isAlone(rows) {
		if err := s.paragraph(rows[0]); err != nil {
			return err
		}
		rows, heads = rows[1:], heads-1
	}
	if heads = min(heads, len(rows)); heads > 0 {
		s.w.begin()
		s.table = true
	}
	for i, row := range rows {
		var err error
		if i < heads {
			err = s.write(row, s.w.header)
		} else {
			err = s.Row(row)
		}
		if err != nil {
			return err
		}
	}
	return s.End()
}

// spread makes a head reach over the empty columns to its right, as merged cells
// look, where rows below it have cells there.
func spread(row []Cell, below [][]Cell) {
	used := map[int]bool{}
	for _, r := range below {
		for _, c := range r {
			if strings.TrimSpace(c.Text) != "" {
				used[c.Col] = true
			}
		}
	}
	last := -1
	for i := range row {
		if strings.TrimSpace(row[i].Text) == "" {
			continue
		}
		if last >= 0 {
			reach(&row[last], row[i].Col, used)
		}
		last = i
	}
	if last >= 0 {
		reach(&row[last], maxColumns, used)
	}
}

// reach lets a head cover the columns before end that are used.
func reach(c *Cell, end int, used map[int]bool) {
	if c.Across > 1 || c.Col == 0 {
		return
	}
	c.Across = 1
	for c.Col+c.Across < end && used[c.Col+c.Across] {
		c.Across++
	}
}

func (s *Sheet) write(row []Cell, how func([]Cell)) error {
	if err := s.w.rowFits(row); err != nil {
		return err
	}
	how(row)
	return nil
}

// close ends the table; what was held back are paragraphs below it.
func (s *Sheet) close() error {
	s.w.end()
	s.table, s.gap = false, false
	held := s.held
	s.held = nil
	for _, row := range held {
		if err := s.paragraph(row); err != nil {
			return err
		}
	}
	return nil
}

func (s *Sheet) paragraph(row []Cell) error {
	for _, c := range row {
		if err := s.w.Add(text.Paragraph, 0, c.Span); err != nil {
			return err
		}
	}
	return nil
}

// End ends the sheet.
func (s *Sheet) End() error {
	if !s.table {
		if err := s.open(); err != nil {
			return err
		}
	}
	if s.table {
		return s.close()
	}
	return nil
}

func firstFilled(row []Cell) int {
	for i, c := range row {
		if strings.TrimSpace(c.Text) != "" {
			return i
		}
	}
	return 0
}
