package check

import (
	"cmp"
	"fmt"
	"slices"

	"cited"
)

func superseded() Check {
	return Check{
		Code:     "superseded",
		Doc:      "a document gives a number of a source as its latest that the source had replaced by then",
		Severity: cited.SeverityNote,
		Scope:    OfCell,
		Run: func(c *Case) []Found {
			var out []Found
			for _, list := range c.bySource() {
				numbers := firsts(list, (*Figure).value)
				for _, x := range list {
					if x.Own {
						continue
					}
					if newer := replacedIn(x, numbers); newer != nil {
						out = append(out, Found{
							Message:  fmt.Sprintf("%s has had %s since %s", x.Source, said(newer.Figure), newer.Doc.Published),
							Exhibits: []cited.Exhibit{x.exhibit(), newer.exhibit()},
						})
					}
				}
			}
			return out
		},
	}
}

// replacedIn returns the newest number that a quoted figure should have been: first told after the
// quoted one was and before it was quoted again, without a date of its own. The numbers of a
// cell come in the order in which they were first told.
func replacedIn(x *Figure, numbers []*Figure) *Figure {
	if x.Time != "" || !x.current() {
		return nil
	}
	first := told(x)
	if i := slices.IndexFunc(numbers, func(f *Figure) bool { return f.value() == x.value() }); i >= 0 {
		first = min(first, told(numbers[i]))
	}
	end, _ := slices.BinarySearchFunc(numbers, printed(x), func(f *Figure, day cited.Day) int { return cmp.Compare(told(f), day) })
	for i := end - 1; i >= 0 && told(numbers[i]) > first; i-- {
		if o := numbers[i]; changed(x.Figure, o.Figure, accordOf(x.Figure, o.Figure)) {
			return o
		}
	}
	return nil
}
