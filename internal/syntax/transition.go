package syntax

// The parser is a transition system, arc-hybrid: a stack of words whose heads
// are sought, the words still to come, and three moves. The root stands behind
// the last word, so that it takes part like any other head.

// node is a word in the making of a tree. Node 0 is no word: what a feature sees
// where there is none.
type node struct {
	word, tag, pos    uint32 // its form, XPOS and UPOS as features see them
	both              uint32 // form and XPOS
	suffix, shape     uint32
	rel               uint32 // its relation, once it has a head
	head              int32
	left, left2       int32 // its outermost children before it, 0 for none
	right, right2     int32 // and after it
	lefts, rights     uint32
	leftSet, rightSet uint64 // which relations its children have
}

// state is how far the parsing of a sentence has come.
type state struct {
	nodes []node // 0, the words from 1, the root
	stack []int32
	next  int32   // first of the words to come
	verbs []int32 // for every node, the first verb from it on; 0 for none
}

// Moves: shift is 1, then two for every relation: an arc from the next word to
// the top of the stack (left), or from the word below the top to it (right).
const shift = 1

func leftArc(rel uint8) uint8  { return 2 * rel }
func rightArc(rel uint8) uint8 { return 2*rel + 1 }

// begin sets the state up for tagged forms.
func (s *state) begin(forms []form) {
	s.nodes, s.stack, s.next = append(s.nodes[:0], node{}), s.stack[:0], 1
	for i := margin; i < len(forms)-margin; i++ {
		f := &forms[i]
		s.nodes = append(s.nodes, node{word: f.word, tag: uint32(f.xpos), pos: uint32(f.upos), both: hash2(999, f.word, uint32(f.xpos)),
			suffix: f.suffix[2], shape: f.shape})
	}
	s.nodes = append(s.nodes, node{word: 2, tag: 255, pos: 255, both: 2, suffix: 2, shape: 2})
	s.verbs = append(s.verbs[:0], make([]int32, len(s.nodes))...)
	for i := len(s.nodes) - 2; i > 0; i-- {
		s.verbs[i] = s.verbs[i+1]
		if s.nodes[i].pos == uposVERB || s.nodes[i].pos == uposAUX {
			s.verbs[i] = int32(i)
		}
	}
}

func (s *state) root() int32 { return int32(len(s.nodes) - 1) }

// done reports whether every word has its head.
func (s *state) done() bool { return s.next == s.root() && len(s.stack) == 0 }

// top returns the word n below the top of the stack, 0 for none.
func (s *state) top(n int) int32 {
	if n < len(s.stack) {
		return s.stack[len(s.stack)-1-n]
	}
	return 0
}

// ahead returns the word n after the next, 0 for none.
func (s *state) ahead(n int32) int32 {
	if s.next+n < int32(len(s.nodes)) {
		return s.next + n
	}
	return 0
}

// may reports which kinds of move are possible. The root takes one word only,
// the last.
func (s *state) may() (canShift, left, right bool) {
	canShift = s.next < s.root()
	left = len(s.stack) > 0
	if !canShift {
		left = len(s.stack) == 1
	}
	return canShift, left, len(s.stack) > 1
}

func (s *state) do(move uint8) {
	if move == shift {
		s.stack = append(s.stack, s.next)
		s.next++
		return
	}
	child := s.top(0)
	if move&1 == 0 {
		s.attach(s.next, child, uint32(move/2))
	} else {
		s.attach(s.top(1), child, uint32(move/2))
	}
	s.stack = s.stack[:len(s.stack)-1]
}

func (s *state) attach(head, child int32, rel uint32) {
	c, h := &s.nodes[child], &s.nodes[head]
	c.head, c.rel = head, rel
	if child < head {
		if h.left == 0 || child < h.left {
			h.left2, h.left = h.left, child
		}
		h.lefts++
		h.leftSet |= 1 << (rel & 63)
		return
	}
	h.right2, h.right = h.right, child
	h.rights++
	h.rightSet |= 1 << (rel & 63)
}

// mover chooses moves.
type mover struct {
	moves   *table
	known   []uint8 // moves with an arc that training has seen, left and right in order
	rootRel uint8
}

// parse gives every node its head and relation.
func (p *mover) parse(s *state) {
	var f features
	for !s.done() {
		var sum scores
		moveFeatures(&f, s)
		p.moves.add(f.list(), &sum)
		s.do(p.choose(s, &sum))
	}
}

// choose returns the possible move with the highest score.
func (p *mover) choose(s *state, sum *scores) uint8 {
	canShift, left, right := s.may()
	top, most := uint8(0), int32(0)
	if canShift {
		top, most = shift, sum[shift]
	} else if left {
		return leftArc(p.rootRel)
	}
	for _, m := range p.known {
		if v := sum[m&127]; (top == 0 || v > most) && (m&1 == 0 && left && m>>1 != p.rootRel || m&1 == 1 && right) {
			top, most = m, v
		}
	}
	if top == 0 { // a treebank without such arcs: words still need a head
		return rightArc(p.rootRel)
	}
	return top
}
