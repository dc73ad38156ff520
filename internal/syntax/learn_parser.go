package syntax

import (
	"math/rand/v2"
	"slices"
)

// oracle knows the gold tree of a sentence and which moves lose nothing of what
// can still be reached of it.
type oracle struct {
	head []int32 // of every node; the root's is 0
	rel  []uint8
	kids [][]int32
}

func newOracle(e *example) *oracle {
	n := len(e.heads)
	o := &oracle{head: make([]int32, n+2), rel: make([]uint8, n+2), kids: make([][]int32, n+2)}
	for i, h := range e.heads {
		if h == 0 {
			h = int32(n + 1)
		}
		o.head[i+1], o.rel[i+1] = h, e.rels[i]
		o.kids[h] = append(o.kids[h], int32(i+1))
	}
	return o
}

// costs counts the arcs of the gold tree that each kind of move puts out of reach.
func (o *oracle) costs(s *state) (shiftCost, left, right int) {
	s0, s1, b0 := s.top(0), s.top(1), s.next
	if s0 != 0 {
		lost := 0
		for _, k := range o.kids[s0] {
			if k >= b0 {
				lost++
			}
		}
		left, right = lost, lost
		h := o.head[s0]
		if h > b0 || h == s1 && s1 != 0 {
			left++
		}
		if h >= b0 {
			right++
		}
	}
	if h := o.head[b0]; h != 0 && h < b0 && h != s0 && s.nodes[h].head == 0 {
		shiftCost++
	}
	for _, k := range o.kids[b0] {
		if k < b0 && s.nodes[k].head == 0 {
			shiftCost++
		}
	}
	return shiftCost, left, right
}

// good returns up to three moves that cost least: shift and the arcs with the
// gold relation of the top of the stack.
func (o *oracle) good(s *state, dst []uint8) []uint8 {
	canShift, canLeft, canRight := s.may()
	a, b, c := o.costs(s)
	least := 1 << 30
	for _, m := range [...]struct {
		can  bool
		cost int
	}{{canShift, a}, {canLeft, b}, {canRight, c}} {
		if m.can {
			least = min(least, m.cost)
		}
	}
	rel := o.rel[s.top(0)]
	if canShift && a == least {
		dst = append(dst, shift)
	}
	if canLeft && b == least {
		dst = append(dst, leftArc(rel))
	}
	if canRight && c == least {
		dst = append(dst, rightArc(rel))
	}
	return dst
}

// parserPlan says how a parser is trained.
type parserPlan struct {
	rounds  int
	explore float64 // how often the parser follows its own mistakes
	seed    uint64
}

// seeFeatures counts the features on the way to the gold trees.
func seeFeatures(sentences []example, least int) *sketch {
	seen := newSketch(len(sentences), least)
	var s state
	var f features
	for i := range sentences {
		o := newOracle(&sentences[i])
		s.begin(sentences[i].forms)
		for !s.done() {
			moveFeatures(&f, &s)
			seen.see(f.list())
			var moves [3]uint8
			s.do(o.good(&s, moves[:0])[0])
		}
	}
	return seen
}

// learnParser learns from sentences whose forms are tagged as a tagger does that
// has not seen them.
func learnParser(p *mover, sentences []example, seen *sketch, plan parserPlan) []average {
	l := newLearner(seen)
	random := rand.New(rand.NewPCG(plan.seed, 2))
	order := random.Perm(len(sentences))
	var s state
	for round := range plan.rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		explore := plan.explore
		if round == 0 {
			explore = 0
		}
		for _, n := range order {
			s.begin(sentences[n].forms)
			p.learnSentence(l, &s, newOracle(&sentences[n]), explore, random)
		}
	}
	return l.averages()
}

func (p *mover) learnSentence(l *learner, s *state, o *oracle, explore float64, random *rand.Rand) {
	var f features
	for !s.done() {
		var sum scores
		moveFeatures(&f, s)
		l.add(f.list(), &sum)
		got := p.choose(s, &sum)
		var room [3]uint8
		good := o.good(s, room[:0])
		if slices.Contains(good, got) {
			l.now++
			s.do(got)
			continue
		}
		right := good[0]
		for _, m := range good[1:] {
			if sum[m&127] > sum[right&127] {
				right = m
			}
		}
		l.update(f.list(), right, got)
		if random.Float64() >= explore {
			got = right
		}
		s.do(got)
	}
}

// knownMoves lists the arcs that the treebank has, as moves.
func knownMoves(sentences []example) []uint8 {
	var seen [256]bool
	for _, s := range sentences {
		for i, h := range s.heads {
			if h == 0 || int(h) > i+1 {
				seen[leftArc(s.rels[i])] = true
			} else {
				seen[rightArc(s.rels[i])] = true
			}
		}
	}
	var moves []uint8
	for m, ok := range seen {
		if ok {
			moves = append(moves, uint8(m))
		}
	}
	return moves
}

// jackknife tags every sentence with a tagger that has not seen it: the parser
// must learn from tags as wrong as those it will get.
func jackknife(sentences []example, tags, folds, rounds int, seed uint64) []example {
	tagged := slices.Clone(sentences)
	atOnce(folds, func(fold int) {
		var rest []example
		for i := range sentences {
			if i/20%folds != fold {
				rest = append(rest, sentences[i])
			}
		}
		t := learnTagger(rest, tags, rounds, seed, 1)
		for i := range sentences {
			if i/20%folds == fold {
				tagged[i].forms = slices.Clone(sentences[i].forms)
				t.tag(tagged[i].forms)
			}
		}
	})
	return tagged
}
