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
func sums(list []*entry) []*entry {
	out := slices.DeleteFunc(slices.Clone(list), func(e *entry) bool {
		return !e.dated || e.Basis != cited.Cumulative || e.Kind != cited.Count
	})
	slices.SortStableFunc(out, func(x, y *entry) int { return cmp.Compare(x.stands, y.stands) })
	return out
}

// falls holds each sum against the largest of an earlier date. Of what is said several times, the
// first is shown.
func falls(list []*entry) []Found {
	type point struct {
		day   cited.Day
		value value
	}
	list = firsts(list, func(e *entry) point { return point{e.stands, e.number} })
	var out []Found
	var most, next *entry // of earlier days, and of this one too
	for i, e := range list {
		if i > 0 && list[i-1].stands < e.stands {
			most = next
		}
		if most != nil && e.allows().high < most.allows().low {
			out = append(out, Found{
				Message:  fmt.Sprintf("%s at %s, after %s at %s", e.words(), e.stands, most.words(), most.stands),
				Exhibits: []cited.Exhibit{e.exhibit(), most.exhibit()},
			})
		}
		if next == nil || e.allows().low > next.allows().low {
			next = e
		}
	}
	return out
}
