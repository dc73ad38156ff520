package check

import (
	"fmt"
	"slices"

	"cited"
)

func redated() Check {
	return Check{
		Code:     "redated",
		Doc:      "two documents give the same figures of one source, and another date for its report",
		Severity: cited.SeverityWarning,
		Scope:    OfSource,
		Run: func(c *Case) []Found {
			var out []Found
			for _, p := range c.repeats() {
				x, y := p.first, p.second
				if p.figures < fewestRepeated || x.Reported.Overlaps(y.Reported) {
					continue
				}
				out = append(out, Found{
					Message:  fmt.Sprintf("%d figures of %s are the same, and its report is of %s here and of %s there", p.figures, c.Source, y.Reported, x.Reported),
					Exhibits: []cited.Exhibit{y.exhibit(), x.exhibit()},
				})
			}
			return out
		},
	}
}

// fewestRepeated is how many figures two reports have to share, so that one report is meant.
const fewestRepeated = 2

// mostDates is under how many dates of a report a number may come again: one that has more is so
// common that it tells of no report.
const mostDates = 10

// repeat is what a source is said to have reported at two dates.
type repeat struct {
	first, second *entry // the first such figure of either date
	figures       int    // how many are the same
}

// repeats returns the pairs of dates of a report with the same figures, those of the earlier
// document first. However often a figure of a date is printed, it counts once.
func (c *Case) repeats() []repeat {
	at := map[[2]cited.EDTF]int{}
	var out []repeat
	for _, list := range c.repeated() {
		for i, x := range list {
			for _, y := range list[i+1:] {
				if x.printed > y.printed {
					x, y = y, x
				}
				key := [2]cited.EDTF{x.Reported, y.Reported}
				if _, ok := at[key]; !ok {
					at[key] = len(out)
					out = append(out, repeat{first: x, second: y})
				}
				out[at[key]].figures++
			}
		}
	}
	return out
}

// repeated are the figures of one number and cell each, one a date of a report, of which there are
// several.
func (c *Case) repeated() [][]*entry {
	dated := slices.DeleteFunc(slices.Clone(c.entries()), func(e *entry) bool { return e.Reported == "" || !e.usable() })
	dates := map[value]cited.EDTF{}
	several := map[value]bool{}
	for _, e := range dated {
		date, ok := dates[e.number]
		several[e.number] = several[e.number] || ok && date != e.Reported
		dates[e.number] = e.Reported
	}
	type same struct {
		cell   cited.ID
		number value
	}
	dated = slices.DeleteFunc(dated, func(e *entry) bool { return !several[e.number] })
	var out [][]*entry
	for _, list := range parted(dated, func(e *entry) same { return same{e.cell(), e.number} }) {
		list = firsts(list, func(e *entry) cited.EDTF { return e.Reported })
		if len(list) > 1 && len(list) <= mostDates {
			out = append(out, list)
		}
	}
	return out
}
