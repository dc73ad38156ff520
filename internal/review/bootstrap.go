package review

import (
	"math/rand/v2"
	"slices"
)

const (
	defaultRounds = 1000
	mostRounds    = 10_000
	leastDefined  = 0.95 // share of rounds in which a coefficient must have a value
	outside       = 0.05 // share of rounds that an interval leaves out, half on either side
)

// bootstrap draws as many documents as there are, with replacement, and computes every
// coefficient of them, as often as rounds says. The intervals are percentiles of what
// comes out: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13. That
// whole documents are drawn and not figures is the bootstrap of clusters: Davison and
// Hinkley, Bootstrap Methods and their Application (1997), on hierarchical data.
//
// An interval is nil for fewer than two documents, and where more than one round in twenty has
// no value: what is left would be the rounds that happen to vary.
func bootstrap(documents, rounds int, random *rand.Rand, coefficients []weighted) []*Interval {
	intervals := make([]*Interval, len(coefficients))
	if documents < 2 || rounds < 1 {
		return intervals
	}
	drawn := make([][]float64, len(coefficients))
	weights := make([]int, documents)
	for range rounds {
		clear(weights)
		for range documents {
			weights[random.IntN(documents)]++
		}
		for i, coefficient := range coefficients {
			if value, undefined := coefficient(weights); undefined == "" && finite(value) {
				drawn[i] = append(drawn[i], value)
			}
		}
	}
	for i, values := range drawn {
		if float64(len(values)) >= leastDefined*float64(rounds) {
			intervals[i] = percentiles(values)
		}
	}
	return intervals
}

// percentiles returns the k-th and the k-th last of the values, k as Efron and Tibshirani
// have it: the whole part of (n+1) times the half of what is left out.
func percentiles(values []float64) *Interval {
	slices.Sort(values)
	k := max(1, int(float64(len(values)+1)*outside/2))
	return &Interval{values[k-1], values[len(values)-k]}
}
