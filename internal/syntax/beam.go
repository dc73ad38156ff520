package syntax

import "math"

// mover chooses moves.
type mover struct {
	moves  weights
	labels labels
	width  int   // how many states are kept at most
	margin int64 // how far the score of one may be behind the best
	lead   int64 // what a wrong arc is given in training
}

// mostStates bounds the width that a model may ask for.
const mostStates = 64

// offer is a move from a state and the score that it leads to.
type offer struct {
	score int64
	from  int32
	move  uint8
}

// glance is the sum of the features of some words at hand, which many states share.
type glance struct {
	words [4]int32
	sum   votes
}

// sight is all that the features of a state see of it.
type sight struct {
	front, top, second uint64 // the signs of these trees
	below              int32  // the word below them
	depth              uint8  // of the stack
}

func (s sight) slot(slots int) int {
	return int((s.front*mix2 ^ s.top*mix3 ^ s.second*mix4) >> 32 % uint64(slots))
}

// regard is the sum of all features of a state: of those that differ only where no
// feature looks, one is looked at.
type regard struct {
	sight sight
	sum   votes
}

// weights of a linear model of the moves.
type weights interface {
	// ask has memory bring what weigh will want. What it returns means nothing, but must
	// go somewhere.
	ask(keys []uint32) uint64
	weigh(keys []uint32, sum *votes)
}

// parse gives every node its head and relation: those of the best states, step
// by step, the best of the end. States of one step have made as many moves.
func (p *mover) parse(s *search) {
	first := 0
	for steps := 2 * (len(s.nodes) - 2); steps > 0; steps-- {
		first = p.step(s, first)
	}
	s.settle(s.states[first])
}

// step makes the next states of those from first on and returns where they
// start.
func (p *mover) step(s *search, first int) int {
	next := len(s.states)
	s.offers, s.least = s.offers[:0], math.MinInt64
	for i := first; i < next; i++ {
		p.offer(s, int32(i))
	}
	if len(s.offers) == 0 { // a treebank without such arcs: words still need a head
		move := uint8(left + p.labels.kinds[p.labels.root])
		if _, _, canRight := s.may(&s.states[first]); canRight {
			move = right + p.labels.kinds[p.labels.root]
		}
		p.put(s, offer{s.states[first].score, int32(first), move})
	}
	least := s.offers[0].score - p.margin
	for _, o := range s.offers {
		if o.score >= least {
			p.take(s, o, next)
		}
	}
	return next
}

// take adds the state of an offer, unless one that is as good as it is there.
func (p *mover) take(s *search, o offer, first int) {
	trees, rel := len(s.trees), uint8(0)
	if o.move != shift {
		rel = p.labels.choose(s, s.arc(&s.states[o.from], o.move), o.move)
	}
	st := s.after(o.from, o.move, rel)
	st.score = o.score
	for i := first; i < len(s.states); i++ {
		if s.same(&st, &s.states[i]) {
			s.trees = s.trees[:trees]
			return
		}
	}
	s.states = append(s.states, st)
}

// offer offers the moves from a state.
func (p *mover) offer(s *search, from int32) {
	st := &s.states[from]
	canShift, canLeft, canRight := s.may(st)
	only := p.only(canShift, canLeft, canRight)
	if only != none {
		p.put(s, offer{st.score, from, only})
		return
	}
	p.judge(s, st)
	if canShift {
		p.put(s, offer{st.score + int64(s.sum[shift]), from, shift})
	}
	for kind := range uint8(kinds) {
		if canLeft {
			p.putArc(s, from, left+kind)
		}
		if canRight {
			p.putArc(s, from, right+kind)
		}
	}
}

// putArc offers the move that makes an arc, if there are relations for it.
func (p *mover) putArc(s *search, from int32, move uint8) {
	st := &s.states[from]
	score := st.score + int64(s.sum[move])
	if s.gold != nil {
		score += p.headStart(s, st, move)
	}
	if score >= s.least && len(p.labels.of[move]) > 0 {
		p.put(s, offer{score, from, move})
	}
}

// judge sums up what speaks for each move from a state. It puts all features before it
// sums up any: the more are asked for at once, the less often memory is waited for.
func (p *mover) judge(s *search, st *state) {
	v := s.view(st)
	seen := sight{v.tb.sign, v.t0.sign, v.t1.sign, s.trees[v.t1.below].word, min(v.t0.depth, mostDepth)}
	g := &s.seen[seen.slot(len(s.seen))]
	if g.sight != seen {
		w := s.wording(&v, seen.below)
		words := s.f.n
		v.children()
		v.shapeOfTree()
		s.asked = p.moves.ask(s.f.list())
		g.sight, g.sum = seen, *p.wordsSum(s, w)
		p.moves.weigh(s.f.list()[words:], &g.sum)
	}
	s.sum = g.sum
}

// wording is what the words alone speak for: those to come, those on the stack, and
// both together.
type wording struct {
	known, coming, stacked *glance
	// How many features were put when those of the words to come were, of those on the
	// stack, of both: none where the sum is known.
	comes, stacks, all uint8
}

// wording puts the features of words whose sum is not known yet.
func (s *search) wording(v *view, below int32) wording {
	b, t, u := v.tb.word, v.t0.word, v.t1.word
	w := wording{known: &s.known[(b*7+t*5+u*3+below)%int32(len(s.known))]}
	if words := [4]int32{b, t, u, below}; w.known.words != words {
		w.known.words = words
		w.coming = &s.coming[b%int32(len(s.coming))]
		if words := [4]int32{b}; w.coming.words != words {
			w.coming.words = words
			v.coming()
		}
		w.comes = s.f.n
		w.stacked = &s.stacked[(t*5+u*3+below)%int32(len(s.stacked))]
		if words := [4]int32{1, t, u, below}; w.stacked.words != words {
			w.stacked.words = words
			v.stacked()
		}
		w.stacks = s.f.n
		v.across()
		w.all = s.f.n
	}
	return w
}

// wordsSum sums up the features that wording put, and returns the sum for the words.
func (p *mover) wordsSum(s *search, w wording) *votes {
	if w.all == 0 {
		return &w.known.sum
	}
	keys := s.f.list()
	if w.comes > 0 {
		w.coming.sum = votes{}
		p.moves.weigh(keys[:w.comes], &w.coming.sum)
	}
	if w.stacks > w.comes {
		w.stacked.sum = votes{}
		p.moves.weigh(keys[w.comes:w.stacks], &w.stacked.sum)
	}
	for i := range w.known.sum {
		w.known.sum[i] = w.coming.sum[i] + w.stacked.sum[i]
	}
	p.moves.weigh(keys[w.stacks:w.all], &w.known.sum)
	return &w.known.sum
}

// only returns the move where there is but one.
func (p *mover) only(canShift, canLeft, canRight bool) uint8 {
	switch {
	case !canShift && canLeft:
		return left + p.labels.kinds[p.labels.root]
	case !canLeft && !canRight:
		return shift
	}
	return none
}

// put puts an offer in its place among the best.
func (p *mover) put(s *search, o offer) {
	if o.score < s.least {
		return
	}
	if n := len(s.offers); n == p.width {
		s.offers = s.offers[:n-1]
	}
	s.offers = append(s.offers, o)
	for i := len(s.offers) - 1; i > 0 && s.offers[i-1].score < o.score; i-- {
		s.offers[i-1], s.offers[i] = o, s.offers[i-1]
	}
	s.least = s.offers[0].score - p.margin
	if n := len(s.offers); n == p.width {
		s.least = max(s.least, s.offers[n-1].score+1)
	}
}
