package web

import (
	"net/url"
	"strconv"

	"cited/internal/archive"
	"cited/internal/export"
	"cited/internal/query"

	"cited"
)

// How much of the table of countries and measures a page shows.
const (
	rowsOfMatrix    = 50
	columnsOfMatrix = 20
)

// matrixPage is a table of countries by measures: what was reported of each, without totals.
type matrixPage struct {
	list
	Measures      []string
	Rows          []matrixRow
	Before, After string // addresses of the pages beside it
	MoreMeasures  int
}

type matrixRow struct {
	Name, Origin string
	Cells        []matrixCell
}

// matrixCell is what was reported of a country and a measure.
type matrixCell struct {
	Measure, Address string
	Figures          int
	Span             string // of the numbers; empty if there is none
	Said             string // where somebody spoke without a number
}

// Known reports whether anything was read.
func (c *matrixCell) Known() bool { return c.Figures > 0 || c.Said != "" }

// ofMatrix are the facets that narrow the table.
func ofMatrix() []string { return []string{"theatre", "population", keyYear, "basis"} }

func (s *server) matrix(r *request) error {
	a := readAsked(r.URL, query.Figures)
	b, err := s.browsing(a, query.Figures)
	if err != nil {
		return err
	}
	table, err := s.Archive.Cross(r.Context(), r.viewer, cited.Query{Terms: b.Query.Terms}, "origin", "measure")
	if err != nil {
		return err
	}
	b.Query.Limit = 1
	found, err := s.Archive.BrowseFigures(r.Context(), r.viewer, b)
	if err != nil {
		return err
	}
	found.Facets = facetsNamed(found.Facets, ofMatrix())
	p := matrixPage{list: listOf(a, "figure", foundOf(&found), nil)}
	p.list.Next = ""
	first, err := numbered(r.URL.Query(), keyFirst)
	if err == nil && first > max(len(table.Rows), 1) {
		err = cited.Errorf(cited.NotFound, "there is no row %d; the table ends with row %d", first, len(table.Rows))
	}
	if err != nil {
		return err
	}
	p.fill(&table, max(first-1, 0))
	return s.page(r, "matrix", "Countries by measures", p)
}

// facetsNamed returns the facets of some keys, in their order.
func facetsNamed(list []archive.Facet, keys []string) (out []archive.Facet) {
	for _, key := range keys {
		for _, f := range list {
			if f.Key == key {
				out = append(out, f)
			}
		}
	}
	return out
}

// fill fills in the rows from one on.
func (p *matrixPage) fill(t *archive.CrossTable, from int) {
	columns := min(len(t.Columns), columnsOfMatrix)
	p.Measures, p.MoreMeasures = t.Columns[:columns], len(t.Columns)-columns+t.MoreColumns
	from = min(from, len(t.Rows))
	to := min(from+rowsOfMatrix, len(t.Rows))
	for i := from; i < to; i++ {
		row := matrixRow{Name: placeNamed(t.Rows[i]), Origin: t.Rows[i]}
		for n, cell := range t.Cells[i][:columns] {
			row.Cells = append(row.Cells, p.cell(&cell, t.Rows[i], t.Columns[n]))
		}
		p.Rows = append(p.Rows, row)
	}
	if from > 0 {
		p.Before = p.rowsFrom(max(from-rowsOfMatrix, 0))
	}
	if to < len(t.Rows) {
		p.After = p.rowsFrom(to)
	}
}

func (p *matrixPage) rowsFrom(n int) string {
	address, err := url.Parse(p.Asked.Address())
	if err != nil {
		return p.Asked.Address()
	}
	values := address.Query()
	values.Set(keyFirst, strconv.Itoa(n+1))
	return address.Path + "?" + values.Encode()
}

// cell says what was reported. What was picked of the cell's fields is picked for the comparison as well.
func (p *matrixPage) cell(c *archive.CrossCell, origin, measure string) matrixCell {
	out := matrixCell{Measure: measure, Figures: c.Figures, Span: boundsOf(c.Low, c.High, c.AtLeast)}
	if c.Unquantified > 0 {
		out.Said = c.Word
	}
	values := url.Values{"measure": {measure}, "origin": {origin}}
	for _, picked := range p.Asked.Picked {
		if picked.Key == "theatre" || picked.Key == "population" || picked.Key == "basis" {
			values.Set(picked.Key, picked.Value)
		}
	}
	out.Address = "/compare?" + values.Encode()
	return out
}

// boundsOf writes the span of reported numbers: "380–5,000", and "380–700, ≥ 900" where somebody said that
// there were more.
func boundsOf(low, high, atLeast *float64) string {
	switch {
	case low == nil && high == nil:
		return ""
	case high == nil && *atLeast == *low:
		return "≥ " + export.Number(*low)
	case high == nil:
		return export.Number(*low) + ", ≥ " + export.Number(*atLeast)
	case low == nil:
		return "≤ " + export.Number(*high)
	case *low > *high: // one says at most this, another at least that
		return "≤ " + export.Number(*high) + ", ≥ " + export.Number(*low)
	}
	out := export.Number(*low)
	if *low != *high {
		out += "–" + export.Number(*high)
	}
	if atLeast != nil {
		out += ", ≥ " + export.Number(*atLeast)
	}
	return out
}
