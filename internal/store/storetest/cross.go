package storetest

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"cited"
	"cited/internal/store"
)

// testCross sets origins against measures and years.
func testCross(t *testing.T, s *store.Store) {
	a := Reading("a.txt", []string{"100 left in 2014", "from 40 to 300 came back", "5 of them", "70 denied", "1 alone"}, func(n int, f *cited.Figure) {
		f.Measure = []string{"travelled", "travelled", "returned", "returned", "returned", "returned", "returned"}[n]
		f.Origin = []string{"BEL"}
	})
	for i := range a.Figures {
		f := &a.Figures[i]
		switch f.Exact {
		case "100":
			f.Time = "2014"
		case "2014": // a year that was taken for a number: counted, for a share
			f.Kind, f.Time = cited.Share, "../2015-06"
		case "40":
			f.High, f.Time = nil, "2011/.."
		case "300":
			f.Low, f.Time, f.Origin = nil, "2015/2016", []string{"BEL", "FRA"}
		case "70":
			f.Stance = cited.Denial
		case "1":
			f.Individual = true
		}
	}
	a.Document.Published = "2016-06-01"
	b := Say(Reading("b.txt", []string{"Several said that they came back"}, nil), func(_ int, f *cited.Found) {
		f.Unquantified[0].Origin = []string{"DEU"}
	})
	Put(t, s, a, b)
	same(t, "origin and measure", crossed(t, s, Owner, "origin", "measure"), []string{
		"BEL returned: 4 in 1 5.. ..5 ≥40", "BEL travelled: 2 in 1 100.. ..100", "DEU returned: several 1", "FRA returned: 1 in 1"})
	same(t, "origin and year", crossed(t, s, Owner, "origin", "year", cited.Term{Key: "measure", Values: []string{"travelled", "returned"}}), []string{
		"BEL 2014: 1 in 1 100.. ..100", "BEL 2015: 1 in 1", "BEL 2016: 4 in 1 5.. ..5 ≥40", "FRA 2016: 1 in 1"})
	same(t, "what only figures have", crossed(t, s, Owner, "origin", "measure", cited.Term{Key: "value", Low: f(50)}), []string{
		"BEL returned: 2 in 1", "BEL travelled: 2 in 1 100.. ..100", "FRA returned: 1 in 1"})
	for _, keys := range [][2]string{{"origin", "origin"}, {"place", "origin"}, {"origin", "source"}} {
		if _, err := s.Cross(context.Background(), Owner, cited.Query{}, keys[0], keys[1]); cited.CodeOf(err) != cited.Invalid {
			t.Errorf("a table by %v: %v, want invalid", keys, err)
		}
	}
	if _, err := s.Cross(context.Background(), cited.Viewer{}, cited.Query{}, "origin", "measure"); cited.CodeOf(err) != cited.Denied {
		t.Errorf("a table for nobody: %v, want denied", err)
	}
}

// crossed lists the cells of a table that hold anything.
func crossed(t *testing.T, s *store.Store, v cited.Viewer, row, column string, terms ...cited.Term) []string {
	t.Helper()
	table, err := s.Cross(context.Background(), v, cited.Query{Terms: terms}, row, column)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for r, line := range table.Cells {
		for c, cell := range line {
			var b strings.Builder
			if cell.Figures > 0 {
				fmt.Fprintf(&b, " %d in %d", cell.Figures, cell.Documents)
			}
			if cell.Low != nil {
				fmt.Fprintf(&b, " %g..", *cell.Low)
			}
			if cell.High != nil {
				fmt.Fprintf(&b, " ..%g", *cell.High)
			}
			if cell.AtLeast != nil {
				fmt.Fprintf(&b, " ≥%g", *cell.AtLeast)
			}
			if cell.Unquantified > 0 {
				fmt.Fprintf(&b, " %s %d", cell.Word, cell.Unquantified)
			}
			if b.Len() > 0 {
				all = append(all, table.Rows[r]+" "+table.Columns[c]+":"+b.String())
			}
		}
	}
	return all
}
