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
	return mover{labels: newLabels(all, in.rels), width: 4, margin: 100}, all
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
	walk := func(rels ...uint8) state { // 0 is no arc
		at := int32(0)
		for _, rel := range rels {
			move := uint8(shift)
			if rel != 0 {
				move = left
			}
			s.states = append(s.states, s.after(at, move, rel))
			at = int32(len(s.states) - 1)
		}
		return s.states[at]
	}
	a, b := walk(0, 1, 0), walk(0, 2, 0)
	if s.same(&a, &b) {
		t.Error("two relations of a child of the top of the stack are the same")
	}
	a, b = walk(0, 1, 0, 3), walk(0, 2, 0, 3)
	if !s.same(&a, &b) {
		t.Error("the relation of a grandchild tells states apart")
	}
}

// fixed gives the moves scores, whatever the features.
type fixed votes

func (fixed) ask([]uint32) uint64 { return 0 }

func (w fixed) weigh(_ []uint32, v *votes) {
	for i := range w {
		v[i] += w[i]
	}
}

// blind gives no relation a score.
type blind struct{}

func (blind) add([]uint32, *scores) {}

func TestBeamKeepsWhatIsClose(t *testing.T) {
	_, all := toy(t)
	for _, test := range []struct {
		width  int
		margin int64
		want   int
	}{{1, 100, 1}, {4, 100, 2}, {4, 5, 1}} {
		l := labels{weights: blind{}, left: []uint8{1}, right: []uint8{2}, root: 3}
		l.arrange([]string{"det", "flat", "root"})
		p := mover{labels: l, width: test.width, margin: test.margin, moves: fixed{shift: 10, left + other: 5, right + other: -100}}
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

// A model that knows no arcs to make, of a tiny treebank, gives every word a head.
func TestNoArcIsKnown(t *testing.T) {
	_, all := toy(t)
	l := labels{weights: blind{}, root: 3}
	l.arrange([]string{"det", "flat", "root"})
	p := mover{labels: l, width: 2, margin: 100, moves: fixed{left + other: 5}}
	var s search
	s.begin(all[2].forms)
	p.parse(&s)
	for i := int32(1); i < s.root(); i++ {
		if n := s.nodes[i]; n.head == 0 || n.rel != 3 {
			t.Errorf("word %d has head %d and relation %d", i, n.head, n.rel)
		}
	}
}
