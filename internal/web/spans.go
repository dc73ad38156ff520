package web

import (
	"slices"

	"cited"
	"cited/internal/archive"
	"cited/internal/codebook"
	"cited/internal/export"
	"cited/internal/tell"
)

// spans fills in what was reported of each origin, by no rule, where there are too many figures for
// estimates.
func (s *server) spans(r *request, p *originsPage, set *codebook.Set, c cited.Cell) error {
	p.Spans = true
	q := cited.Query{Terms: termsOf(set, &c)}
	whole, err := s.Archive.Cross(r.Context(), r.viewer, q, "origin", "measure")
	if err != nil {
		return err
	}
	years, err := s.Archive.Cross(r.Context(), r.viewer, q, "origin", keyYear)
	if err != nil {
		return err
	}
	from := max(0, len(years.Columns)-mostYears)
	for _, y := range years.Columns[from:] {
		p.Years = append(p.Years, cited.EDTF(y))
	}
	p.MoreOrigins = max(0, len(whole.Rows)-mostOrigins) + whole.MoreRows
	for i, code := range whole.Rows[:min(len(whole.Rows), mostOrigins)] {
		row := p.spanRow(code, whole.Cells[i], c)
		if at := slices.Index(years.Rows, code); at >= 0 {
			for _, cell := range years.Cells[at][from:] {
				row.Years = append(row.Years, yearCell{Words: boundsOf(cell.Low, cell.High, cell.AtLeast), estimate: spanned(&cell, c)})
			}
		}
		for len(row.Years) < len(p.Years) {
			row.Years = append(row.Years, yearCell{})
		}
		p.Origins = append(p.Origins, row)
	}
	slices.SortStableFunc(p.Origins, func(a, b originRow) int {
		return tell.CompareEnds(&b.Estimates[0].estimate, &a.Estimates[0].estimate)
	})
	return nil
}

// spanRow is an origin with the span of what was reported of it. There is one measure, so that there is
// one cell of a table.
func (p *originsPage) spanRow(code string, cells []archive.CrossCell, c cited.Cell) originRow {
	e, open := cited.Estimate{Cell: c}, ""
	made := "no figure"
	if len(cells) > 0 {
		e = spanned(&cells[0], c)
		if f := cells[0].AtLeast; f != nil {
			open = "; one says " + export.Number(*f) + " or more"
		}
		made = tell.Counted(cells[0].Figures, "figure") + ", " + tell.Counted(cells[0].Documents, "document")
	}
	one := originEstimate{Low: tell.End(e.Low, c.Kind), Best: "none", High: tell.End(e.High, c.Kind), MadeOf: made + open, estimate: e}
	return originRow{Name: placeNamed(code), Code: code, Address: p.Asked.with("origin", code, keyRule, ""), Estimates: []originEstimate{one}}
}

// spanned puts a span where estimates stand. If somebody said that there were more than the greatest number, it
// has no upper end.
func spanned(cell *archive.CrossCell, c cited.Cell) cited.Estimate {
	e := cited.Estimate{Low: cell.Low, High: cell.High, Cell: c}
	if cell.AtLeast != nil {
		e.High = nil
	}
	return e
}

// termsOf asks for the figures that may be of a cell.
func termsOf(set *codebook.Set, c *cited.Cell) (terms []cited.Term) {
	add := func(key string, values ...string) {
		if values = slices.DeleteFunc(values, func(v string) bool { return v == "" }); len(values) > 0 {
			terms = append(terms, cited.Term{Key: key, Values: values})
		}
	}
	measures := set.Expand("measure", c.Codebook+":"+c.Measure)
	if len(measures) == 0 {
		measures = []string{c.Measure}
	}
	add("codebook", c.Codebook)
	add("measure", measures...)
	add("kind", string(c.Kind))
	add("population", c.Population)
	add("basis", string(c.Basis))
	var origins []string
	for _, o := range c.Origin {
		origins = append(append(origins, o), set.Expand("origin", o)...)
	}
	add("origin", origins...)
	add("theatre", c.Theatre...)
	add("group", c.Group...)
	return terms
}
