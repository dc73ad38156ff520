package check

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"cited"
	"cited/internal/text"
)

// entry is a figure of a case with what checks of many figures ask of it again and again.
type entry struct {
	*Figure
	number  value
	stands  cited.Day // the last day at which it stands
	dated   bool      // that day is known
	told    cited.Day // when it was first known
	printed cited.Day // the last day of its document
}

func (e *entry) allows() interval { return allows(e.Figure.Figure) }
func (e *entry) words() string    { return said(e.Figure.Figure) }

// entries are the figures of a case, in their order.
func (c *Case) entries() []*entry {
	if len(c.looked) == len(c.Figures) {
		return c.looked
	}
	list := make([]entry, len(c.Figures))
	c.looked = make([]*entry, len(c.Figures))
	for i, f := range c.Figures {
		e := entry{Figure: f, number: f.value(), told: told(f), printed: f.Doc.lastDay()}
		e.stands, e.dated = f.asOf()
		list[i] = e
		c.looked[i] = &list[i]
	}
	return c.looked
}

// bySource parts the usable figures of a case by who said them first. What nobody says is left
// out.
func (c *Case) bySource() [][]*entry {
	if c.sources == nil {
		said := slices.DeleteFunc(slices.Clone(c.entries()), func(e *entry) bool { return e.From == "" || !e.usable() })
		c.sources = parted(said, func(e *entry) cited.ID { return e.From })
	}
	return c.sources
}

// parted parts figures by a key, each part in the order in which its figures were told. Checks
// of many figures go over these parts once, so that they take little more time than reading
// them.
func parted[K comparable](list []*entry, key func(*entry) K) [][]*entry {
	at := map[K]int{}
	var out [][]*entry
	for _, e := range list {
		k := key(e)
		i, ok := at[k]
		if !ok {
			i = len(out)
			at[k] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], e)
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(x, y *entry) int { return cmp.Compare(x.told, y.told) })
	}
	return out
}

// CellOf is the id of what a figure counts, whatever codebook it was read by: the cell by which
// checks part figures.
func CellOf(f *cited.Figure) cited.ID {
	c := cited.CellOf(f)
	c.Codebook, c.Measure = "", bare(c.Measure)
	return c.ID()
}

func (f *Figure) cell() cited.ID { return CellOf(f.Figure) }

// usable reports whether a figure is asserted and of more than one person.
func (f *Figure) usable() bool { return f.Stance != cited.Denial && !f.Individual }

// asOf is the last day at which a figure stands, as far as it is known.
func (f *Figure) asOf() (cited.Day, bool) {
	return cited.AsOfFigure(f.Figure, f.Doc.Published).Day()
}

// value is the kind and the bounds of a figure, to one digit behind the point, as a key.
type value struct {
	share     bool
	low, high int64 // in tenths
}

func (f *Figure) value() value {
	out := value{f.Kind == cited.Share, 0, math.MaxInt64}
	if f.Low != nil {
		out.low = tenths(*f.Low)
	}
	if f.High != nil {
		out.high = tenths(*f.High)
	}
	return out
}

// tenths counts the tenths of a number, as far as they can be told apart.
func tenths(v float64) int64 { return int64(math.Round(10 * min(v, 1e15))) }

// sayer is who says a figure, for counting: the source it is from, else as far as the names go
// whom it credits last, its publisher, or its document.
func (f *Figure) sayer() string {
	switch n := len(f.Attribution); {
	case f.From != "":
		return string(f.From)
	case n > 0:
		return text.Plain(f.Attribution[n-1])
	case f.Doc.Publisher != "":
		return text.Plain(f.Doc.Publisher)
	}
	return strings.ToLower(string(f.Doc.ID))
}

// firsts returns the first of the figures with each key.
func firsts[T any, K comparable](list []T, key func(T) K) []T {
	seen := map[K]bool{}
	var out []T
	for _, f := range list {
		if k := key(f); !seen[k] {
			seen[k] = true
			out = append(out, f)
		}
	}
	return out
}
