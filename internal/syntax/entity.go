package syntax

// Classes of the tagger of names: 1 is outside; then begin and inside for every
// type in the order of EntityTypes.
const outside = 1

func beginOf(kind int) uint8  { return uint8(2 + 2*kind) }
func insideOf(kind int) uint8 { return uint8(3 + 2*kind) }

// entityLabels lists the classes as they are shown, from 1.
func entityLabels() []string {
	labels := []string{""}
	for _, kind := range EntityTypes() {
		labels = append(labels, "B-"+kind, "I-"+kind)
	}
	return labels
}

// entities gives every word its class, from left to right.
func (m *Model) entities(dst []uint8, forms []form, nodes []node) []uint8 {
	dst = dst[:0]
	classes := len(m.labels)
	last, before := uint8(0), uint8(0)
	var f features
	for i := margin; i < len(forms)-margin; i++ {
		class := uint8(outside)
		if mayName(&forms[i], last) {
			var s scores
			entityFeatures(&f, forms, nodes, i, last, before)
			m.entity.add(f.list(), &s)
			class = bestEntity(&s, classes, last)
		}
		dst = append(dst, class)
		last, before = class, last
	}
	return dst
}

// mayName reports whether a word may be part of a name: one in small letters
// that is no proper noun may be only inside of one.
func mayName(w *form, last uint8) bool {
	return last > outside || w.kind&(isCapital|hasDigit) != 0 || w.upos == uposPROPN || w.kind&hasLetter == 0 && w.upos != uposPUNCT
}

// bestEntity returns the best class that may follow the last one: a name goes
// on with its own type only.
func bestEntity(s *scores, classes int, last uint8) uint8 {
	top := uint8(outside)
	for c := uint8(outside + 1); int(c) <= classes; c++ {
		inside := c&1 == 1
		if inside && last != c && last != c-1 {
			continue
		}
		if s[c&127] > s[top&127] {
			top = c
		}
	}
	return top
}

func entityFeatures(f *features, w []form, nodes []node, i int, last, before uint8) {
	f.n = 0
	a, b, c, d, e := &w[i-2], &w[i-1], &w[i], &w[i+1], &w[i+2]
	l, ll := uint32(last), uint32(before)
	for n, x := range [...]*form{a, b, c, d, e} {
		f.put(hash2(501+n, x.word, 0))
		f.put(hash2(506+n, uint32(x.xpos), x.shape))
		if n > 0 && n < 4 {
			f.put(hash2(511+n, x.word, l))
			f.put(hash1(516+n, x.raw))
			f.put(hash1(521+n, x.suffix[2]))
		}
	}
	for n := 1; n < 5; n++ {
		f.put(hash1(526+n, c.suffix[n]))
		f.put(hash1(531+n, c.prefix[n-1]))
	}
	f.put(hash2(541, l, ll))
	f.put(hash3(542, l, c.shape, d.shape))
	f.put(hash3(543, l, uint32(c.xpos), uint32(d.xpos)))
	f.put(hash3(544, l, b.shape, c.shape))
	f.put(hash3(545, uint32(b.xpos), uint32(c.xpos), uint32(d.xpos)))
	f.put(hash2(546, b.word, c.word))
	f.put(hash2(547, c.word, d.word))
	f.put(hash3(548, l, b.word, c.word))
	f.put(hash3(549, b.word, c.shape, l))
	f.put(hash2(550, c.suffix[2], l))
	f.put(hash3(551, c.shape, uint32(c.kind), uint32(c.upos)))
	f.put(hash2(552, b.word, d.word))
	entityRunFeatures(f, w, i, l)
	entityTreeFeatures(f, nodes, int32(i-margin+1), l)
}

// longestRun bounds how far a run of capitals is followed in either direction.
const longestRun = 6

// entityRunFeatures adds what the run of words with a capital that a word is in
// starts and ends with, and stands between: "the Bank of" and "Street" say what
// the whole is.
func entityRunFeatures(f *features, w []form, i int, l uint32) {
	first, last := i, i
	for first > margin && i-first < longestRun && w[first-1].kind&isCapital != 0 {
		first--
	}
	for last < len(w)-margin-1 && last-i < longestRun && w[last+1].kind&isCapital != 0 {
		last++
	}
	at, length := uint32(i-first), uint32(last-first)
	f.put(hash2(581, w[last].word, l))
	f.put(hash2(582, w[last].suffix[2], l))
	f.put(hash2(583, w[first].word, l))
	f.put(hash2(584, w[first-1].word, l))
	f.put(hash2(585, w[last+1].word, l))
	f.put(hash3(586, at, length, l))
	f.put(hash3(587, w[first-1].word, w[last+1].word, l))
	f.put(hash4(588, w[first-1].word, uint32(w[last].xpos), length, l))
	f.put(hash3(589, w[first-1].word, w[last].suffix[2], l))
}

// entityTreeFeatures adds what the tree says: whose name, of what.
func entityTreeFeatures(f *features, nodes []node, i int32, l uint32) {
	w := &nodes[i]
	h := &nodes[w.head]
	left, right := &nodes[w.left], &nodes[w.right]
	f.put(hash2(561, w.rel, h.word))
	f.put(hash2(562, w.rel, h.tag))
	f.put(hash2(563, w.rel, l))
	f.put(hash3(564, w.rel, h.rel, nodes[h.head].word))
	f.put(hash2(565, left.word, left.rel))
	f.put(hash2(566, right.word, right.rel))
	f.put(hash3(567, w.word, w.rel, h.tag))
	f.put(hash3(568, w.rel, h.rel, h.suffix))
	f.put(hash3(569, w.rel, w.tag, h.shape))
	f.put(hash3(570, w.rel, left.word, h.word))
	f.put(hash3(571, w.rel, nodes[h.left].word, h.tag))
	f.put(hash2(572, h.suffix, l))
	f.put(hash2(573, nodes[h.right].word, w.rel))
}
