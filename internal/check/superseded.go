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
			quotes := c.Books.quotes()
			for _, list := range c.bySource() {
				n := numbersOf(list)
				for _, x := range list {
					if x.Own || x.Time != "" {
						continue
					}
					if newer := n.replacing(x); newer != nil && quotes.current(x.Figure) {
						out = append(out, Found{
							Message:  fmt.Sprintf("%s has had %s since %s", x.Source, newer.words(), newer.Doc.Published),
							Exhibits: []cited.Exhibit{x.exhibit(), newer.exhibit()},
						})
					}
				}
			}
			return out
		},
	}
}

// numbered are the numbers of a source of one thing, in the order in which they were first told.
type numbered struct {
	list  []*entry
	first map[value]cited.Day // when each was first told
}

func numbersOf(list []*entry) numbered {
	n := numbered{first: make(map[value]cited.Day, len(list))}
	for _, e := range list {
		if _, known := n.first[e.number]; !known {
			n.first[e.number] = e.told
			n.list = append(n.list, e)
		}
	}
	return n
}

// mostNewer is how many newer numbers of a source one is held against, the newest first. If that
// many leave it standing, it is not for an older one to replace it.
const mostNewer = 100

// replacing returns the newest number that a quoted figure without a date of its own should have
// been: first told after the quoted one was and before it was quoted again.
func (n *numbered) replacing(x *entry) *entry {
	first := n.first[x.number]
	end, _ := slices.BinarySearchFunc(n.list, x.printed, func(e *entry, day cited.Day) int { return cmp.Compare(e.told, day) })
	for i := end - 1; i >= max(0, end-mostNewer) && n.list[i].told > first; i-- {
		if o := n.list[i]; changed(x.Figure.Figure, o.Figure.Figure, accordOf(x.Figure.Figure, o.Figure.Figure)) {
			return o
		}
	}
	return nil
}
