package check

import (
	"fmt"
	"math"
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
			var out []Found
			list := c.points()
			for _, x := range list {
				others := others(x, list)
				v, _ := point(x.Figure)
				if len(others) < fewestClaims-1 {
					continue
				}
				if middle, far := farFrom(v, others); far {
					out = append(out, Found{
						Message:  fmt.Sprintf("%s is far from the %d others, around %s", said(x.Figure), len(others), number(middle)),
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

// points are the dated figures that say one number, one a source and year.
func (c *Case) points() []*Figure {
	type year struct {
		source string
		year   int
	}
	list := slices.DeleteFunc(slices.Clone(c.Figures), func(f *Figure) bool {
		v, ok := point(f.Figure)
		_, dated := f.asOf()
		return !ok || v <= 0 || !dated || !f.usable()
	})
	return firsts(list, func(f *Figure) year {
		day, _ := f.asOf()
		y, _, _ := day.Date()
		return year{f.sayer(), y}
	})
}

// others returns the numbers that other sources than that of a figure give at about its date, one
// a source.
func others(x *Figure, list []*Figure) []float64 {
	day, _ := x.asOf()
	seen := map[string]bool{x.sayer(): true}
	var out []float64
	for _, y := range list {
		other, _ := y.asOf()
		if name := y.sayer(); !seen[name] && y.Doc != x.Doc && max(day-other, other-day) <= sameTime {
			seen[name] = true
			v, _ := point(y.Figure)
			out = append(out, v)
		}
	}
	return out
}

// farFrom reports whether a number lies far from others, and where their middle is. Numbers of
// people differ by factors, so that logarithms are compared.
func farFrom(v float64, others []float64) (middle float64, far bool) {
	logs := make([]float64, len(others))
	for i, o := range others {
		logs[i] = math.Log(o)
	}
	m := median(logs)
	off := make([]float64, len(logs))
	for i := range logs {
		off[i] = math.Abs(logs[i] - m)
	}
	distance := math.Abs(math.Log(v) - m)
	return math.Round(math.Exp(m)), distance >= math.Log(timesOff) && distance > deviations*median(off)
}

func median(list []float64) float64 {
	sorted := slices.Sorted(slices.Values(list))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}
