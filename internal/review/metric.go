package review

import (
	"cmp"
	"slices"
)

// NominalMetric is 0 for the same and 1 for any others. With it, Alpha is AlphaNominal,
// which is faster.
func NominalMetric[T comparable](a, b T) float64 {
	if a == b {
		return 0
	}
	return 1
}

// IntervalMetric is Krippendorff's difference of numbers whose distances mean something,
// such as years: the square of the difference.
func IntervalMetric(a, b float64) float64 { return (a - b) * (a - b) }

// RatioMetric is Krippendorff's difference of numbers whose ratios mean something, such
// as counts of people: the square of the difference by the sum, for numbers not below 0.
// It is 0 for the same, 1 for 0 and any other number, and never more.
func RatioMetric(a, b float64) float64 {
	switch {
	case a == b:
		return 0
	case a+b == 0:
		return 1
	}
	d := (a - b) / (a + b)
	return min(d*d, 1)
}

// OrdinalMetric is Krippendorff's difference of values that have an order and no more,
// such as grades: the square of how many of the values given lie between the two, with
// half of the two themselves. It depends on all the values of the units, and is made
// for them.
func OrdinalMetric[T cmp.Ordered](units [][]T) func(a, b T) float64 {
	counts := map[T]float64{}
	for _, values := range units {
		if len(values) < 2 {
			continue
		}
		for _, v := range values {
			counts[v]++
		}
	}
	values := make([]T, 0, len(counts))
	for v := range counts {
		values = append(values, v)
	}
	slices.Sort(values)
	middle := map[T]float64{} // how many lie below, with half of the value's own
	below := 0.0
	for _, v := range values {
		middle[v] = below + counts[v]/2
		below += counts[v]
	}
	return func(a, b T) float64 { return IntervalMetric(middle[a], middle[b]) }
}
