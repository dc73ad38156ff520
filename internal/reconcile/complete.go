package reconcile

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"cited"
	"cited/internal/codebook"
)

// Taken is what was taken for a field of a cell that nobody asked for, and how many figures
// say so, and say otherwise.
type Taken struct {
	Field  string  `json:"field"`
	Value  string  `json:"value"`
	Says   int     `json:"says"`
	Others []Other `json:"others"` // what else they say, the most frequent first
}

// Other is another value of a field, and how many figures have it.
type Other struct {
	Value string `json:"value"`
	Says  int    `json:"says"`
}

// Complete takes for those fields of a cell that people left open, and that have to hold
// something, what most of the figures say that count the same otherwise: the population,
// the theatre where figures name different ones, the whole of a share, the basis. Who asks
// is told what was taken. The other fields stand for all there are if they are left open.
//
// What is taken is the value with which the most figures count the same; of two, the one that
// more figures say, and then the first by name. A population that is counted among another that
// figures say is not taken. A theatre that all figures leave open, or agree on, stays open.
func Complete(set *codebook.Set, cell cited.Cell, items []Item) (cited.Cell, []Taken) {
	all, _ := alikeIn(set, items)
	return CompleteBy(set, cell, all)
}

// CompleteBy does so where cells are known and not their figures.
func CompleteBy(set *codebook.Set, cell cited.Cell, all []Alike) (cited.Cell, []Taken) {
	c := completing{set: set, cell: cell}
	for i := range all {
		if all[i].Claiming > 0 {
			c.cells, c.says = append(c.cells, all[i].Cell), append(c.says, all[i].Claiming)
		}
	}
	for _, f := range openFields() {
		if f.value(&c.cell) == "" && (f.name != "of" || cell.Kind == cited.Share) {
			c.take(f)
		}
	}
	if c.cell.Basis == "" {
		c.cell.Basis = cited.Unstated
	}
	if book, ok := set.Book(cell.Codebook); ok && c.cell.Population == "" {
		c.cell.Population = codebook.With(book.Populations, codebook.Default)
	}
	return c.cell, c.taken
}

// openField is a field that has to hold something.
type openField struct {
	name  string
	value func(*cited.Cell) string
	copy  func(to, from *cited.Cell)
	says  func(value string) bool // whether a value says anything
}

func openFields() []openField {
	something := func(s string) bool { return s != "" }
	return []openField{
		{"population", func(c *cited.Cell) string { return c.Population }, func(to, from *cited.Cell) { to.Population = from.Population }, something},
		{"theatre", func(c *cited.Cell) string { return list(c.Theatre) }, func(to, from *cited.Cell) { to.Theatre = from.Theatre }, something},
		{"of", func(c *cited.Cell) string { return c.Of }, func(to, from *cited.Cell) { to.Of = from.Of },
			func(s string) bool { return s != "" && !strings.ContainsAny(s, "0123456789") }},
		{"basis", func(c *cited.Cell) string { return string(c.Basis) }, func(to, from *cited.Cell) { to.Basis = from.Basis },
			func(s string) bool { return s != "" && s != string(cited.Unstated) }},
	}
}

// completing is a cell while it is completed, and the cells of the figures, each with how
// many there are.
type completing struct {
	set   *codebook.Set
	cell  cited.Cell
	cells []cited.Cell
	says  []int
	taken []Taken
}

// alike returns which cells count what a cell does, and how many figures they have. What
// the cell still leaves open is taken from each of them.
func (c *completing) alike(cell *cited.Cell) (figures int, of []int) {
	for i := range c.cells {
		asked, from := *cell, &c.cells[i]
		for _, f := range openFields() {
			if f.name != "theatre" && f.value(&asked) == "" {
				f.copy(&asked, from)
			}
		}
		if c.set.Compare(&asked, from).Extent == codebook.Same {
			figures += c.says[i]
			of = append(of, i)
		}
	}
	return figures, of
}

// take takes a value for a field, where the figures that count the same otherwise say one.
func (c *completing) take(f openField) {
	_, alike := c.alike(&c.cell)
	says, from := map[string]int{}, map[string]*cited.Cell{}
	for _, i := range alike {
		if value := f.value(&c.cells[i]); f.says(value) {
			says[value] += c.says[i]
			from[value] = &c.cells[i]
		}
	}
	if len(from) == 0 || f.name == "theatre" && !c.apart(from) {
		return
	}
	best, most := "", -1
	for _, value := range slices.Sorted(maps.Keys(from)) {
		if f.name == "population" && c.among(from, value) {
			continue
		}
		asked := c.cell
		f.copy(&asked, from[value])
		if n, _ := c.alike(&asked); n > most || n == most && says[value] > says[best] {
			best, most = value, n
		}
	}
	f.copy(&c.cell, from[best])
	t := Taken{Field: f.name, Value: best, Says: says[best], Others: []Other{}}
	for value, n := range says {
		if value != best {
			t.Others = append(t.Others, Other{value, n})
		}
	}
	slices.SortFunc(t.Others, func(a, b Other) int { return cmp.Or(cmp.Compare(b.Says, a.Says), cmp.Compare(a.Value, b.Value)) })
	c.taken = append(c.taken, t)
}

// among reports whether the people of a population are counted among those of another that
// the figures say: who asks for those who went does not mean the women alone.
func (c *completing) among(from map[string]*cited.Cell, value string) bool {
	part := cited.Cell{Codebook: c.cell.Codebook, Population: value}
	for other := range from {
		whole := cited.Cell{Codebook: c.cell.Codebook, Population: other}
		if c.set.Compare(&whole, &part).Extent == codebook.Contains {
			return true
		}
	}
	return false
}

// apart reports whether some theatres have nothing to do with each other: then none of them
// may be taken for any.
func (c *completing) apart(from map[string]*cited.Cell) bool {
	for _, a := range from {
		for _, b := range from {
			one, other := cited.Cell{Codebook: c.cell.Codebook, Theatre: a.Theatre}, cited.Cell{Codebook: c.cell.Codebook, Theatre: b.Theatre}
			if c.set.Compare(&one, &other).Extent == codebook.Differs {
				return true
			}
		}
	}
	return false
}
