package syntax

// labels chooses the relation of an arc, once the word has all its children.
type labels struct {
	weights interface {
		add(keys []uint32, s *scores)
	}
	left, right []uint8        // relations that training has seen with the head behind the word and before it
	kinds       []uint8        // by relation
	of          [moves][]uint8 // by move: those that it may make
	sure        []uint8        // by the word's XPOS: the relation that nearly all such words have; otherwise 0
	root        uint8
}

// sureOf returns the relation that is not worth a look at a word: "the" is a determiner.
func (l *labels) sureOf(w *node) uint8 {
	if int(w.tag) < len(l.sure) {
		return l.sure[w.tag]
	}
	return 0
}

// arc is a word and the head that it is to have, with what both have so far, and the
// word that stands on the other side: below the word on the stack, or next to come.
type arc struct {
	head, child *subtree
	other       int32
}

// toLeft reports whether the head stands behind the word.
func (a arc) toLeft() bool { return a.head.word > a.child.word }

// arrange lists by moves what there is.
func (l *labels) arrange(rels []string) {
	l.kinds = kindsOf(rels)
	for _, rel := range l.left {
		m := left + l.kinds[rel]
		l.of[m] = append(l.of[m], rel)
	}
	for _, rel := range l.right {
		m := right + l.kinds[rel]
		l.of[m] = append(l.of[m], rel)
	}
}

// choose returns the relation of the arc that a move makes.
func (l *labels) choose(s *search, a arc, move uint8) uint8 {
	if a.head.word == s.root() || len(l.of[move]) == 0 {
		return l.root
	}
	if rel := l.sureOf(&s.nodes[a.child.word]); rel != 0 && l.kinds[rel] == kindOf(move) {
		return rel
	}
	known := &s.arcs[a.slot(len(s.arcs))]
	if known.child != a.child.sign || known.head != a.head.sign || known.other != a.other || known.rels == ([kinds]uint8{}) {
		s.lookAtArc(a)
		s.rels = scores{}
		l.weights.add(s.f.list(), &s.rels)
		*known = knownArc{head: a.head.sign, child: a.child.sign, other: a.other}
		for kind := range known.rels {
			known.rels[kind] = bestOf(&s.rels, l.of[move-kindOf(move)+uint8(kind)])
		}
	}
	return known.rels[kindOf(move)]
}

// knownArc is an arc whose relations were judged before; several states may have it.
type knownArc struct {
	head, child uint64
	other       int32
	rels        [kinds]uint8 // the best of each kind
}

func (a arc) slot(slots int) int {
	return int((a.head.sign*mix2 ^ a.child.sign*mix3) >> 32 % uint64(slots))
}

// arcView is what the choice of a relation looks at.
type arcView struct {
	f      *features
	nodes  []node
	h, c   *node
	o      *node // on the other side
	ht, ct *subtree
	side   int // 1 where the head stands behind the word
}

// lookAtArc fills the features with what the choice of an arc's relation looks at.
func (s *search) lookAtArc(a arc) {
	s.f.n = 0
	v := arcView{f: &s.f, nodes: s.nodes, h: &s.nodes[a.head.word], c: &s.nodes[a.child.word], o: &s.nodes[a.other], ht: a.head, ct: a.child}
	if a.toLeft() {
		v.side = 1
	}
	v.ends()
	v.around()
	v.below()
	v.beside()
	if v.c.pos == uposNUM || v.h.pos == uposNUM {
		v.number()
	}
}

// first is what the templates are numbered from, apart for each side.
func (v *arcView) first() int { return 300 + 100*v.side }

func (v *arcView) ends() {
	f, h, c, n := v.f, v.h, v.c, v.first()
	far := distance(max(v.ht.word-v.ct.word, v.ct.word-v.ht.word))
	f.put(hash1(n+1, c.word))
	f.put(hash1(n+2, c.tag))
	f.put(hash1(n+3, c.both))
	f.put(hash1(n+4, c.suffix))
	f.put(hash2(n+5, c.pos, c.shape))
	f.put(hash1(n+6, h.word))
	f.put(hash1(n+7, h.tag))
	f.put(hash1(n+8, h.both))
	f.put(hash2(n+9, h.suffix, c.tag))
	f.put(hash2(n+10, c.word, h.word))
	f.put(hash2(n+11, c.both, h.tag))
	f.put(hash2(n+12, c.tag, h.both))
	f.put(hash2(n+13, c.tag, h.tag))
	f.put(hash3(n+14, c.tag, h.tag, far))
	f.put(hash3(n+15, c.word, h.pos, far))
	f.put(hash2(n+16, c.word, h.tag))
	f.put(hash2(n+17, c.tag, h.word))
	f.put(hash2(n+18, c.suffix, h.pos))
	f.put(hash3(n+19, c.shape, h.pos, h.shape))
}

// around looks at the words next to either end.
func (v *arcView) around() {
	f, h, c, n := v.f, v.h, v.c, v.first()
	beforeC, afterC := &v.nodes[v.ct.word-1], &v.nodes[v.ct.word+1]
	beforeH, afterH := &v.nodes[v.ht.word-1], &v.nodes[v.ht.word+1]
	f.put(hash3(n+21, c.tag, h.tag, beforeC.tag))
	f.put(hash3(n+22, c.tag, h.tag, afterC.tag))
	f.put(hash3(n+23, c.tag, h.tag, beforeH.tag))
	f.put(hash3(n+24, c.tag, h.tag, afterH.tag))
	f.put(hash3(n+25, c.tag, h.tag, beforeC.word))
	f.put(hash3(n+26, c.tag, h.tag, afterC.word))
	f.put(hash2(n+27, c.word, beforeC.word))
	f.put(hash2(n+28, c.word, afterC.word))
	f.put(hash2(n+29, h.word, afterH.word))
	last := &v.nodes[len(v.nodes)-2]
	f.put(hash3(n+30, c.tag, h.tag, last.word))
	f.put(hash3(n+85, c.tag, h.word, beforeC.tag))
	f.put(hash3(n+86, c.tag, h.word, afterC.tag))
	f.put(hash3(n+87, c.word, h.tag, beforeC.tag))
	f.put(hash3(n+88, c.word, h.tag, afterC.tag))
	f.put(hash3(n+89, c.word, h.tag, afterH.tag))
	f.put(hash3(n+90, c.tag, h.word, afterH.tag))
	f.put(hash4(n+91, c.tag, h.tag, afterC.tag, v.after(v.ct.word, 2).tag))
	f.put(hash4(n+92, c.tag, h.tag, afterH.tag, v.after(v.ht.word, 2).tag))
	f.put(hash2(n+93, c.suffix, h.suffix))
	f.put(hash2(n+94, c.suffix, h.word))
	f.put(hash2(n+95, c.both, h.both))
	f.put(hash3(n+63, c.tag, h.tag, v.o.tag))
	f.put(hash3(n+64, c.tag, h.tag, v.o.word))
	f.put(hash3(n+65, c.word, h.tag, v.o.tag))
	f.put(hash3(n+66, c.tag, h.word, v.o.tag))
	f.put(hash4(n+67, c.tag, h.tag, v.o.tag, setOf(v.ht.leftSet)))
}

// after returns the word some places behind another.
func (v *arcView) after(word, n int32) *node {
	return &v.nodes[min(int(word+n), len(v.nodes)-1)]
}

// below looks at the children of the word: a preposition, a subject, a mark.
func (v *arcView) below() {
	f, h, c, n := v.f, v.h, v.c, v.first()
	for i, k := range [...]child{v.ct.left, v.ct.left2, v.ct.right, v.ct.right2} {
		w := &v.nodes[k.word]
		f.put(hash3(n+31+i, c.tag, w.word, k.rel))
		f.put(hash4(n+35+i, c.tag, h.tag, w.word, k.rel))
		f.put(hash3(n+39+i, h.word, w.word, k.rel))
		f.put(hash4(n+43+i, c.tag, h.tag, w.tag, k.rel))
	}
	w := &v.nodes[v.ct.left.word]
	f.put(hash3(n+47, c.word, w.word, h.word))
	f.put(hash3(n+48, c.word, w.word, h.tag))
	lefts, rights := setOf(v.ct.leftSet), setOf(v.ct.rightSet)
	f.put(hash3(n+49, c.tag, h.tag, lefts))
	f.put(hash3(n+50, c.tag, h.tag, rights))
	f.put(hash3(n+51, c.pos, lefts, rights))
	f.put(hash2(n+52, c.word, lefts))
}

// beside looks at the other children of the head.
func (v *arcView) beside() {
	f, h, c, n := v.f, v.h, v.c, v.first()
	lefts, rights := setOf(v.ht.leftSet), setOf(v.ht.rightSet)
	f.put(hash3(n+53, c.tag, h.tag, lefts))
	f.put(hash3(n+54, c.tag, h.tag, rights))
	f.put(hash4(n+55, c.pos, h.pos, lefts, rights))
	f.put(hash3(n+56, c.tag, h.word, lefts))
	f.put(hash3(n+57, c.tag, h.word, rights))
	f.put(hash3(n+58, c.word, h.pos, lefts))
	for i, k := range [...]child{v.ht.left, v.ht.right} {
		w := &v.nodes[k.word]
		f.put(hash4(n+59+i, c.tag, h.tag, w.tag, k.rel))
		f.put(hash4(n+61+i, c.tag, h.tag, w.word, k.rel))
	}
}

// number looks at how a number is written and what stands beside it: a year, a count, an
// amount.
func (v *arcView) number() {
	f, h, c, n := v.f, v.h, v.c, v.first()
	before, after := &v.nodes[v.ct.word-1], &v.nodes[v.ct.word+1]
	far := distance(max(v.ht.word-v.ct.word, v.ct.word-v.ht.word))
	f.put(hash2(n+71, c.shape, h.word))
	f.put(hash3(n+72, c.shape, h.tag, far))
	f.put(hash3(n+73, c.shape, before.word, h.pos))
	f.put(hash3(n+74, c.shape, after.word, h.pos))
	f.put(hash3(n+75, c.shape, before.tag, after.tag))
	f.put(hash3(n+76, c.shape, h.shape, far))
	f.put(hash3(n+77, c.word, h.shape, far))
	f.put(hash2(n+78, h.shape, c.word))
	f.put(hash4(n+79, c.shape, before.tag, after.tag, h.tag))
	f.put(hash3(n+80, c.word, before.word, h.tag))
	f.put(hash2(n+81, c.shape, h.suffix))
	f.put(hash3(n+82, before.word, c.shape, after.word))
}

// setOf makes a number of a set of relations.
func setOf(s uint64) uint32 { return uint32(s) ^ uint32(s>>32)*0x85ebca6b }
