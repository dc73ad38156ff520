package codebook

import (
	"slices"
	"strings"

	"cited"
)

// CellOf returns the cell of a figure as its codebook understands it: women who are
// counted as travellers that are women are women; and a base total ("who went") over
// three years or more is all who ever went, up to the end of them.
func (s *Set) CellOf(f *cited.Figure) cited.Cell {
	c := cited.CellOf(f)
	book, ok := s.Book(f.Codebook)
	if !ok {
		return c
	}
	if name, code, named := strings.Cut(c.Measure, measureMark); named && name == book.Name {
		c.Measure = code // the codebook is told apart, and is not in use everywhere where there is another
	}
	if m, _ := book.Measure(c.Measure); m.Has(Base) && c.Basis == cited.Period && years(f.Time) >= yearsOfAll {
		c.Basis = cited.Cumulative
	}
	return book.narrowed(&c)
}

// yearsOfAll is how long a period has to be that is meant as the whole time.
const yearsOfAll = 3

// years returns how many whole years a time lasts. One that is open lasts for ever.
func years(t cited.EDTF) int {
	from, to := t.Bounds()
	switch {
	case from > to:
		return 0
	case from == cited.MinDay || to == cited.MaxDay:
		return yearsOfAll
	}
	return int(to-from+1) / 365
}

// narrowed returns a cell whose population is the one that its segments say, without the
// segments that the population says: travellers that are women are women.
func (c *Codebook) narrowed(cell *cited.Cell) cited.Cell {
	out := *cell
	most := 0
	for _, p := range c.Populations {
		if n := inBoth(c.says[p.Code], cell.Segment); n > most && c.holds(cell.Population, p.Code) {
			out.Population, most = p.Code, n
		}
	}
	said := c.says[out.Population]
	if len(said) > 0 {
		out.Segment = slices.DeleteFunc(slices.Clone(cell.Segment), func(s string) bool { return slices.Contains(said, s) })
	}
	return out
}

// Says reports whether a population says a segment, and so narrows others: women are women.
func (c *Codebook) Says(population, segment string) bool {
	return slices.Contains(c.says[population], segment)
}

// Narrows reports whether a population says any segment.
func (c *Codebook) Narrows(population string) bool { return len(c.says[population]) > 0 }

// inBoth counts what two lists have in common.
func inBoth(a, b []string) int {
	n := 0
	for _, s := range a {
		if slices.Contains(b, s) {
			n++
		}
	}
	return n
}
