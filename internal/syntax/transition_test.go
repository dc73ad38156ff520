package syntax

import "testing"

// toy returns a mover and sentences of our own treebank.
func toy(t testing.TB) (mover, []example) {
	t.Helper()
	sentences := ownTreebank(t)[:3]
	in := inventoryOf(sentences)
	all := in.examples(sentences)
	for i := range all {
		all[i].forms = goldForms(&all[i])
	}
	return mover{known: knownMoves(all), rootRel: numbers(in.rels)["root"], width: 4, margin: 100}, all
}

func TestFollowReachesTheGoldTree(t *testing.T) {
	p, all := toy(t)
	var s search
	for _, e := range all {
		p.follow(&s, &e, func(*state) {})
		s.settle(s.states[len(s.states)-1])
		for i, want := range e.heads {
			if want == 0 {
				want = s.root()
			}
			if got := s.nodes[i+1]; got.head != want || got.rel != uint32(e.rels[i]) {
				t.Errorf("%s of %v: head %d and relation %d, want %d and %d", e.words[i].Form, e.words, got.head, got.rel, want, e.rels[i])
			}
		}
	}
}

// Arcs that cross cannot all be reached; the way there ends all the same.
func TestFollowOfCrossingArcs(t *testing.T) {
	p, all := toy(t)
	e := all[2]
	e.heads = []int32{3, 4, 0, 1, 2, 5, 4}
	var s search
	p.follow(&s, &e, func(*state) {})
	s.settle(s.states[len(s.states)-1])
	for i := int32(1); i < s.root(); i++ {
		if s.nodes[i].head == 0 {
			t.Errorf("word %d has no head", i)
		}
	}
}

// Two ways that differ in an arc which no move will look at again are the same;
// as long as it can be seen they are not.
func TestStatesThatDifferInTheUnseen(t *testing.T) {
	_, all := toy(t)
	var s search
	s.begin(all[2].forms)
	walk := func(moves ...uint8) state {
		at := int32(0)
		for _, m := range moves {
			s.states = append(s.states, s.after(at, m))
			at = int32(len(s.states) - 1)
		}
		return s.states[at]
	}
	a, b := walk(shift, leftArc(1), shift), walk(shift, leftArc(2), shift)
	if s.same(&a, &b) {
		t.Error("two relations of a child of the top of the stack are the same")
	}
	a, b = walk(shift, leftArc(1), shift, leftArc(3)), walk(shift, leftArc(2), shift, leftArc(3))
	if !s.same(&a, &b) {
		t.Error("the relation of a grandchild tells states apart")
	}
}

// fixed gives shift and one arc a score, whatever the features.
type fixed struct{ shift, arc int32 }

func (w fixed) add(_ []uint32, sum *scores) {
	sum[shift] += w.shift
	sum[leftArc(1)] += w.arc
}

func TestBeamKeepsWhatIsClose(t *testing.T) {
	_, all := toy(t)
	for _, test := range []struct {
		width  int
		margin int64
		want   int
	}{{1, 100, 1}, {4, 100, 2}, {4, 5, 1}} {
		p := mover{known: []uint8{leftArc(1)}, rootRel: 9, width: test.width, margin: test.margin, moves: fixed{shift: 10, arc: 5}}
		var s search
		s.begin(all[2].forms)
		first := p.step(&s, 0)
		first = p.step(&s, first)
		if got := len(s.states) - first; got != test.want {
			t.Errorf("width %d, margin %d: %d states after two steps, want %d", test.width, test.margin, got, test.want)
		}
		if s.states[first].move != shift {
			t.Errorf("width %d, margin %d: the first state is not that of the better move", test.width, test.margin)
		}
	}
}
