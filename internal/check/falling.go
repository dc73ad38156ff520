package check

import (
	"cmp"
	"fmt"
	"slices"

	"cited"
)

func falling() Check {
	return Check{
		Code:     "falling",
		Doc:      "a sum that can only grow is smaller at a later date, by the same source and definition",
		Severity: cited.SeverityWarning,
		Scope:    OfCell,
		Run: func(c *Case) []Found {
			var out []Found
			for _, list := range c.bySource() {
				out = append(out, falls(sums(list))...)
			}
			return out
		},
	}
}

// sums are the dated counts of ever so many, in the order of their dates.
func sums(list []*Figure) []*Figure {
	out := slices.DeleteFunc(slices.Clone(list), func(f *Figure) bool {
		_, dated := f.asOf()
		return !dated || f.Basis != cited.Cumulative || f.Kind != cited.Count
	})
	slices.SortStableFunc(out, func(x, y *Figure) int {
		a, _ := x.asOf()
		b, _ := y.asOf()
		return cmp.Compare(a, b)
	})
	return out
}

// falls holds each sum against the largest of an earlier date. Of what is said several times, the
// first is shown.
func falls(list []*Figure) []Found {
	type point struct {
		day   cited.Day
		value [3]string
	}
	list = firsts(list, func(f *Figure) point {
		day, _ := f.asOf()
		return point{day, f.value()}
	})
	var out []Found
	var most, next *Figure // of earlier days, and of this one too
	for i, f := range list {
		day, _ := f.asOf()
		if i > 0 {
			if before, _ := list[i-1].asOf(); before < day {
				most = next
			}
		}
		if most != nil && allows(f.Figure).high < allows(most.Figure).low {
			first, _ := most.asOf()
			out = append(out, Found{
				Message:  fmt.Sprintf("%s at %s, after %s at %s", said(f.Figure), day, said(most.Figure), first),
				Exhibits: []cited.Exhibit{f.exhibit(), most.exhibit()},
			})
		}
		if next == nil || allows(f.Figure).low > allows(next.Figure).low {
			next = f
		}
	}
	return out
}
