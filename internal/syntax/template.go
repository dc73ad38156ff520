package syntax

import "math/bits"

// look fills the features with what the choice of a move from a state looks at.
func (s *search) look(st *state) {
	v := s.view(st)
	v.words()
	v.children()
	v.shapeOfTree()
}

// view returns the view from a state, and no features.
func (s *search) view(st *state) view {
	n, t := s.nodes, s.trees
	v := view{f: &s.f, nodes: n}
	v.t0 = &t[st.top]
	v.t1 = &t[v.t0.below]
	v.tb = &t[st.front]
	at := v.tb.word
	v.s0, v.s1, v.s2 = &n[v.t0.word], &n[v.t1.word], &n[t[v.t1.below].word]
	v.b0, v.b1, v.b2 = &n[at], &n[0], &n[0]
	if int(at)+1 < len(n) {
		v.b1 = &n[at+1]
	}
	if int(at)+2 < len(n) {
		v.b2 = &n[at+2]
	}
	v.f.n = 0
	return v
}

// words puts the features that do not depend on what the words have gathered.
func (v *view) words() {
	v.coming()
	v.stacked()
	v.across()
}

// coming puts those of the words to come alone.
func (v *view) coming() {
	f, b0, b1, b2 := v.f, v.b0, v.b1, v.b2
	v.single(2, b0)
	v.single(3, b1)
	v.single(5, b2)
	f.put(hash2(49, b0.tag, b1.tag))
	f.put(hash2(50, b0.word, b1.tag))
	f.put(hash2(51, b0.tag, b1.word))
	f.put(hash3(72, b0.tag, b1.tag, b2.tag))
}

// stacked puts those of the words on the stack alone.
func (v *view) stacked() {
	f, s0, s1, s2 := v.f, v.s0, v.s1, v.s2
	v.single(0, s0)
	v.single(1, s1)
	v.single(4, s2)
	far := distance(v.t0.word - v.t1.word)
	f.put(hash3(186, s1.tag, s0.tag, far))
	f.put(hash2(187, s1.word, far))
	f.put(hash2(188, s0.word, far))
	before := &v.nodes[0]
	if top := v.t0.word; top > 0 {
		before = &v.nodes[top-1]
	}
	f.put(hash3(193, s1.tag, s0.tag, before.word))
	if v.t1.word == 0 {
		return
	}
	f.put(hash2(52, s1.both, s0.word))
	f.put(hash2(53, s1.both, s0.tag))
	f.put(hash2(54, s1.tag, s0.both))
	f.put(hash2(55, s1.word, s0.word))
	f.put(hash2(56, s1.tag, s0.tag))
	f.put(hash2(63, s1.suffix, s0.tag))
	f.put(hash2(64, s1.tag, s0.suffix))
	if v.s2.word != 0 {
		f.put(hash3(74, s2.tag, s1.tag, s0.tag))
	}
}

// across puts those of both.
func (v *view) across() {
	v.pairs()
	v.triples()
	v.distances()
	v.between()
	if v.s0.pos == uposNUM || v.b0.pos == uposNUM {
		v.number()
	}
}

// view is the words that a choice looks at: the top of the stack and the words
// to come, and what the first of them have gathered.
type view struct {
	f                      *features
	nodes                  []node
	s0, s1, s2, b0, b1, b2 *node
	t0, t1, tb             *subtree
}

// single puts the features of one word, which is the i-th of those looked at.
func (v *view) single(i int, w *node) {
	if w.word == 0 {
		return
	}
	f := v.f
	f.put(hash1(1+i, w.word))
	f.put(hash1(11+i, w.tag))
	f.put(hash1(21+i, w.both))
	if i < 3 {
		f.put(hash1(31+i, w.suffix))
		f.put(hash2(37+i, w.pos, w.shape))
	}
}

func (v *view) pairs() {
	f := v.f
	s0, s1, b0, b1 := v.s0, v.s1, v.b0, v.b1
	f.put(hash2(41, s0.both, b0.both))
	f.put(hash2(42, s0.both, b0.word))
	f.put(hash2(43, s0.word, b0.both))
	f.put(hash2(44, s0.both, b0.tag))
	f.put(hash2(45, s0.tag, b0.both))
	f.put(hash2(46, s0.word, b0.word))
	f.put(hash2(47, s0.tag, b0.tag))
	f.put(hash2(48, s0.pos, b0.pos))
	f.put(hash2(61, s0.suffix, b0.tag))
	f.put(hash2(62, s0.tag, b0.suffix))
	f.put(hash2(65, s0.tag, b1.word))
	f.put(hash2(66, s0.word, b1.tag))
	if v.t1.word == 0 {
		return
	}
	f.put(hash2(57, s1.word, b0.word))
	f.put(hash2(58, s1.tag, b0.tag))
	f.put(hash2(59, s1.both, b0.tag))
	f.put(hash2(60, s1.tag, b0.both))
}

func (v *view) triples() {
	f := v.f
	s0, s1, s2, b0, b1, b2 := v.s0, v.s1, v.s2, v.b0, v.b1, v.b2
	f.put(hash3(71, s0.tag, b0.tag, b1.tag))
	f.put(hash3(79, s0.word, b0.tag, b1.tag))
	f.put(hash3(80, s0.tag, b0.tag, b1.word))
	f.put(hash3(81, s0.tag, b0.word, b1.tag))
	f.put(hash4(83, s0.tag, b0.tag, b1.tag, b2.tag))
	f.put(hash4(84, s1.pos, s0.pos, b0.pos, b1.pos))
	f.put(hash4(85, s2.pos, s1.pos, s0.pos, b0.pos))
	if v.t1.word == 0 {
		return
	}
	f.put(hash3(73, s1.tag, s0.tag, b0.tag))
	f.put(hash3(76, s1.tag, s0.tag, b0.word))
	f.put(hash3(77, s1.tag, s0.word, b0.tag))
	f.put(hash3(78, s1.word, s0.tag, b0.tag))
	f.put(hash4(82, s1.tag, s0.tag, b0.tag, b1.tag))
	f.put(hash3(86, s1.word, s0.word, b0.tag))
	f.put(hash3(87, s1.word, s0.tag, b0.word))
	f.put(hash3(88, s1.tag, s0.word, b0.word))
	if v.s2.word == 0 {
		return
	}
	f.put(hash3(75, s2.tag, s1.tag, b0.tag))
	f.put(hash3(89, s2.tag, s0.tag, b0.tag))
}

func (v *view) children() {
	f, n := v.f, v.nodes
	s0, s1, b0, t0, t1, tb := v.s0, v.s1, v.b0, v.t0, v.t1, v.tb
	for i, c := range [...]child{t0.left, t0.right, tb.left, t1.left, t1.right, t0.left2, t0.right2, tb.left2, t1.right2} {
		if c.word == 0 {
			continue
		}
		w := &n[c.word]
		owner := s0
		switch i {
		case 2, 7:
			owner = b0
		case 3, 4, 8:
			owner = s1
		}
		f.put(hash2(101+i, w.tag, c.rel))
		f.put(hash3(121+i, owner.tag, w.tag, c.rel))
		if i < 5 {
			f.put(hash2(111+i, w.word, c.rel))
			f.put(hash3(131+i, owner.word, w.word, c.rel))
		}
	}
	if t0.left.word != 0 {
		f.put(hash3(141, s0.tag, n[t0.left.word].tag, b0.tag))
	}
	if t0.right.word != 0 {
		f.put(hash3(142, s0.tag, n[t0.right.word].tag, b0.tag))
		f.put(hash3(150, s0.tag, t0.right.rel, b0.tag))
	}
	if tb.left.word != 0 {
		f.put(hash3(143, s0.tag, b0.tag, n[tb.left.word].tag))
		f.put(hash3(152, s0.tag, b0.tag, n[tb.left.word].word))
	}
	if v.t1.word == 0 {
		return
	}
	f.put(hash3(144, s1.tag, n[t1.left.word].tag, s0.tag))
	f.put(hash3(145, s1.tag, n[t1.right.word].tag, s0.tag))
	f.put(hash3(146, s1.tag, s0.tag, n[t0.left.word].tag))
	f.put(hash3(147, s1.tag, s0.tag, n[t0.right.word].tag))
	f.put(hash3(148, s1.tag, n[t1.right.word].word, s0.tag))
	f.put(hash3(149, s1.tag, s0.tag, n[t0.left.word].word))
	f.put(hash3(151, s1.word, s0.tag, n[t0.left.word].word))
}

// mostDepth is the height of the stack from which on features tell none apart.
const mostDepth = 6

func (v *view) shapeOfTree() {
	f := v.f
	s0, s1, b0, t0, t1, tb := v.s0, v.s1, v.b0, v.t0, v.t1, v.tb
	s0l, s0r, b0l, s1r, s1l := setOf(t0.leftSet), setOf(t0.rightSet), setOf(tb.leftSet), setOf(t1.rightSet), setOf(t1.leftSet)
	f.put(hash2(161, s0.tag, s0l))
	f.put(hash2(162, s0.tag, s0r))
	f.put(hash2(163, s0.word, s0l))
	f.put(hash2(164, s0.word, s0r))
	f.put(hash2(165, b0.tag, b0l))
	f.put(hash2(166, b0.word, b0l))
	f.put(hash2(167, s1.tag, s1r))
	f.put(hash2(168, s1.word, s1r))
	f.put(hash2(169, s1.tag, s1l))
	f.put(hash3(170, s0.tag, b0.tag, b0l))
	f.put(hash4(171, s0.tag, s0l, s0r, b0.tag))
	f.put(hash4(172, s1.tag, s1r, s0.tag, s0l))
	f.put(hash3(173, s1.tag, s1r, s0.tag))
	f.put(hash3(174, s0.tag, uint32(min(t0.lefts, 4)), uint32(min(t0.rights, 4))))
	f.put(hash3(175, b0.tag, uint32(min(tb.lefts, 4)), s0.tag))
	f.put(hash3(176, s1.tag, uint32(min(t1.rights, 4)), s0.tag))
	f.put(hash2(189, distance(tb.word-t0.word), uint32(min(t0.depth, mostDepth))))
}

func (v *view) distances() {
	f := v.f
	s0, b0 := v.s0, v.b0
	near := distance(v.tb.word - v.t0.word)
	f.put(hash2(181, s0.word, near))
	f.put(hash2(182, s0.tag, near))
	f.put(hash2(183, b0.word, near))
	f.put(hash2(184, b0.tag, near))
	f.put(hash3(185, s0.tag, b0.tag, near))
}

// distance puts distances in classes.
func distance(d int32) uint32 {
	switch {
	case d <= 0:
		return 0
	case d < 5:
		return uint32(d)
	}
	return min(2+uint32(bits.Len32(uint32(d))), 8)
}

// between looks at words that are neither on the stack nor next: those beside
// the top of the stack and before the next word, and the next verb.
func (v *view) between() {
	f, n := v.f, v.nodes
	s0, s1, b0, at, top := v.s0, v.s1, v.b0, v.tb.word, v.t0.word
	before, after := &n[0], &n[0]
	if at > 1 {
		before = &n[at-1]
	}
	if top > 0 {
		after = &n[top+1]
	}
	f.put(hash3(191, s0.tag, b0.tag, before.word))
	f.put(hash3(192, s0.tag, b0.tag, after.word))
	f.put(hash3(194, s0.tag, b0.tag, before.tag))
	verb := b0.verb
	f.put(hash3(195, s0.tag, b0.tag, n[verb].tag))
	f.put(hash4(196, s1.tag, s0.tag, b0.tag, n[verb].tag))
	f.put(hash4(197, s0.tag, b0.tag, n[verb].tag, distance(verb-at)))
	last := &n[len(n)-2]
	f.put(hash3(198, s0.tag, b0.tag, last.word))
}

// number looks at how numbers are written beside what they may count.
func (v *view) number() {
	f := v.f
	s0, s1, b0, b1 := v.s0, v.s1, v.b0, v.b1
	f.put(hash2(201, s0.shape, b0.shape))
	f.put(hash2(202, s0.shape, b0.word))
	f.put(hash2(203, s0.word, b0.shape))
	f.put(hash3(204, s0.shape, b0.tag, b1.tag))
	f.put(hash3(205, s0.tag, b0.shape, b1.tag))
	f.put(hash3(206, s1.word, s0.shape, b0.tag))
	f.put(hash3(207, s1.tag, s0.shape, b0.tag))
	f.put(hash3(208, s1.tag, s0.shape, b0.suffix))
	at := v.t0.word
	if at == 0 {
		return
	}
	before := &v.nodes[at-1]
	f.put(hash3(209, before.word, s0.shape, b0.tag))
	f.put(hash3(210, before.tag, s0.word, b0.tag))
	f.put(hash4(211, before.shape, s0.shape, b0.tag, b1.tag))
}
