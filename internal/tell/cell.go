package tell

import (
	"fmt"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// Cell names a cell in a line: "travelled, fighters from BEL, cumulative".
func Cell(c *cited.Cell) string {
	out := c.Measure + ", " + c.Population
	if len(c.Segment) > 0 {
		out += " (" + strings.Join(c.Segment, ", ") + ")"
	}
	if len(c.Origin) > 0 {
		out += " from " + Places(c.Origin)
	}
	for _, more := range []string{Places(c.Theatre), strings.Join(c.Place, ", "), strings.Join(c.Group, ", ")} {
		if more != "" {
			out += ", " + more
		}
	}
	if c.Kind == cited.Share {
		out += ", share of " + Said(c.Of, "them")
	}
	return out + ", " + string(c.Basis)
}

// End writes an end of an estimate.
func End(f *float64, kind cited.Kind) string {
	switch {
	case f == nil:
		return "none"
	case kind == cited.Share:
		return export.Number(*f) + "%"
	}
	return export.Number(*f)
}

// Beside says how much there is in the cell of a figure, and how its claim stands to
// the others there.
func Beside(est *archive.Estimator, figure cited.ID) string {
	out := est.Pool.Summary() + " in its cell " + string(est.Cell.ID())
	own, ok := est.Pool.ClaimOf(figure)
	if !ok || len(est.Pool.Claims) < 2 {
		return out
	}
	tally, first := map[cited.PairVerdict]int{}, map[cited.PairVerdict]int{}
	for p := range est.Pool.PairsOf(own) {
		if tally[p.Verdict]++; tally[p.Verdict] == 1 {
			first[p.Verdict] = p.A + p.B - own
		}
	}
	var words []string
	for _, v := range VerdictsByWeight() {
		if tally[v] > 0 {
			c := &est.Pool.Claims[first[v]]
			one := fmt.Sprintf("%s %s (%s, by %s", v, export.Number(float64(tally[v])), export.ClaimValue(c, est.Cell.Kind), c.Name)
			if tally[v] > 1 {
				one += ", ..."
			}
			words = append(words, one+")")
		}
	}
	return out + "; against the other claims: " + strings.Join(words, ", ")
}

// VerdictsByWeight lists the verdicts, what people have to look at first.
func VerdictsByWeight() []cited.PairVerdict {
	return []cited.PairVerdict{cited.Disputed, cited.Revised, cited.Different, cited.Undecided, cited.Compatible, cited.Agrees}
}
