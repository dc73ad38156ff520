package syntax

import (
	"math/rand/v2"
	"slices"
)

// oracle knows the gold tree of a sentence and which moves lose nothing of what
// can still be reached of it. It follows the parsing with a stack of its own.
type oracle struct {
	head  []int32 // of every node; the root's is 0
	rel   []uint8
	kids  [][]int32
	stack []int32
	next  int32
	taken []bool // nodes that have a head
}

func newOracle(e *example) *oracle {
	n := len(e.heads)
	o := &oracle{head: make([]int32, n+2), rel: make([]uint8, n+2), kids: make([][]int32, n+2), next: 1, taken: make([]bool, n+2)}
	for i, h := range e.heads {
		if h == 0 {
			h = int32(n + 1)
		}
		o.head[i+1], o.rel[i+1] = h, e.rels[i]
		o.kids[h] = append(o.kids[h], int32(i+1))
	}
	return o
}

// top returns the word n below the top of the stack, 0 for none.
func (o *oracle) top(n int) int32 {
	if n < len(o.stack) {
		return o.stack[len(o.stack)-1-n]
	}
	return 0
}

// costs counts the arcs of the gold tree that each kind of move puts out of reach.
func (o *oracle) costs() (shiftCost, left, right int) {
	s0, s1, b0 := o.top(0), o.top(1), o.next
	if s0 != 0 {
		for _, k := range o.kids[s0] {
			if k >= b0 {
				left++
				right++
			}
		}
		h := o.head[s0]
		if h > b0 || h == s1 && s1 != 0 {
			left++
		}
		if h >= b0 {
			right++
		}
	}
	if h := o.head[b0]; h != 0 && h < b0 && h != s0 && !o.taken[h] {
		shiftCost++
	}
	for _, k := range o.kids[b0] {
		if k < b0 && !o.taken[k] {
			shiftCost++
		}
	}
	return shiftCost, left, right
}

// good returns up to three moves that cost least: shift and the arcs with the kind of
// the gold relation of the top of the stack.
func (o *oracle) good(dst []uint8, kinds []uint8, canShift, canLeft, canRight bool) []uint8 {
	a, b, c := o.costs()
	kind := kinds[o.rel[o.top(0)]]
	least := 1 << 30
	for _, m := range [...]struct {
		can  bool
		cost int
		move uint8
	}{{canShift, a, shift}, {canLeft, b, left + kind}, {canRight, c, right + kind}} {
		if m.can && m.cost < least {
			dst, least = dst[:0], m.cost
		}
		if m.can && m.cost == least {
			dst = append(dst, m.move)
		}
	}
	return dst
}

// do follows a move.
func (o *oracle) do(move uint8) {
	if move == shift {
		o.stack = append(o.stack, o.next)
		o.next++
		return
	}
	o.taken[o.top(0)] = true
	o.stack = o.stack[:len(o.stack)-1]
}

// parserPlan says how a parser is trained.
type parserPlan struct {
	rounds int
	lead   int64 // of a wrong arc
	seed   uint64
	labels []*table // of each fold, learned without it
}

// seeFeatures counts the features on the way to the gold trees.
func seeFeatures(p *mover, sentences []example, least int) *sketch {
	seen := newSketch(len(sentences), least)
	var s search
	for i := range sentences {
		p.follow(&s, &sentences[i], func(st *state) {
			s.look(st)
			seen.see(s.f.list())
		})
	}
	return seen
}

// follow goes the way to the gold tree of a sentence; at every choice it has looked
// and calls see. Of moves that are as good it takes the one with the best score.
func (p *mover) follow(s *search, e *example, see func(*state)) {
	s.begin(e.forms)
	o := newOracle(e)
	for at := int32(0); !p.atEnd(s, at); at++ {
		st := s.states[at]
		canShift, canLeft, canRight := s.may(&st)
		var room [3]uint8
		good := o.good(room[:0], p.labels.kinds, canShift, canLeft, canRight)
		move := good[0]
		if only := p.only(canShift, canLeft, canRight); only == none {
			see(&st)
			if p.moves != nil {
				p.judge(s, &st)
			}
			for _, m := range good[1:] {
				if s.sum[m] > s.sum[move] {
					move = m
				}
			}
			st.score += int64(s.sum[move])
		} else {
			move = only
		}
		rel := o.rel[o.top(0)]
		o.do(move)
		next := s.after(at, move, rel)
		next.score = st.score
		s.states = append(s.states, next)
	}
}

func (p *mover) atEnd(s *search, at int32) bool {
	return int(at) == 2*(len(s.nodes)-2)
}

// learnParser learns from sentences whose forms are tagged as a tagger does that
// has not seen them.
func learnParser(p mover, sentences []example, seen *sketch, plan parserPlan) []average {
	l := newLearner(seen)
	p.moves, p.margin, p.lead = l, 1<<40, plan.lead
	random := rand.New(rand.NewPCG(plan.seed, 2))
	order := random.Perm(len(sentences))
	var gold, found search
	for range plan.rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			p.labels.weights = plan.labels[foldOf(n, len(plan.labels))]
			p.learnSentence(l, &gold, &found, &sentences[n])
		}
	}
	return l.averages()
}

// headStart returns the lead that a move is given in training: wrong arcs have one,
// so that the right ones learn to win by more.
func (p *mover) headStart(s *search, st *state, move uint8) int64 {
	a := s.arc(st, move)
	if s.gold.head[a.child.word] == a.head.word && p.labels.kinds[s.gold.rel[a.child.word]] == kindOf(move) {
		return 0
	}
	return p.lead
}

// ask does nothing: a learner asks for itself.
func (l *learner) ask([]uint32) uint64 { return 0 }

// weigh lets a learner take the part of a table of ways.
func (l *learner) weigh(keys []uint32, v *votes) {
	var sum scores
	l.add(keys, &sum)
	for move := shift; move < moves; move++ {
		v[move] += sum[move]
	}
}

// learnSentence learns from where the search is most wrong: where its best state
// is the furthest before that of the way to the gold tree.
func (p *mover) learnSentence(l *learner, gold, found *search, e *example) {
	p.follow(gold, e, func(*state) {})
	found.begin(e.forms)
	found.gold = newOracle(e)
	first, worst, most, steps := 0, int32(0), int64(-1), 0
	for step := 1; step < len(gold.states); step++ {
		first = p.step(found, first)
		if by := found.states[first].score - gold.states[step].score; by >= most {
			most, worst, steps = by, int32(first), step
		}
	}
	l.now++
	way := found.way(worst, steps)
	apart := 0
	for apart < steps && found.states[way[apart]].move == gold.states[apart+1].move {
		apart++
	}
	for i := apart; i < steps; i++ {
		p.learnMove(l, gold, int32(i+1), 1)
		p.learnMove(l, found, way[i], -1)
	}
}

// way returns the states of so many steps that led to one.
func (s *search) way(to int32, steps int) []int32 {
	way := make([]int32, steps)
	for i := steps - 1; i >= 0; i-- {
		way[i], to = to, s.states[to].from
	}
	return way
}

// learnMove moves the weights for or against the move that led to a state.
func (p *mover) learnMove(l *learner, s *search, at int32, by int32) {
	st := s.states[at]
	from := s.states[st.from]
	if p.only(s.may(&from)) == none {
		s.look(&from)
		l.move(s.f.list(), st.move, by)
	}
}

// Of the words with a tag so many must have been seen, and so many in a thousand have the
// same relation, for it to be sure.
const (
	leastSure = 50
	shareSure = 995
)

// newLabels returns the choice of relations among those that sentences have, which has
// learned nothing yet.
func newLabels(sentences []example, rels []string) labels {
	root := numbers(rels)["root"]
	var seen [2][256]bool
	var byTag [256][256]int
	most := uint8(0)
	for _, s := range sentences {
		for i, h := range s.heads {
			if h == 0 || s.rels[i] == root {
				continue
			}
			side := 0
			if int(h) > i+1 {
				side = 1
			}
			seen[side][s.rels[i]] = true
			tag := s.forms[margin+i].xpos
			byTag[tag][s.rels[i]]++
			most = max(most, tag)
		}
	}
	l := labels{root: root, left: numbersIn(&seen[1]), right: numbersIn(&seen[0]), sure: make([]uint8, most+1)}
	for tag := range l.sure {
		l.sure[tag] = sureOne(&byTag[tag])
	}
	l.arrange(rels)
	return l
}

// numbersIn lists the numbers of a set.
func numbersIn(set *[256]bool) []uint8 {
	var list []uint8
	for n, in := range set {
		if in {
			list = append(list, uint8(n))
		}
	}
	return list
}

// sureOne returns the number that is nearly all of what was counted, 0 if none is.
func sureOne(counts *[256]int) uint8 {
	total, best := 0, 0
	for n, count := range counts {
		total += count
		if count > counts[best] {
			best = n
		}
	}
	if total < leastSure || counts[best]*1000 < total*shareSure {
		return 0
	}
	return uint8(best)
}

// learnLabels learns the relations of the arcs on the way to the gold trees.
func (p *mover) learnLabels(sentences []example, rounds int, seed uint64) []average {
	l := newLearner(nil)
	random := rand.New(rand.NewPCG(seed, 4))
	order := random.Perm(len(sentences))
	var s search
	for range rounds {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, n := range order {
			p.follow(&s, &sentences[n], func(*state) {})
			for _, st := range s.states[1:] {
				if st.move != shift {
					p.learnLabel(l, &s, s.arc(&s.states[st.from], st.move), st.rel)
				}
			}
		}
	}
	return l.averages()
}

// learnLabel learns the relation of one arc.
func (p *mover) learnLabel(l *learner, s *search, a arc, want uint8) {
	if a.head.word == s.root() || want == p.labels.root || p.labels.sureOf(&s.nodes[a.child.word]) != 0 {
		return
	}
	move := right + p.labels.kinds[want]
	if a.toLeft() {
		move = left + p.labels.kinds[want]
	}
	among := p.labels.of[move]
	if !slices.Contains(among, want) { // an arc that the moves cannot make as it is
		return
	}
	var sum scores
	s.lookAtArc(a)
	l.add(s.f.list(), &sum)
	if got := bestOf(&sum, among); got != want {
		l.update(s.f.list(), want, got)
	} else {
		l.now++
	}
}

// jackknife tags every sentence with a tagger that has not seen it: the parser
// must learn from tags as wrong as those it will get.
func jackknife(sentences []example, tags, folds, rounds int, seed uint64) []example {
	tagged := slices.Clone(sentences)
	atOnce(folds, func(fold int) {
		t := learnTagger(without(sentences, fold, folds), tags, rounds, seed, 1)
		for i := range sentences {
			if foldOf(i, folds) == fold {
				tagged[i].forms = slices.Clone(sentences[i].forms)
				t.tag(tagged[i].forms)
			}
		}
	})
	return tagged
}

// foldOf returns the fold of a sentence: neighbours, which are of one text, share it.
func foldOf(i, folds int) int { return i / 20 % folds }

// without returns the sentences that are not of a fold.
func without(sentences []example, fold, folds int) []example {
	var rest []example
	for i := range sentences {
		if foldOf(i, folds) != fold {
			rest = append(rest, sentences[i])
		}
	}
	return rest
}
