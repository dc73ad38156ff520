package choice

import (
	"math"
	"math/rand/v2"
	"slices"
)

// Labelled is a thing whose labels people gave, none or several.
type Labelled struct {
	Features []Feature // each once
	Labels   []string
}

// LabelPlan says how labels are learned.
type LabelPlan struct {
	Plan
	Group float64                 // how much a group learns of what its labels learn
	Any   float64                 // the same of having any label
	Scale func(f Feature) float64 // how readily a feature is believed: 1 wholly
}

// DefaultLabelPlan is the plan of the program's own labels.
func DefaultLabelPlan() LabelPlan {
	return LabelPlan{Plan: Plan{Rounds: 20, Step: 0.25, Decay: 0.003, Least: 2, Seed: 1}, Group: 0.5, Any: 1, Scale: func(Feature) float64 { return 1 }}
}

// LearnLabels learns what features speak for. It makes the labels that people gave as
// probable as it can, as Learn does with options; where they gave none, that there is
// none. What many things have is believed less. The same plan and examples yield the
// same labels.
func LearnLabels(plan LabelPlan, groups map[string][]string, examples []Labelled) *Labels {
	t := newTeacher(plan, groups, examples)
	random := rand.New(rand.NewPCG(plan.Seed, 1))
	order := random.Perm(len(t.lessons))
	for round := range plan.Rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			t.teach(t.lessons[n])
		}
		if round >= plan.Rounds/2 {
			for f := range t.weights {
				for i, w := range t.weights[f] {
					t.mean[f][i] += w / float32(plan.Rounds-plan.Rounds/2)
				}
			}
		}
	}
	return t.taught()
}

// labelLesson is an example in numbers.
type labelLesson struct {
	features []int32
	right    []int
}

// bias is the feature that every thing has.
const bias = "always"

type teacher struct {
	plan                   LabelPlan
	labels                 *Labels
	features               []Feature
	values                 []float32 // by feature
	lessons                []labelLesson
	allowed                [][]bool    // by feature and name: was seen with it
	weights, squares, mean [][]float32 // by feature and name
	sums, change           []float32
}

func newTeacher(plan LabelPlan, groups map[string][]string, examples []Labelled) *teacher {
	t := &teacher{plan: plan, labels: NewLabels(groups)}
	numbers := t.number(examples)
	index := t.labels.numbers()
	for _, e := range examples {
		l := labelLesson{features: []int32{0}}
		for _, f := range e.Features {
			if n, ok := numbers[f]; ok {
				l.features = append(l.features, n)
			}
		}
		for _, name := range e.Labels {
			l.right = append(l.right, int(index[name]))
		}
		t.lessons = append(t.lessons, l)
	}
	t.allow()
	n := len(t.labels.names)
	t.sums, t.change = make([]float32, n), make([]float32, n)
	t.weights, t.squares, t.mean = table(len(t.features), n), table(len(t.features), n), table(len(t.features), n)
	for i := range t.labels.Count() {
		t.weights[0][i] = seldom
	}
	return t
}

// allow has a feature speak only for labels that it was seen with, for their groups, and
// for any: what it says of the many others is chance.
func (t *teacher) allow() {
	n := len(t.labels.names)
	t.allowed = make([][]bool, len(t.features))
	for f := range t.allowed {
		t.allowed[f] = make([]bool, n)
		t.allowed[f][n-1] = true
	}
	for i := range t.allowed[0] {
		t.allowed[0][i] = true
	}
	for _, l := range t.lessons {
		for _, f := range l.features {
			for _, r := range l.right {
				t.allowed[f][r], t.allowed[f][t.labels.group[r]] = true, true
			}
		}
	}
}

// seldom is what a label is given before anything is learned: few things have it.
const seldom = -3

func table(rows, columns int) [][]float32 {
	out := make([][]float32, rows)
	for i := range out {
		out[i] = make([]float32, columns)
	}
	return out
}

// number numbers the features that are seen often enough, in alphabetical order, and
// weighs each by how few things have it.
func (t *teacher) number(examples []Labelled) map[Feature]int32 {
	seen := map[Feature]int{}
	for _, e := range examples {
		for _, f := range e.Features {
			seen[f]++
		}
	}
	for f, n := range seen {
		if n >= t.plan.Least {
			t.features = append(t.features, f)
		}
	}
	slices.SortFunc(t.features, byName)
	t.features = slices.Insert(t.features, 0, Feature{Name: bias})
	t.values = []float32{1}
	numbers := map[Feature]int32{}
	all := float64(len(examples))
	for i, f := range t.features[1:] {
		rare := math.Log(all/float64(seen[f])) / math.Max(math.Log(all/5), 1e-9)
		t.values = append(t.values, float32(t.plan.Scale(f)*math.Sqrt(math.Max(0.05, rare))))
		numbers[f] = int32(i + 1)
	}
	return numbers
}

// teach takes a step up the log of the probability of the right labels.
func (t *teacher) teach(l labelLesson) {
	clear(t.sums)
	for _, f := range l.features {
		for i, w := range t.weights[f] {
			t.sums[i] += w * t.values[f]
		}
	}
	t.gauge(l)
	decay, step := float32(t.plan.Decay), float32(t.plan.Step)
	for _, f := range l.features {
		weights, squares := t.weights[f], t.squares[f]
		own := decay
		if f == 0 {
			own = 0
		}
		for i, c := range t.change {
			by := c*t.values[f] - own*weights[i]
			if by > -1e-5 && by < 1e-5 || !t.allowed[f][i] {
				continue
			}
			squares[i] += by * by
			weights[i] += step * by / (1 + float32(math.Sqrt(float64(squares[i]))))
		}
	}
}

// gauge finds how the sums should change: towards the right labels, which share one
// whole, and away from the others.
func (t *teacher) gauge(l labelLesson) {
	group, any := float32(t.plan.Group), float32(t.plan.Any)
	last := len(t.sums) - 1
	for i := t.labels.Count(); i < last; i++ {
		t.sums[i] *= group
	}
	t.sums[last] *= any
	clear(t.change)
	for i, p := range t.labels.Odds(t.sums) {
		by := -p
		if slices.Contains(l.right, i) {
			by += 1 / float32(len(l.right))
		}
		t.change[i] = by
		t.change[t.labels.group[i]] += by * group
		t.change[last] += by * any
	}
}

// taught puts what was learned into rows: what a feature adds where it holds.
func (t *teacher) taught() *Labels {
	n, last := t.labels.Count(), len(t.sums)-1
	for f, weights := range t.mean {
		var row Row
		for i, w := range weights {
			w *= t.values[f]
			switch {
			case i == last:
				w *= float32(t.plan.Any)
			case i >= n:
				w *= float32(t.plan.Group)
			}
			if w != 0 {
				row = append(row, Part{uint16(i), w})
			}
		}
		if len(row) > 0 {
			t.labels.rows[t.features[f]] = row
		}
	}
	return t.labels
}

// numbers are the places of the names.
func (l *Labels) numbers() map[string]uint16 {
	out := map[string]uint16{}
	for i, name := range l.names {
		out[name] = uint16(i)
	}
	return out
}
