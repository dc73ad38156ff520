package check

import (
	"fmt"

	"cited"
)

func misquoted() Check {
	return Check{
		Code:     "misquoted",
		Doc:      "a source is credited with a number, and its own document of the time has another one",
		Severity: cited.SeverityWarning,
		Scope:    OfCell,
		Run: func(c *Case) []Found {
			var out []Found
			for _, list := range c.bySource() {
				against := contradicted(list)
				for _, x := range list {
					if own := against[x]; own != nil {
						out = append(out, Found{
							Message:  fmt.Sprintf("%s is credited with %s, and says %s", x.Source, x.words(), own.words()),
							Exhibits: []cited.Exhibit{x.exhibit(), own.exhibit()},
						})
					}
				}
			}
			return out
		},
	}
}

// lastDay is the last day that a document may be of.
func (d *Document) lastDay() cited.Day {
	_, last := d.Published.Bounds()
	return last
}
