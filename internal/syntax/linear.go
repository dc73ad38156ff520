package syntax

// A linear model scores classes: every feature that is there adds its weights
// to some of them. A feature is a hash of 32 bits; that two of them may share
// one costs less than telling them apart.

// scores has one sum a class.
type scores [128]int32

// table holds the weights of a linear model: for every feature the few classes
// that it speaks for or against. It is a hash table with linear probing whose
// slots are in the order of the keys, so that a miss ends early and a table is
// filled from front to back.
type table struct {
	shift uint
	slots []slot
	cells []cell
	book  *[1 << weightBits]int32 // the weights by their codes
}

// slot holds a feature: where its cells start, and in the low bits how many
// they are. An empty slot has none.
type slot struct{ key, at uint32 }

const countBits = 7

// cell is a class (7 bits) and the code of a weight (9 bits).
type cell uint16

const weightBits = 9

// weightCode codes a weight: the number of the size in sizes that is nearest,
// with the sign in the low bit.
func weightCode(all *[1 << (weightBits - 1)]int, weight int) cell {
	sign := cell(0)
	if weight < 0 {
		weight, sign = -weight, 1
	}
	code := len(all) - 1
	for code > 0 && weight < (all[code-1]+all[code]+1)/2 {
		code--
	}
	return cell(code)<<1 | sign
}

// sizes lists the sizes of weights: the small ones one by one, the large ones
// about two in a hundred apart, because frequent features grow large weights.
func sizes() *[1 << (weightBits - 1)]int {
	list := new([1 << (weightBits - 1)]int)
	at := 0.0
	for i := range list {
		list[i] = int(at + 0.5)
		at = max(at+1, at*1.0225)
	}
	return list
}

// codebook returns the weights by their codes.
func codebook() *[1 << weightBits]int32 {
	book, all := new([1 << weightBits]int32), sizes()
	for code := range book {
		book[code] = int32(all[code>>1])
		if code&1 == 1 {
			book[code] = -book[code]
		}
	}
	return book
}

// add adds the weights of all the features to the scores. Most of its time
// would be waiting for memory, so it asks for much of it at once: for the slots
// of all features, then for the cells of those that were found.
func (t *table) add(keys []uint32, s *scores) {
	var first [mostFeatures]slot
	var found [mostFeatures]uint32
	n := min(len(keys), mostFeatures)
	slots, shift := t.slots, t.shift
	for i, key := range keys[:n] {
		first[i] = slots[key>>(shift&31)]
	}
	hits := 0
	for i, key := range keys[:n] {
		if at := t.probe(first[i], key); at != 0 {
			found[hits] = at
			hits++
		}
	}
	t.sum(found[:hits], s)
}

// probe returns what at the slot of a key, 0 if there is none, has; first is the
// slot where the key belongs.
func (t *table) probe(first slot, key uint32) uint32 {
	if first.at == 0 || first.key > key {
		return 0
	}
	if first.key == key {
		return first.at
	}
	for i := int(key>>t.shift) + 1; i < len(t.slots); i++ {
		if s := t.slots[i]; s.at == 0 || s.key > key {
			break
		} else if s.key == key {
			return s.at
		}
	}
	return 0
}

func (t *table) sum(found []uint32, s *scores) {
	cells, book := t.cells, t.book
	var touched cell
	for _, at := range found {
		touched ^= cells[at>>countBits]
	}
	s[0] = int32(touched) // no class, but the cells must be asked for
	for _, at := range found {
		start := at >> countBits
		for _, c := range cells[start : start+at&(1<<countBits-1)] {
			s[c>>weightBits&127] += book[c&(1<<weightBits-1)]
		}
	}
}

// cellsOf returns the cells of a slot, none of an empty one.
func (t *table) cellsOf(s slot) []cell {
	start := s.at >> countBits
	return t.cells[start : start+s.at&(1<<countBits-1)]
}

// newTable makes a table of entries in the order of their keys.
func newTable(features, cells int) *tableMaker {
	bits := uint(4)
	for 1<<bits < features*4/3 {
		bits++
	}
	m := &tableMaker{bits: bits}
	m.t = table{shift: 32 - bits, slots: make([]slot, 1<<bits, 1<<bits+64), cells: make([]cell, 0, cells), book: codebook()}
	return m
}

// tableMaker fills a table; features come in the order of their keys.
type tableMaker struct {
	t    table
	bits uint
	next int // the first slot that is free for the next key
}

// feature adds one; its cells are appended to t.cells by the caller before it.
func (m *tableMaker) feature(key uint32, first, count int) {
	at := max(int(key>>m.t.shift), m.next)
	for at >= len(m.t.slots) {
		m.t.slots = append(m.t.slots, slot{})
	}
	m.t.slots[at] = slot{key: key, at: uint32(first)<<countBits | uint32(count)}
	m.next = at + 1
}

// done returns the table, with an empty slot at its end.
func (m *tableMaker) done() *table {
	m.t.slots = append(m.t.slots, slot{})
	return &m.t
}

// Hashes of a template's number and of what it is filled with.

const (
	mix0 = 0x9e3779b97f4a7c15
	mix1 = 0xbf58476d1ce4e5b9
	mix2 = 0x94d049bb133111eb
	mix3 = 0xd6e8feb86659fd93
	mix4 = 0xff51afd7ed558ccd
	mix5 = 0xc4ceb9fe1a85ec53
)

func finish(x uint64) uint32 {
	x ^= x >> 29
	x *= mix5
	return uint32(x >> 32)
}

func hash1(t int, a uint32) uint32 {
	return finish(uint64(t)*mix0 + uint64(a)*mix1)
}

func hash2(t int, a, b uint32) uint32 {
	return finish(uint64(t)*mix0 + uint64(a)*mix1 + uint64(b)*mix2)
}

func hash3(t int, a, b, c uint32) uint32 {
	return finish(uint64(t)*mix0 + uint64(a)*mix1 + uint64(b)*mix2 + uint64(c)*mix3)
}

func hash4(t int, a, b, c, d uint32) uint32 {
	return finish(uint64(t)*mix0 + uint64(a)*mix1 + uint64(b)*mix2 + uint64(c)*mix3 + uint64(d)*mix4)
}
