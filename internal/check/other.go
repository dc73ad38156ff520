package check

import (
	"fmt"

	"cited"
)

func otherNumber() Check {
	return Check{
		Code:     "other-number",
		Doc:      "a document tells a story as an earlier one does, with another number in the same place",
		Severity: cited.SeverityWarning,
		Scope:    OfDocument,
		Run: func(c *Case) []Found {
			var out []Found
			for _, earlier := range c.Kin {
				for i := range c.Document.Found.Figures {
					x := &Figure{Figure: &c.Document.Found.Figures[i], Doc: c.Document}
					if y := c.counterpart(x, earlier); y != nil {
						out = append(out, Found{
							Message:  fmt.Sprintf("%s here, %s in the earlier document", said(x.Figure), said(y.Figure)),
							Exhibits: []cited.Exhibit{x.exhibit(), y.exhibit()},
						})
					}
				}
			}
			return out
		},
	}
}

// wordsOfTwin is how many long words two sentences share that tell the same.
const wordsOfTwin = 3

// counterpart returns the figure of an earlier document that stands where one stands, and says
// another number; nil if any figure there says the same.
func (c *Case) counterpart(x *Figure, earlier *Document) *Figure {
	var twin *Figure
	for i := range earlier.Found.Figures {
		y := &Figure{Figure: &earlier.Found.Figures[i], Doc: earlier}
		switch accordOf(x.Figure, y.Figure) {
		case agreeing:
			return nil
		case apart:
			h := held{Figure: y}
			if twin == nil && x.usable() && y.usable() && x.cell() == y.cell() && h.wordsIn(x) >= wordsOfTwin {
				twin = y
			}
		}
	}
	return twin
}
