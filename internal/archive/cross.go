package archive

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"cited"
)

// CrossTable sets two keys of figures against each other. There are no totals.
type CrossTable struct {
	Row, Column           string
	Rows, Columns         []string
	Cells                 [][]CrossCell // of each row, in the order of the columns
	MoreRows, MoreColumns int
}

// CrossCell is what there is where a row and a column meet.
type CrossCell struct {
	Figures      int
	Documents    int
	Low, High    *float64
	Unquantified int
	Word         string
}

// Cross counts the figures that a query selects by origin and measure.
func (a *Archive) Cross(ctx context.Context, v cited.Viewer, q cited.Query, row, column string) (CrossTable, error) {
	t := CrossTable{Row: row, Column: column}
	of := map[[2]string]*CrossCell{}
	rows, columns := map[string]int{}, map[string]int{}
	at := func(origin, measure string) *CrossCell {
		rows[origin]++
		columns[measure]++
		k := [2]string{origin, measure}
		if of[k] == nil {
			of[k] = &CrossCell{}
		}
		return of[k]
	}
	q.Limit = 0
	for r, err := range a.Figures(ctx, v, q) {
		if err != nil {
			return t, err
		}
		f := &r.Figure
		for _, origin := range f.Origin {
			value := f.Measure
			if column == "year" {
				day, dated := cited.AsOfFigure(f, r.Document.Published).Day()
				if !dated {
					continue
				}
				value = day.String()[:4]
			}
			c := at(origin, value)
			c.Figures++
			c.Documents++
			if len(f.Origin) == 1 && f.Kind == cited.Count && f.Stance != cited.Denial {
				if f.Low != nil && (c.Low == nil || *f.Low < *c.Low) {
					c.Low = f.Low
				}
				if f.High != nil && (c.High == nil || *f.High > *c.High) {
					c.High = f.High
				}
			}
		}
	}
	if column == "year" {
		t.Rows, t.Columns = commonest(rows), slices.Sorted(maps.Keys(columns))
		t.fill(of)
		return t, nil
	}
	for u, err := range a.AllUnquantified(ctx, v, q) {
		if err != nil {
			return t, err
		}
		for _, origin := range u.Read.Origin {
			c := at(origin, u.Read.Measure)
			c.Unquantified++
			c.Word = u.Read.Word
		}
	}
	t.Rows, t.Columns = commonest(rows), commonest(columns)
	t.fill(of)
	return t, nil
}

func (t *CrossTable) fill(of map[[2]string]*CrossCell) {
	for _, row := range t.Rows {
		line := make([]CrossCell, len(t.Columns))
		for i, column := range t.Columns {
			if c := of[[2]string{row, column}]; c != nil {
				line[i] = *c
			}
		}
		t.Cells = append(t.Cells, line)
	}
}

func commonest(n map[string]int) []string {
	return slices.SortedFunc(func(yield func(string) bool) {
		for k := range n {
			if !yield(k) {
				return
			}
		}
	}, func(a, b string) int { return cmp.Or(n[b]-n[a], cmp.Compare(a, b)) })
}
