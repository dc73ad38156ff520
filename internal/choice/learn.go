package choice

import (
	"math"
	"math/rand/v2"
)

// Example is a choice that somebody made: the options, and which of them are
// right. Without a right one nothing is learned of it.
type Example struct {
	Options []Option
	Right   []bool // by option
}

// Plan says how weights are learned.
type Plan struct {
	Rounds int     // over all examples
	Step   float64 // size of the first change of a weight
	Decay  float64 // how strongly weights are drawn to 0, per example
	Least  int     // how many examples a feature must be seen in
	Seed   uint64
}

// DefaultPlan is the plan of the program's own models.
func DefaultPlan() Plan { return Plan{Rounds: 20, Step: 0.1, Decay: 0.04, Least: 6, Seed: 1} }

// Learn learns weights: it makes the right options of all examples together as
// probable as it can, by steps that shrink for features that were often changed
// (AdaGrad: Duchi, Hazan, Singer 2011), and takes the mean of the weights after each
// of the later rounds. The same plan and examples yield the same
// weights.
func Learn(plan Plan, examples []Example) *Model {
	l := learner{plan: plan, weights: map[Feature]float64{}, squares: map[Feature]float64{}, seen: count(examples)}
	random := rand.New(rand.NewPCG(plan.Seed, 1))
	order := random.Perm(len(examples))
	mean := map[Feature]float64{}
	for round := range plan.Rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			l.learn(examples[n])
		}
		if round >= plan.Rounds/2 {
			addTo(mean, l.weights, 1/float64(plan.Rounds-plan.Rounds/2))
		}
	}
	return &Model{weights: mean}
}

// addTo adds a share of some weights to others.
func addTo(to, from map[Feature]float64, share float64) {
	for f, v := range from {
		to[f] += v * share
	}
}

// count counts the examples in which each feature tells options apart.
func count(examples []Example) map[Feature]int {
	seen := map[Feature]int{}
	for _, e := range examples {
		in := map[Feature]bool{}
		for _, o := range e.Options {
			for _, f := range o.Features {
				in[f] = true
			}
		}
		for f := range in {
			seen[f]++
		}
	}
	return seen
}

type learner struct {
	plan             Plan
	weights, squares map[Feature]float64
	seen             map[Feature]int
}

// learn takes a step up the log of the probability that a right option is chosen.
func (l *learner) learn(e Example) {
	all, right := l.probabilities(e)
	if right == nil {
		return
	}
	change := map[Feature]float64{}
	for i, o := range e.Options {
		by := right[i] - all[i]
		for _, f := range o.Features {
			if l.seen[f] >= l.plan.Least {
				change[f] += by
			}
		}
	}
	for f, by := range change {
		by -= l.plan.Decay * l.weights[f]
		if by == 0 {
			continue
		}
		l.squares[f] += by * by
		l.weights[f] += l.plan.Step * by / (1 + math.Sqrt(l.squares[f]))
	}
}

// probabilities returns that of each option among all, and among the right ones;
// right is nil if the example teaches nothing.
func (l *learner) probabilities(e Example) (all, right []float64) {
	all, right = make([]float64, len(e.Options)), make([]float64, len(e.Options))
	most, good := math.Inf(-1), 0
	m := Model{weights: l.weights}
	for i, o := range e.Options {
		all[i] = m.Score(o.Features)
		most = math.Max(most, all[i])
	}
	sum, sumRight := 0.0, 0.0
	for i := range all {
		all[i] = math.Exp(all[i] - most)
		sum += all[i]
		if e.Right[i] {
			right[i] = all[i]
			sumRight += all[i]
			good++
		}
	}
	if good == 0 || good == len(all) {
		return all, nil
	}
	for i := range all {
		all[i] /= sum
		right[i] /= math.Max(sumRight, 1e-300)
	}
	return all, right
}
