package cited_test

import (
	"testing"

	"cited"

	"github.com/google/go-cmp/cmp"
)

func TestCellOf(t *testing.T) {
	f := cited.Figure{
		Codebook: "foreign-fighters", Measure: "travelled", Kind: cited.Count, Population: "fighters", Basis: cited.Cumulative,
		Origin: []string{"SWE", "NOR", "SWE"}, GroupScope: cited.Only, Of: "900",
	}
	want := cited.Cell{
		Codebook: "foreign-fighters", Measure: "travelled", Kind: cited.Count, Population: "fighters", Basis: cited.Cumulative,
		Origin: []string{"NOR", "SWE"}, Theatre: []string{}, Place: []string{}, Group: []string{}, Segment: []string{},
	}
	got := cited.CellOf(&f)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	f.Kind, f.Of = cited.Share, " those \n who went"
	if got := cited.CellOf(&f); got.Of != "those who went" {
		t.Errorf("a share is of %q", got.Of)
	}
}

func TestCellID(t *testing.T) {
	base := cited.Cell{Codebook: "foreign-fighters", Measure: "travelled", Kind: cited.Count, Origin: []string{"NOR"}, Place: []string{"Hill Camp"}}
	change := func(with func(c *cited.Cell)) cited.Cell { c := base; with(&c); return c }
	same := change(func(c *cited.Cell) { c.Place = []string{"hill camp"} })
	if base.ID() != same.ID() || base.ID().Kind() != cited.CellID {
		t.Errorf("%s and %s", base.ID(), same.ID())
	}
	seen := map[cited.ID]int{base.ID(): -1}
	for i, c := range []cited.Cell{
		change(func(c *cited.Cell) { c.Codebook = "casualties" }), change(func(c *cited.Cell) { c.Measure = "killed" }),
		change(func(c *cited.Cell) { c.Kind = cited.Share }), change(func(c *cited.Cell) { c.Population = "women" }),
		change(func(c *cited.Cell) { c.Origin = []string{"NOR", "SWE"} }), change(func(c *cited.Cell) { c.Theatre = []string{"NOR"} }),
		change(func(c *cited.Cell) { c.Origin, c.Theatre = nil, []string{"NOR"} }), change(func(c *cited.Cell) { c.Place = nil }),
		change(func(c *cited.Cell) { c.Group = []string{"Red Band"} }), change(func(c *cited.Cell) { c.GroupScope = cited.Only }),
		change(func(c *cited.Cell) { c.Segment = []string{"women"} }), change(func(c *cited.Cell) { c.Of = "900" }),
		change(func(c *cited.Cell) { c.Basis = cited.Point }),
	} {
		if other, ok := seen[c.ID()]; ok {
			t.Errorf("cells %d and %d have one id", i, other)
		}
		seen[c.ID()] = i
	}
}

func TestAsOfFigure(t *testing.T) {
	tests := []struct {
		time, reported, published cited.EDTF
		date                      cited.EDTF
		from                      cited.DateOf
		day                       string
	}{
		{"2015-10", "2015-12", "2016", "2015-10", cited.OfFigure, "2015-10-31"},
		{"../2015-10", "", "2016", "../2015-10", cited.OfFigure, "2015-10-31"},
		{"2011/..", "2015-12-07", "2016", "2015-12-07", cited.OfReport, "2015-12-07"},
		{"2011/..", "", "2016-02-01", "2016-02-01", cited.OfDocument, "2016-02-01"},
		{"", "", "2016-02-01T10:00:00Z", "2016-02-01T10:00:00Z", cited.OfDocument, "2016-02-01"},
		{"2011/..", "", "", "", "", ".."},
		{"", "", "", "", "", ".."},
		{"", "2015/..", "2016", "2016", cited.OfDocument, "2016-12-31"},
		{"2015", "", "2015-06-03", "2015/2015-06-03", cited.OfFigure, "2015-06-03"},
		{"2014/2015", "", "2015-06", "2014/2015-06", cited.OfFigure, "2015-06-30"},
		{"../2015", "", "2015-06-03T10:00:00Z", "../2015-06-03", cited.OfFigure, "2015-06-03"},
		{"2015", "", "2015-02/2015-03", "2015/2015-03-31", cited.OfFigure, "2015-03-31"},
		{"2020", "", "2015-06-03", "2020", cited.OfFigure, "2020-12-31"}, // a forecast, or a wrong date: it stays what the text says
		{"nonsense", "nonsense", "2016", "2016", cited.OfDocument, "2016-12-31"},
	}
	for _, tt := range tests {
		f := cited.Figure{Time: tt.time, Reported: tt.reported}
		got := cited.AsOfFigure(&f, tt.published)
		day, ok := got.Day()
		if got.Date != tt.date || got.From != tt.from || day.String() != tt.day && ok || ok != (tt.day != "..") {
			t.Errorf("%q, %q, %q: %v, %v", tt.time, tt.reported, tt.published, got, day)
		}
		if got.Date != "" && !got.Date.Valid() {
			t.Errorf("%q, %q, %q: %q is no date", tt.time, tt.reported, tt.published, got.Date)
		}
	}
}
