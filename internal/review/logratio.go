package review

import (
	"cmp"
	"math"
	"slices"
)

// LogRatio is the median of |ln(a/b)| over the values that two coders gave the same
// figure: 0 if at least half of them are the same, 0.095 if the typical one is 10 % off,
// 0.693 if it is double or half. It stands beside exact agreement, which does not tell a
// wrong digit from a wrong order of magnitude, and a median is not moved by the one value
// in thousands for hundreds. The accuracy ratio and its logarithm are from Tofallis, A
// better measure of relative prediction accuracy (Journal of the Operational Research
// Society 66, 2015); the median of its absolute value from Morley, Brito and Welling,
// Measures of Model Performance Based On the Log Accuracy Ratio (Space Weather 16, 2018).
//
// A pair is as far apart as the bounds that both have are in the mean. One without a bound in
// common, or of 0 and another number, has no ratio: it counts as further apart than any
// other. It is undefined without a pair, and if that is so for half of them.
func LogRatio(pairs []Pair[Bounds]) Coefficient {
	items := make([]item[Bounds], len(pairs))
	for i, p := range pairs {
		items[i].values = []Bounds{p.A, p.B}
	}
	return logRatioOf(items).once(1)
}

// ratio is how far apart the values of one unit are.
type ratio struct {
	log      float64 // infinite if there is none
	document int
}

// logRatioOf holds the values of two coders against each other.
func logRatioOf(items []item[Bounds]) weighted {
	var ratios []ratio
	for _, it := range items {
		if len(it.values) == 2 {
			ratios = append(ratios, ratio{logRatio(it.values[0], it.values[1]), it.document})
		}
	}
	slices.SortFunc(ratios, func(a, b ratio) int { return cmp.Compare(a.log, b.log) })
	return func(weights []int) (float64, string) { return median(ratios, weights) }
}

// logRatio is the mean over the bounds that both values have.
func logRatio(a, b Bounds) float64 {
	if a == b {
		return 0
	}
	sum, n := 0.0, 0.0
	if a.HasLow && b.HasLow {
		sum, n = sum+logOf(a.Low, b.Low), n+1
	}
	if a.HasHigh && b.HasHigh {
		sum, n = sum+logOf(a.High, b.High), n+1
	}
	if n == 0 {
		return math.Inf(1)
	}
	return sum / n
}

func logOf(a, b float64) float64 {
	switch {
	case a == b:
		return 0
	case a <= 0 || b <= 0:
		return math.Inf(1)
	}
	return math.Abs(math.Log(a) - math.Log(b))
}

// median returns the middle of sorted ratios, or the mean of the two in the middle.
func median(ratios []ratio, weights []int) (float64, string) {
	n := 0
	for _, r := range ratios {
		n += weights[r.document]
	}
	if n == 0 {
		return 0, noPair
	}
	lower, seen := -1.0, 0
	for _, r := range ratios {
		seen += weights[r.document]
		if lower < 0 && seen >= (n+1)/2 {
			lower = r.log
		}
		if seen >= n/2+1 {
			if math.IsInf(r.log, 1) {
				return 0, noRatio
			}
			return (lower + r.log) / 2, ""
		}
	}
	return 0, noPair
}
