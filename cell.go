package cited

import (
	"slices"
	"strings"
)

// CellID is the kind of a cell's id, which is made of its fields.
const CellID = "ce"

// Cell is what makes figures comparable: all that says what is counted, of whom and
// where, but neither when nor by whom. Lists are sorted and hold nothing twice.
// Whether the figures of two cells may be set side by side is for package codebook
// to say.
type Cell struct {
	Codebook   string   `json:"codebook"`
	Measure    string   `json:"measure"`
	Kind       Kind     `json:"kind"`
	Population string   `json:"population"`
	Origin     []string `json:"origin"`
	Theatre    []string `json:"theatre"`
	Place      []string `json:"place"`
	Group      []string `json:"group"`
	GroupScope Scope    `json:"group_scope"`
	Segment    []string `json:"segment"`
	Of         string   `json:"of"` // of a share only: the whole
	Basis      Basis    `json:"basis"`
}

// CellOf returns the cell of a figure as the text has it.
func CellOf(f *Figure) Cell {
	c := Cell{
		Codebook: f.Codebook, Measure: f.Measure, Kind: f.Kind, Population: f.Population, Basis: f.Basis,
		Origin: sorted(f.Origin), Theatre: sorted(f.Theatre), Place: sorted(f.Place), Group: sorted(f.Group), Segment: sorted(f.Segment),
	}
	if len(c.Group) > 0 {
		c.GroupScope = f.GroupScope
	}
	if c.Kind == Share {
		c.Of = strings.Join(strings.Fields(f.Of), " ")
	}
	return c
}

// sorted returns a sorted copy without what is there twice; never nil.
func sorted(list []string) []string {
	out := append([]string{}, list...)
	slices.Sort(out)
	return slices.Compact(out)
}

// CellFields lists the names of a cell's fields in the order in which they are compared.
func CellFields() []string {
	return []string{"codebook", "kind", "measure", "origin", "population", "theatre", "place", "group", "segment", "of", "basis"}
}

// ID returns the id of a cell. Words of the text count without case.
func (c *Cell) ID() ID {
	parts := []string{c.Codebook, c.Measure, string(c.Kind), c.Population, string(c.GroupScope), strings.ToLower(c.Of), string(c.Basis)}
	for _, list := range [][]string{c.Origin, c.Theatre, c.Place, c.Group, c.Segment} {
		parts = append(parts, strings.ToLower(strings.Join(list, "\x00")))
	}
	return NewID(CellID, parts...)
}

// AsOf is the date at which a figure stands in its cell, and where it is from.
type AsOf struct {
	Date EDTF   `json:"date"` // empty if nothing dates the figure
	From DateOf `json:"from"` // empty with it
}

// DateOf says whose date an as-of is.
type DateOf string

// Whose date an as-of is, the closest first.
const (
	OfFigure   DateOf = "figure"
	OfReport   DateOf = "report"
	OfDocument DateOf = "document"
)

// AsOfFigure returns the as-of of a figure: its own time, else that of the report, else
// that of its document. A time without an end ("since 2011") tells of the day on
// which it is told; one that ends after its document was published ends with it:
// "in 2015", told in June, is 2015/2015-06.
func AsOfFigure(f *Figure, published EDTF) AsOf {
	told := AsOf{published, OfDocument}
	if known(f.Reported) {
		told = AsOf{f.Reported, OfReport}
	}
	if !known(told.Date) {
		told = AsOf{}
	}
	from, to := f.Time.Bounds()
	_, last := published.Bounds()
	switch {
	case from > to, to == MaxDay:
		return told
	case known(published) && last < to && from < last:
		return AsOf{cut(f.Time, published), OfFigure}
	}
	return AsOf{f.Time, OfFigure}
}

// known reports whether a date has a last day.
func known(e EDTF) bool {
	from, to := e.Bounds()
	return from <= to && to < MaxDay
}

// cut returns the interval from the start of a time to the end of a date.
func cut(time, end EDTF) EDTF {
	start, _, _ := strings.Cut(string(time), "/")
	_, to := end.Bounds()
	if day, _, ok := strings.Cut(string(end), "T"); ok {
		end = EDTF(day)
	} else if strings.Contains(string(end), "/") {
		end = EDTF(to.String())
	}
	return EDTF(start) + "/" + end
}

// Day returns the last day on which the figure may stand, false if it is not known.
func (a AsOf) Day() (Day, bool) {
	_, to := a.Date.Bounds()
	return to, known(a.Date)
}
