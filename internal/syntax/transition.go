package syntax

import "strings"

// The parser is a transition system, arc-hybrid: a stack of words whose heads
// are sought, the words still to come, and moves of three sorts. The root stands behind
// the last word, so that it takes part like any other head.

// node is a word as features see it, and once the parsing is done its place in
// the tree. Node 0 is no word: what a feature sees where there is none.
type node struct {
	word, tag, pos uint32 // its form, XPOS and UPOS
	both           uint32 // form and XPOS
	suffix, shape  uint32
	verb           int32 // the first verb from it on, 0 for none
	head           int32
	rel            uint32
	left, right    int32 // its outermost children, 0 for none
}

// subtree is a word with the children that it has so far. It does not change:
// a further child makes another.
type subtree struct {
	word                       int32
	below                      int32 // the subtree below it on the stack, 0 for none
	left, left2, right, right2 child // the outermost children on either side
	lefts, rights, depth       uint8 // how many children, how high on the stack; up to 15
	leftSet, rightSet          uint64
	sign, stack                uint64 // hashes: of it, and of it and all below it
}

// child is a word below another; the zero value is none.
type child struct {
	word int32
	rel  uint32
}

// state is how far the parsing of a sentence has come, and by which move from
// which state.
type state struct {
	score      int64
	top, front int32 // subtrees: the top of the stack, the next of the words to come
	from       int32
	move, rel  uint8
}

// Moves: shift puts the next word on the stack; then the top of the stack gets its head,
// the next word (left) or the word below it (right), with a relation of some kind.
const (
	none = iota
	shift
	left
	right = left + kinds
	moves = right + kinds
)

// Kinds of relations: what speaks for a subject and for an article is not the same.
const (
	nominal = iota
	clausal
	other
	kinds
)

// kindsOf returns the kinds of relations by their numbers, from 1.
func kindsOf(rels []string) []uint8 {
	list := []uint8{other}
	for _, rel := range rels {
		base, _, _ := strings.Cut(rel, ":")
		switch base {
		case "nsubj", "obj", "iobj", "obl", "nmod", "appos", "vocative", "expl", "dislocated":
			list = append(list, nominal)
		case "root", "csubj", "ccomp", "xcomp", "advcl", "acl", "conj", "parataxis", "list", "orphan", "reparandum":
			list = append(list, clausal)
		default:
			list = append(list, other)
		}
	}
	return list
}

// isLeft reports whether a move makes an arc to the left.
func isLeft(move uint8) bool { return move >= left && move < right }

// kindOf returns the kind of the relation that a move makes.
func kindOf(move uint8) uint8 { return (move - left) % kinds }

// search is the parsing of a sentence: its words and all states that were kept.
type search struct {
	nodes  []node    // 0, the words from 1, the root
	trees  []subtree // 0 is none; then every node without children; then the others
	states []state   // the start, then those of step after step, the best first
	offers []offer   // the best moves of a step, in order
	least  int64     // the score that a further one must have
	f      features
	asked  uint64 // nothing: what asks for memory must yield something
	sum    votes  // on the state that was judged last
	rels   scores // of the relations of the arc that was judged last
	// What words speak for: all at hand, those to come, those on the stack.
	known, coming, stacked [128]glance
	seen                   [128]regard
	arcs                   [64]knownArc
	gold                   *oracle // in training, the tree that is right; otherwise nil
}

// begin sets the search up for tagged forms.
func (s *search) begin(forms []form) {
	s.nodes = append(s.nodes[:0], node{})
	for i := margin; i < len(forms)-margin; i++ {
		f := &forms[i]
		s.nodes = append(s.nodes, node{word: f.word, tag: uint32(f.xpos), pos: uint32(f.upos),
			both: hash2(999, f.word, uint32(f.xpos)), suffix: f.suffix[2], shape: f.shape})
	}
	s.nodes = append(s.nodes, node{word: 2, tag: 255, pos: 255, both: 2, suffix: 2, shape: 2})
	for i := s.root() - 1; i > 0; i-- {
		s.nodes[i].verb = s.nodes[i+1].verb
		if pos := s.nodes[i].pos; pos == uposVERB || pos == uposAUX {
			s.nodes[i].verb = i
		}
	}
	s.trees = s.trees[:0]
	for i := range s.nodes {
		s.trees = append(s.trees, subtree{word: int32(i), sign: uint64(i) * mix0})
	}
	s.states = append(s.states[:0], state{front: 1})
	for i := range s.known {
		s.known[i].words, s.coming[i].words, s.stacked[i].words = [4]int32{}, [4]int32{}, [4]int32{}
	}
	for i := range s.seen {
		s.seen[i].sight = sight{}
	}
	for i := range s.arcs {
		s.arcs[i] = knownArc{}
	}
}

func (s *search) root() int32 { return int32(len(s.nodes) - 1) }

// may reports which kinds of move are possible. The root takes one word only,
// the last.
func (s *search) may(st *state) (canShift, canLeft, canRight bool) {
	canShift = s.trees[st.front].word < s.root()
	stack := s.trees[st.top].depth
	canLeft = stack > 0
	if !canShift {
		canLeft = stack == 1
	}
	return canShift, canLeft, stack > 1
}

// after returns the state that a move leads to; rel is the relation of the arc that it
// makes, if any.
func (s *search) after(from int32, move, rel uint8) state {
	st := s.states[from]
	st.from, st.move, st.rel = from, move, rel
	top := s.trees[st.top]
	switch {
	case move == shift:
		front := s.trees[st.front]
		st.top, st.front = s.push(front, st.top), front.word+1
	case isLeft(move):
		front := s.trees[st.front]
		if front.left.word == 0 || top.word < front.left.word {
			front.left, front.left2 = child{top.word, uint32(rel)}, front.left
		}
		front.lefts = min(front.lefts+1, 15)
		front.leftSet |= 1 << (rel & 63)
		front.sign = front.with(&top, rel)
		st.top, st.front = top.below, s.add(front)
	default:
		head := s.trees[top.below]
		head.right, head.right2 = child{top.word, uint32(rel)}, head.right
		head.rights = min(head.rights+1, 15)
		head.rightSet |= 1 << (rel & 63)
		head.sign = head.with(&top, rel)
		st.top = s.push(head, head.below)
	}
	return st
}

// with returns the sign of the subtree with a further child.
func (t *subtree) with(c *subtree, rel uint8) uint64 {
	return (t.sign ^ uint64(c.word)<<8 ^ uint64(rel)) * mix1
}

// push adds a subtree that stands on another.
func (s *search) push(t subtree, below int32) int32 {
	b := &s.trees[below]
	t.below, t.depth, t.stack = below, min(b.depth+1, 15), (b.stack^t.sign)*mix2
	return s.add(t)
}

func (s *search) add(t subtree) int32 {
	s.trees = append(s.trees, t)
	return int32(len(s.trees) - 1)
}

// same reports whether two states differ in nothing that is still to be seen.
func (s *search) same(a, b *state) bool {
	return s.trees[a.top].stack == s.trees[b.top].stack && s.trees[a.front].sign == s.trees[b.front].sign
}

// arc returns the arc that a move makes from a state.
func (s *search) arc(st *state, move uint8) arc {
	top := &s.trees[st.top]
	if isLeft(move) {
		return arc{&s.trees[st.front], top, s.trees[top.below].word}
	}
	return arc{&s.trees[top.below], top, s.trees[st.front].word}
}

// settle writes the tree of a state into the nodes.
func (s *search) settle(st state) {
	for ; st.move != 0; st = s.states[st.from] {
		if st.move != shift {
			a := s.arc(&s.states[st.from], st.move)
			attach(s.nodes, a.head.word, a.child.word, uint32(st.rel))
		}
	}
}

func attach(nodes []node, head, child int32, rel uint32) {
	nodes[child].head, nodes[child].rel = head, rel
	h := &nodes[head]
	switch {
	case child > head:
		h.right = max(h.right, child)
	case h.left == 0 || child < h.left:
		h.left = child
	}
}
