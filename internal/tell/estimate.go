package tell

import (
	"cmp"
	"slices"

	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// MostPairs is how many pairs of claims a line tells of: of fifty thousand claims there are
// more than a thousand million.
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
