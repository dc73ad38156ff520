package web

import (
	"fmt"
	"math"
	"time"

	"cited"
	"cited/internal/export"
)

// valueScale places numbers of people, or percents, in pixels from the top. It begins at nothing. Where
// numbers are far apart it goes by their logarithm.
type valueScale struct {
	most float64
	log  bool
}

// farApart is how many times the least number the greatest is where the scale goes by logarithms.
const farApart = 60

func newValueScale(claims []cited.Claim, estimates []cited.Estimate) valueScale {
	least, most := math.Inf(1), 1.0
	add := func(f *float64) {
		if f != nil && *f >= 0 && !math.IsInf(*f, 0) {
			most = max(most, *f)
			if *f > 0 {
				least = min(least, *f)
			}
		}
	}
	for i := range claims {
		add(claims[i].Low)
		add(claims[i].High)
	}
	for i := range estimates { // people may have put other ends
		add(estimates[i].Low)
		add(estimates[i].High)
	}
	return valueScale{most: most * 1.09, log: most > farApart*least}
}

// at returns the place of a number.
func (s valueScale) at(f float64) float64 {
	part := max(f, 0) / s.most
	if s.log {
		part = math.Log1p(max(f, 0)) / math.Log1p(s.most)
	}
	return plotBottom - min(part, 1)*(plotBottom-plotTop)
}

func (s valueScale) ticks(percent bool) (list []chartTick) {
	unit := ""
	if percent {
		unit = "%"
	}
	add := func(f float64) { list = append(list, chartTick{At: s.at(f), Words: export.Number(f) + unit}) }
	add(0)
	if s.log {
		for f := 1.0; f <= s.most; f *= 10 {
			add(f)
		}
		return list
	}
	step := roundStep(s.most / 7)
	for f := step; f <= s.most; f += step {
		add(f)
	}
	return list
}

// roundStep returns the next of 1, 2, 5, 10, 20, ... that is no less than a number, which is at
// least a tenth.
func roundStep(f float64) float64 {
	unit := math.Pow(10, math.Floor(math.Log10(f)))
	for _, n := range []float64{1, 2, 5} {
		if n*unit >= f {
			return n * unit
		}
	}
	return 10 * unit
}

// timeScale places days in percents of the width.
type timeScale struct {
	first, last cited.Day
	from, to    float64
}

// newTimeScale makes a scale from the first to the last day on which claims stand, of half a year at
// least.
func newTimeScale(claims []cited.Claim, from, to float64) timeScale {
	s := timeScale{first: cited.MaxDay, last: cited.MinDay, from: from, to: to}
	for i := range claims {
		if day, ok := claims[i].AsOf.Day(); ok {
			s.first, s.last = min(s.first, day), max(s.last, day)
		}
	}
	if s.first > s.last {
		s.first, s.last = 0, 0
	}
	const most, least = 200 * 366, 183 // days: what a wrong date could make of it, what can be told apart
	s.first = max(s.first, s.last-min(s.last-cited.MinDay, most))
	if short := least - (s.last - s.first); short > 0 {
		s.first, s.last = s.first-short/2, s.last+short/2
	}
	return s
}

// at returns the place of a day; of one before the scale, where that begins.
func (s timeScale) at(d cited.Day) float64 {
	part := (float64(d) - float64(s.first)) / (float64(s.last) - float64(s.first))
	return s.from + (s.to-s.from)*min(max(part, 0), 1)
}

// ticks marks the beginnings of years, or of quarters where there are few. Every other one is left out
// where there is little room.
func (s timeScale) ticks() []chartTick {
	list := s.dates()
	for i := range list {
		list[i].Minor = len(list) > 4 && i%2 == 1
	}
	return list
}

func (s timeScale) dates() (list []chartTick) {
	year, month, _ := s.first.Date()
	last, _, _ := s.last.Date()
	if s.last-s.first < 2*366 {
		for n := int(month) - 1; ; n++ {
			day := cited.DayOf(year+n/12, time.Month(n%12+1), 1)
			if day > s.last {
				return list
			}
			if day >= s.first && n%3 == 0 {
				list = append(list, chartTick{At: s.at(day), Words: day.String()[:7]})
			}
		}
	}
	step := int(roundStep(max(1, float64(last-year)/10)))
	for y := year - year%step; y <= last; y += step {
		if day := cited.DayOf(y, 1, 1); day >= s.first && day <= s.last {
			list = append(list, chartTick{At: s.at(day), Words: fmt.Sprint(y)})
		}
	}
	return list
}
