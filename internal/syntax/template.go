package syntax

import "math/bits"

// moveFeatures fills f with what the choice of a move looks at.
func moveFeatures(f *features, s *state) {
	v := view{f: f, s: s, nodes: s.nodes}
	v.s0, v.s1, v.s2 = s.top(0), s.top(1), s.top(2)
	v.b0, v.b1, v.b2 = s.ahead(0), s.ahead(1), s.ahead(2)
	f.n = 0
	v.single()
	v.pairs()
	v.triples()
	v.children()
	v.shapeOfTree()
	v.between()
	if v.nodes[v.s0].pos == uposNUM || v.nodes[v.b0].pos == uposNUM {
		v.number()
	}
}

// view is the words that a choice looks at: the top of the stack and the words
// to come.
type view struct {
	f                      *features
	s                      *state
	nodes                  []node
	s0, s1, s2, b0, b1, b2 int32
}

func (v *view) single() {
	f := v.f
	for i, n := range [...]int32{v.s0, v.s1, v.b0, v.b1, v.s2, v.b2} {
		if n == 0 {
			continue
		}
		w := &v.nodes[n]
		f.put(hash1(1+i, w.word))
		f.put(hash1(11+i, w.tag))
		f.put(hash1(21+i, w.both))
		if i < 3 {
			f.put(hash1(31+i, w.suffix))
			f.put(hash2(37+i, w.pos, w.shape))
		}
	}
}

func (v *view) pairs() {
	f := v.f
	s0, s1, b0, b1 := &v.nodes[v.s0], &v.nodes[v.s1], &v.nodes[v.b0], &v.nodes[v.b1]
	f.put(hash2(41, s0.both, b0.both))
	f.put(hash2(42, s0.both, b0.word))
	f.put(hash2(43, s0.word, b0.both))
	f.put(hash2(44, s0.both, b0.tag))
	f.put(hash2(45, s0.tag, b0.both))
	f.put(hash2(46, s0.word, b0.word))
	f.put(hash2(47, s0.tag, b0.tag))
	f.put(hash2(48, s0.pos, b0.pos))
	f.put(hash2(49, b0.tag, b1.tag))
	f.put(hash2(50, b0.word, b1.tag))
	f.put(hash2(51, b0.tag, b1.word))
	f.put(hash2(61, s0.suffix, b0.tag))
	f.put(hash2(62, s0.tag, b0.suffix))
	f.put(hash2(65, s0.tag, b1.word))
	f.put(hash2(66, s0.word, b1.tag))
	if v.s1 == 0 {
		return
	}
	f.put(hash2(52, s1.both, s0.word))
	f.put(hash2(53, s1.both, s0.tag))
	f.put(hash2(54, s1.tag, s0.both))
	f.put(hash2(55, s1.word, s0.word))
	f.put(hash2(56, s1.tag, s0.tag))
	f.put(hash2(57, s1.word, b0.word))
	f.put(hash2(58, s1.tag, b0.tag))
	f.put(hash2(59, s1.both, b0.tag))
	f.put(hash2(60, s1.tag, b0.both))
	f.put(hash2(63, s1.suffix, s0.tag))
	f.put(hash2(64, s1.tag, s0.suffix))
}

func (v *view) triples() {
	f := v.f
	s0, s1, s2 := &v.nodes[v.s0], &v.nodes[v.s1], &v.nodes[v.s2]
	b0, b1, b2 := &v.nodes[v.b0], &v.nodes[v.b1], &v.nodes[v.b2]
	f.put(hash3(71, s0.tag, b0.tag, b1.tag))
	f.put(hash3(72, b0.tag, b1.tag, b2.tag))
	f.put(hash3(79, s0.word, b0.tag, b1.tag))
	f.put(hash3(80, s0.tag, b0.tag, b1.word))
	f.put(hash3(81, s0.tag, b0.word, b1.tag))
	f.put(hash4(83, s0.tag, b0.tag, b1.tag, b2.tag))
	f.put(hash4(84, s1.pos, s0.pos, b0.pos, b1.pos))
	f.put(hash4(85, s2.pos, s1.pos, s0.pos, b0.pos))
	if v.s1 == 0 {
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
	if v.s2 == 0 {
		return
	}
	f.put(hash3(74, s2.tag, s1.tag, s0.tag))
	f.put(hash3(75, s2.tag, s1.tag, b0.tag))
	f.put(hash3(89, s2.tag, s0.tag, b0.tag))
}

func (v *view) children() {
	f, n := v.f, v.nodes
	s0, s1, b0 := &n[v.s0], &n[v.s1], &n[v.b0]
	for i, c := range [...]int32{s0.left, s0.right, b0.left, s1.left, s1.right, s0.left2, s0.right2, b0.left2, s1.right2} {
		if c == 0 {
			continue
		}
		w := &n[c]
		owner := s0
		switch i {
		case 2, 7:
			owner = b0
		case 3, 4, 8:
			owner = s1
		}
		f.put(hash2(101+i, w.tag, w.rel))
		f.put(hash3(121+i, owner.tag, w.tag, w.rel))
		if i < 5 {
			f.put(hash2(111+i, w.word, w.rel))
			f.put(hash3(131+i, owner.word, w.word, w.rel))
		}
	}
	if s0.left != 0 {
		f.put(hash3(141, s0.tag, n[s0.left].tag, b0.tag))
	}
	if s0.right != 0 {
		f.put(hash3(142, s0.tag, n[s0.right].tag, b0.tag))
		f.put(hash3(150, s0.tag, n[s0.right].rel, b0.tag))
	}
	if b0.left != 0 {
		f.put(hash3(143, s0.tag, b0.tag, n[b0.left].tag))
		f.put(hash3(152, s0.tag, b0.tag, n[b0.left].word))
	}
	if v.s1 == 0 {
		return
	}
	f.put(hash3(144, s1.tag, n[s1.left].tag, s0.tag))
	f.put(hash3(145, s1.tag, n[s1.right].tag, s0.tag))
	f.put(hash3(146, s1.tag, s0.tag, n[s0.left].tag))
	f.put(hash3(147, s1.tag, s0.tag, n[s0.right].tag))
	f.put(hash3(148, s1.tag, n[s1.right].word, s0.tag))
	f.put(hash3(149, s1.tag, s0.tag, n[s0.left].word))
	f.put(hash3(151, s1.word, s0.tag, n[s0.left].word))
}

func (v *view) shapeOfTree() {
	f, n := v.f, v.nodes
	s0, s1, b0 := &n[v.s0], &n[v.s1], &n[v.b0]
	set := func(s uint64) uint32 { return uint32(s) ^ uint32(s>>32)*0x85ebca6b }
	s0l, s0r, b0l, s1r, s1l := set(s0.leftSet), set(s0.rightSet), set(b0.leftSet), set(s1.rightSet), set(s1.leftSet)
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
	f.put(hash3(174, s0.tag, min(s0.lefts, 4), min(s0.rights, 4)))
	f.put(hash3(175, b0.tag, min(b0.lefts, 4), s0.tag))
	f.put(hash3(176, s1.tag, min(s1.rights, 4), s0.tag))
	near, far := distance(v.b0-v.s0), distance(v.s0-v.s1)
	f.put(hash2(181, s0.word, near))
	f.put(hash2(182, s0.tag, near))
	f.put(hash2(183, b0.word, near))
	f.put(hash2(184, b0.tag, near))
	f.put(hash3(185, s0.tag, b0.tag, near))
	f.put(hash3(186, s1.tag, s0.tag, far))
	f.put(hash2(187, s1.word, far))
	f.put(hash2(188, s0.word, far))
	f.put(hash2(189, near, uint32(min(len(v.s.stack), 6))))
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
	s0, s1, b0 := &n[v.s0], &n[v.s1], &n[v.b0]
	before, after, beforeS0 := &n[0], &n[0], &n[0]
	if v.b0 > 1 {
		before = &n[v.b0-1]
	}
	if v.s0 > 0 {
		after = &n[v.s0+1]
		beforeS0 = &n[v.s0-1]
	}
	f.put(hash3(191, s0.tag, b0.tag, before.word))
	f.put(hash3(192, s0.tag, b0.tag, after.word))
	f.put(hash3(193, s1.tag, s0.tag, beforeS0.word))
	f.put(hash3(194, s0.tag, b0.tag, before.tag))
	verb := v.s.verbs[v.b0]
	f.put(hash3(195, s0.tag, b0.tag, n[verb].tag))
	f.put(hash4(196, s1.tag, s0.tag, b0.tag, n[verb].tag))
	f.put(hash4(197, s0.tag, b0.tag, n[verb].tag, distance(verb-v.b0)))
	last := &n[len(n)-2]
	f.put(hash3(198, s0.tag, b0.tag, last.word))
}

// number looks at how numbers are written beside what they may count.
func (v *view) number() {
	f := v.f
	s0, s1, b0, b1 := &v.nodes[v.s0], &v.nodes[v.s1], &v.nodes[v.b0], &v.nodes[v.b1]
	f.put(hash2(201, s0.shape, b0.shape))
	f.put(hash2(202, s0.shape, b0.word))
	f.put(hash2(203, s0.word, b0.shape))
	f.put(hash3(204, s0.shape, b0.tag, b1.tag))
	f.put(hash3(205, s0.tag, b0.shape, b1.tag))
	f.put(hash3(206, s1.word, s0.shape, b0.tag))
	f.put(hash3(207, s1.tag, s0.shape, b0.tag))
	f.put(hash3(208, s1.tag, s0.shape, b0.suffix))
}
