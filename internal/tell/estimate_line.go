package tell

import (
	"cited"
	"cited/internal/archive"
	"cited/internal/export"
)

// Estimate puts together what is told of an estimate: with the pairs of its claims, if they are
// asked for.
func Estimate(est *archive.Estimator, one *cited.Estimate, pairs bool) export.Estimate {
	out := export.Estimate{Estimate: one, Claims: est.Pool.Claims, Verdicts: est.Pool.Verdicts(), Receipt: est.Receipt}
	if pairs {
		out.Pairs = Pairs(est, MostPairs)
	}
	return out
}
