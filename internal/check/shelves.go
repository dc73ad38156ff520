package check

import (
	"cmp"
	"slices"
	"strings"

	"cited"
	"cited/internal/text"
)

// byCell parts the usable figures of a case by what they count.
func (c *Case) byCell() [][]*Figure {
	return parted(c.Figures, func(f *Figure) cited.ID { return f.cell() })
}

// bySource parts the usable figures of a case by who said them first. What nobody says is left
// out.
func (c *Case) bySource() [][]*Figure {
	return parted(c.Figures, func(f *Figure) cited.ID { return f.From })
}

// parted parts the usable figures that have a key, each part in the order in which its figures
// were told. Checks of many figures go over these parts once, so that they take little more
// time than reading them.
func parted(list []*Figure, key func(*Figure) cited.ID) [][]*Figure {
	at := map[cited.ID]int{}
	var out [][]*Figure
	for _, f := range list {
		if !f.usable() {
			continue
		}
		id := key(f)
		if id == "" {
			continue
		}
		i, ok := at[id]
		if !ok {
			i = len(out)
			at[id] = i
			out = append(out, nil)
		}
		out[i] = append(out[i], f)
	}
	for _, list := range out {
		slices.SortStableFunc(list, func(x, y *Figure) int { return cmp.Compare(told(x), told(y)) })
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

// value is the kind and the bounds of a figure, as a key.
func (f *Figure) value() [3]string {
	x := allows(&cited.Figure{Low: f.Low, High: f.High})
	return [3]string{string(f.Kind), number(x.low), number(x.high)}
}

// sayer is who says a figure as far as the names go, for counting: whom it credits last, its
// publisher, or its document.
func (f *Figure) sayer() string {
	switch n := len(f.Attribution); {
	case n > 0:
		return text.Plain(f.Attribution[n-1])
	case f.Doc.Publisher != "":
		return text.Plain(f.Doc.Publisher)
	}
	return strings.ToLower(string(f.Doc.ID))
}

// firsts returns the first of the figures with each key.
func firsts[K comparable](list []*Figure, key func(*Figure) K) []*Figure {
	seen := map[K]bool{}
	var out []*Figure
	for _, f := range list {
		if k := key(f); !seen[k] {
			seen[k] = true
			out = append(out, f)
		}
	}
	return out
}
