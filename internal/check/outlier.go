package check

import (
	"fmt"
	"slices"

	"cited"
)

func outlier() Check {
	return Check{
		Code:     "outlier",
		Doc:      "one of five or more sources lies far from all others, at about the same date",
		Severity: cited.SeverityNote,
		Scope:    OfCell,
		Run: func(c *Case) []Found {
			list := c.points()
			far := outliers(list)
			var out []Found
			for i, x := range list {
				if o := far[i]; o.others > 0 {
					out = append(out, Found{
						Message:  fmt.Sprintf("%s is far from the %d others, around %s", x.words(), o.others, number(o.middle)),
						Exhibits: []cited.Exhibit{x.exhibit()},
					})
				}
			}
			return out
		},
	}
}

// What makes an outlier.
const (
	fewestClaims = 5 // of independent sources, itself included
	timesOff     = 2 // so many times the middle of the others, or that part of it
	deviations   = 4 // so many median deviations away, of the logarithms
)

// mostOfDocument is how many points one document may have: what has more is a table.
const mostOfDocument = 100

// points are the dated figures that say one number, one a source and year.
func (c *Case) points() []*entry {
	type year struct {
		source string
		year   int
	}
	list := slices.DeleteFunc(slices.Clone(c.entries()), func(e *entry) bool {
		v, ok := point(e.Figure.Figure)
		return !ok || v <= 0 || !e.dated || !e.usable()
	})
	list = firsts(list, func(e *entry) year {
		y, _, _ := e.stands.Date()
		return year{e.sayer(), y}
	})
	n := map[*Document]int{}
	return slices.DeleteFunc(list, func(e *entry) bool {
		n[e.Doc]++
		return n[e.Doc] > mostOfDocument
	})
}

// off is how a number stands to those of others at about its date: to how many, and where their
// middle is. The zero value says that it is not far from them.
type off struct {
	others int
	middle float64
}

// outliers holds each of some points against the others of about its date, those of its document
// and source left out, and one a source. It goes through them in the order of their dates, so
// that each comes into the crowd and leaves it once.
func outliers(list []*entry) []off {
	out := make([]off, len(list))
	c := newCrowd(list)
	from, to := 0, 0
	for i := 0; i < len(c.order); {
		x := list[c.order[i]]
		for ; to < len(list) && list[c.order[to]].stands <= x.stands+sameTime; to++ {
			c.come(c.order[to])
		}
		for ; list[c.order[from]].stands < x.stands-sameTime; from++ {
			c.leave(c.order[from])
		}
		begin := i
		for i < len(c.order) && list[c.order[i]].stands == x.stands && list[c.order[i]].Doc == x.Doc {
			i++
		}
		c.without(x, func() {
			for _, k := range c.order[begin:i] {
				out[k] = c.off(k)
			}
		})
	}
	return out
}
