package tell

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// MostPairs is how many pairs of claims are told of: of fifty thousand claims there are more than a
// thousand million.
const MostPairs = 1000

// Pairs returns pairs of claims, those that contradict each other first.
func Pairs(est *archive.Estimator, most int) []export.Pair {
	of := map[cited.PairVerdict][]export.Pair{}
	looked := 0
	for p := range est.Pool.Pairs {
		if looked++; looked > 100*MostPairs {
			break
		}
		if len(of[p.Verdict]) < 2*most {
			of[p.Verdict] = append(of[p.Verdict], export.Pair{A: p.A + 1, B: p.B + 1, Verdict: p.Verdict})
		}
	}
	var out []export.Pair
	for _, v := range VerdictsByWeight() {
		slices.SortStableFunc(of[v], func(a, b export.Pair) int { return cmp.Compare(ofOneSource(est, a), ofOneSource(est, b)) })
		out = append(out, of[v]...)
	}
	return out[:min(len(out), most)]
}

// ofOneSource is 1 for a pair of claims of one source: others tell more. What one text says of one
// source twice, with other numbers, is mostly not about the same.
func ofOneSource(est *archive.Estimator, p export.Pair) int {
	if est.Pool.Claims[p.A-1].Source == est.Pool.Claims[p.B-1].Source {
		return 1
	}
	return 0
}

// PairVerdicts are how two claims stand to each other.
var PairVerdicts = []Meaning{
	{"agrees", "they have the same bounds"}, {"compatible", "their ranges meet: both may be true"}, {"revised", "one source, at two dates: the later takes the place of the earlier"},
	{"disputed", "they are apart, and about the same time"}, {"different", "they are apart, and so are their dates"}, {"undecided", "they are apart, and one of them has no date"},
}

// Widen says what may help where nothing was found.
func Widen(est *archive.Estimator) string {
	if len(est.Pool.Apart) > 0 {
		return "what counts something else, and in which field, is listed; leave out a flag, or ask for that"
	}
	return "\"cited figures --query measure:" + est.Cell.Measure + "\" lists those of that measure"
}

// Rate tells an estimate per million inhabitants, or why that cannot be.
func Rate(est *archive.Estimator, one *cited.Estimate, table []archive.Inhabitants) *export.Rate {
	r, err := est.PerMillion(one, table)
	if err != nil {
		return &export.Rate{Missing: err.Error()}
	}
	out := &export.Rate{Low: r.Low, Best: r.Best, High: r.High}
	for _, n := range r.Of {
		out.Of = append(out.Of, fmt.Sprintf("%s, %d: %s, by %s", n.Country, n.Year, export.Number(n.People), n.Source))
	}
	return out
}

// RateInShort writes a rate in a cell of a table: "38.2 to 46.1".
func RateInShort(r *export.Rate) string {
	switch {
	case r == nil || r.Missing != "":
		return "none"
	case r.Low != nil && r.High != nil && *r.Low == *r.High:
		return export.Number(*r.Low)
	}
	return End(r.Low, "") + " to " + End(r.High, "")
}

// Taken says what was taken for the fields that were left open: "basis: point, as 12 figures have it
// (cumulative 3)".
func Taken(list []archive.TakenForField) string {
	var out []string
	for _, t := range list {
		one := fmt.Sprintf("%s: %s, as %s", t.Field, t.Value, haveIt(t.Says))
		var others []string
		for _, o := range t.Others[:min(len(t.Others), 3)] {
			others = append(others, o.Value+" "+export.Number(float64(o.Says)))
		}
		if len(others) > 0 {
			one += " (" + strings.Join(others, ", ") + ")"
		}
		out = append(out, one)
	}
	return strings.Join(out, "; ")
}

func haveIt(n int) string {
	if n == 1 {
		return "1 figure has it"
	}
	return export.Number(float64(n)) + " figures have it"
}

// MadeOf says how much an estimate was made of: "5 documents, 3 claims, at most 3 sources".
func MadeOf(e *cited.Estimate) string {
	out := fmt.Sprintf("%s, %s, at most %s", Counted(e.Documents, "document"), Counted(e.Claims, "claim"), Counted(e.Independent, "independent source"))
	if e.Override != nil {
		out += "; ends put by " + e.Override.Reviewer
	}
	return out
}

// Claimant names who makes a claim.
func Claimant(est *archive.Estimator, c *cited.Claim) string {
	switch r := est.Receipt(c.Figures[0]); {
	case c.Own && r != nil && r.Document.Publisher == "":
		return "the document " + string(r.Document.ID) + " (" + r.Document.Name + ") itself"
	case c.Own:
		return c.Name + ", of itself"
	}
	return c.Name
}

// Claim writes a claim by its number from 1: "470, Soren Institute, 2015-12-07".
func Claim(est *archive.Estimator, number int) string {
	c := &est.Pool.Claims[number-1]
	out := export.ClaimValue(c, est.Cell.Kind) + ", "
	if c.AsOf.Date != "" {
		out += string(c.AsOf.Date) + ", "
	}
	return out + c.Name
}

// UsedBy says by which rules something was used, or why it was not: why is empty where it was.
func UsedBy(rules, why []string) string {
	var by []string
	not := ""
	for i, reason := range why {
		if reason == "" {
			by = append(by, rules[i])
		} else if not == "" {
			not = reason
		}
	}
	switch {
	case len(by) == len(rules):
		return "yes"
	case len(by) == 0:
		return "no: " + not
	}
	return "by " + strings.Join(by, ", ")
}

// CompareEnds orders estimates by best, else by low, else by high.
func CompareEnds(a, b *cited.Estimate) int { return cmp.Compare(size(a), size(b)) }

func size(e *cited.Estimate) float64 {
	for _, f := range []*float64{e.Best, e.Low, e.High} {
		if f != nil {
			return *f
		}
	}
	return -1
}

// ChangedSources says which sources came and went: "* + ministry, − institute".
func ChangedSources(d *archive.Dated) string {
	if !d.Changed() {
		return ""
	}
	var out []string
	for _, s := range d.Joined {
		out = append(out, "+ "+s)
	}
	for _, s := range d.Left {
		out = append(out, "− "+s)
	}
	return "* " + strings.Join(out, ", ")
}
