package check

import (
	"fmt"

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

// repeat is what a source is said to have reported at two dates.
type repeat struct {
	first, second *Figure // the first such figure of either date
	figures       int     // how many are the same
}

// repeats returns the pairs of dates of a report with the same figures, those of the earlier
// document first. However often a figure of a date is printed, it counts once.
func (c *Case) repeats() []repeat {
	at := map[[2]cited.EDTF]int{}
	var out []repeat
	for _, list := range c.byCell() {
		byValue := map[[3]string][]*Figure{}
		for _, f := range list {
			if f.Reported != "" {
				byValue[f.value()] = append(byValue[f.value()], f)
			}
		}
		for _, f := range list {
			same := firsts(byValue[f.value()], func(f *Figure) cited.EDTF { return f.Reported })
			delete(byValue, f.value()) // so that each number comes once, in the order of the list
			for i, x := range same {
				for _, y := range same[i+1:] {
					if printed(x) > printed(y) {
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
	}
	return out
}
