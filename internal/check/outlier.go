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
			for _, x := range c.Figures {
				others := c.others(x)
				v, ok := point(x.Figure)
				if !ok || v <= 0 || len(others) < fewestClaims-1 {
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

// others returns the numbers that other sources than that of a figure give at about its date, one
// a source.
func (c *Case) others(x *Figure) []float64 {
	day, dated := x.asOf()
	sources := []*Figure{x}
	var out []float64
	for _, y := range c.Figures {
		v, ok := point(y.Figure)
		other, known := y.asOf()
		if !ok || v <= 0 || !y.usable() || !dated || !known || max(day-other, other-day) > sameTime {
			continue
		}
		if slices.ContainsFunc(sources, func(s *Figure) bool { return s.Doc == y.Doc || oneSource(s, y) }) {
			continue
		}
		sources = append(sources, y)
		out = append(out, v)
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
