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
				x, y := p.first.Figure, p.second.Figure
				if p.figures < fewestRepeated || x.Reported == y.Reported || x.Reported.Overlaps(y.Reported) {
					continue
				}
				out = append(out, Found{
					Message:  fmt.Sprintf("%d figures of %s are the same, and its report is of %s here and of %s there", p.figures, c.Source, y.Reported, x.Reported),
					Exhibits: []cited.Exhibit{p.second.exhibit(), p.first.exhibit()},
				})
			}
			return out
		},
	}
}

// fewestRepeated is how many figures two documents have to share, so that one report is meant.
const fewestRepeated = 2

// repeat is what two documents both give of a source.
type repeat struct {
	first, second *Figure // the first such figure in both
	figures       int
}

// repeats returns the pairs of documents that give the same figures with a date of the report.
func (c *Case) repeats() []repeat {
	at := map[[2]*Document]int{}
	var out []repeat
	c.pairs(func(x, y *Figure) {
		if x.Doc == y.Doc || told(x) > told(y) || x.Reported == "" || y.Reported == "" || !sameNumber(x.Figure, y.Figure) || !c.Books.sameCell(x, y) {
			return
		}
		if told(x) == told(y) && x.Doc.ID > y.Doc.ID {
			return
		}
		key := [2]*Document{x.Doc, y.Doc}
		if _, ok := at[key]; !ok {
			at[key] = len(out)
			out = append(out, repeat{first: x, second: y})
		}
		out[at[key]].figures++
	})
	return out
}
