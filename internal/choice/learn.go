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
func DefaultPlan() Plan { return Plan{Rounds: 30, Step: 0.1, Decay: 0.04, Least: 6, Seed: 1} }

// Learn learns weights: it makes the right options of all examples together as
// probable as it can, by steps that shrink for features that were often changed
// (AdaGrad: Duchi, Hazan, Singer 2011), and takes the mean of the weights after each
// of the later rounds. The same plan and examples yield the same
// weights.
func Learn(plan Plan, examples []Example) *Model {
	l := newLearner(plan, examples)
	random := rand.New(rand.NewPCG(plan.Seed, 1))
	order := random.Perm(len(l.lessons))
	mean := make([]float64, len(l.features))
	for round := range plan.Rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			l.learn(l.lessons[n])
		}
		if round >= plan.Rounds/2 {
			for f, v := range l.weights {
				mean[f] += v / float64(plan.Rounds-plan.Rounds/2)
			}
		}
	}
	m := &Model{weights: map[Feature]float64{}}
	for f, v := range mean {
		if v != 0 {
			m.weights[l.features[f]] = v
		}
	}
	m.index = newIndex(m.weights)
	return m
}

// lesson is an example whose features are numbers: maps by name take ten times as long.
type lesson struct {
	options [][]int32 // features, only those seen often enough
	right   []bool
}

type learner struct {
	plan             Plan
	features         []Feature // by number
	lessons          []lesson
	weights, squares []float64 // by number of the feature
	change           []float64
	changed          []int32
	step             int       // examples so far
	stamps           []int     // by feature: the step in which it was last changed
	all, among       []float64 // probabilities of the options: of all, and of the right ones
}

// newLearner numbers the features that are seen in enough examples.
func newLearner(plan Plan, examples []Example) *learner {
	l := &learner{plan: plan}
	seen, numbers := count(examples), map[Feature]int32{}
	for _, e := range examples {
		one := lesson{right: e.Right, options: make([][]int32, len(e.Options))}
		for i, o := range e.Options {
			for _, f := range o.Features {
				if seen[f] < plan.Least {
					continue
				}
				n, known := numbers[f]
				if !known {
					n = int32(len(l.features))
					numbers[f], l.features = n, append(l.features, f)
				}
				one.options[i] = append(one.options[i], n)
			}
		}
		l.lessons = append(l.lessons, one)
	}
	n := len(l.features)
	l.weights, l.squares, l.change, l.stamps = make([]float64, n), make([]float64, n), make([]float64, n), make([]int, n)
	return l
}

// count counts the examples in which each feature tells options apart.
func count(examples []Example) map[Feature]int {
	seen := map[Feature]int{}
	last := map[Feature]int{}
	for i, e := range examples {
		for _, o := range e.Options {
			for _, f := range o.Features {
				if last[f] != i+1 {
					last[f] = i + 1
					seen[f]++
				}
			}
		}
	}
	return seen
}

// learn takes a step up the log of the probability that a right option is chosen.
func (l *learner) learn(e lesson) {
	if !l.weigh(e) {
		return
	}
	l.changed = l.changed[:0]
	l.step++
	for i, o := range e.options {
		by := l.among[i] - l.all[i]
		for _, f := range o {
			if l.stamps[f] != l.step {
				l.stamps[f], l.changed = l.step, append(l.changed, f)
			}
			l.change[f] += by
		}
	}
	for _, f := range l.changed {
		by := l.change[f] - l.plan.Decay*l.weights[f]
		l.change[f] = 0
		if by == 0 {
			continue
		}
		l.squares[f] += by * by
		l.weights[f] += l.plan.Step * by / (1 + math.Sqrt(l.squares[f]))
	}
}

// weigh finds the probabilities of the options, and reports whether the example teaches
// anything.
func (l *learner) weigh(e lesson) bool {
	l.all, l.among = l.all[:0], l.among[:0]
	most, good := math.Inf(-1), 0
	for _, o := range e.options {
		score := 0.0
		for _, f := range o {
			score += l.weights[f]
		}
		l.all = append(l.all, score)
		most = math.Max(most, score)
	}
	sum, sumRight := 0.0, 0.0
	for i := range l.all {
		l.all[i] = math.Exp(l.all[i] - most)
		sum += l.all[i]
		right := 0.0
		if e.right[i] {
			right = l.all[i]
			sumRight += right
			good++
		}
		l.among = append(l.among, right)
	}
	if good == 0 || good == len(l.all) {
		return false
	}
	for i := range l.all {
		l.all[i] /= sum
		l.among[i] /= math.Max(sumRight, 1e-300)
	}
	return true
}
