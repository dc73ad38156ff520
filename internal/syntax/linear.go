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
	size  uint64 // of the hash table: a power of two; a few slots more follow
	slots []slot
	cells []cell
	book  *[1 << weightBits]int32 // the weights by their codes
}

// slot holds a feature: where its cells start, and in the low bits how many
// they are.
type slot struct{ key, at uint32 }

// empty returns a slot without cells, where every search ends: no key is larger.
func empty() slot { return slot{key: 1<<32 - 1} }

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
	var found [mostFeatures]uint32
	keys = keys[:min(len(keys), mostFeatures)]
	slots, size := t.slots, t.size
	var asked uint32
	for _, key := range keys {
		asked ^= slots[uint64(key)*size>>32].key
	}
	s[0] = int32(asked) // no class, but the slots must be asked for
	hits := uint8(0)
	for _, key := range keys {
		i := uint64(key) * size >> 32
		i += less(slots[i].key, key) // most stand in one of the first two: no guess is needed
		for slots[i].key < key {
			i++
		}
		if found[hits] = slots[i].at; slots[i].key == key && found[hits] != 0 {
			hits++
		}
	}
	t.sum(found[:hits], s)
}

// less is 1 where a is less than b, otherwise 0.
func less(a, b uint32) uint64 { return (uint64(a) - uint64(b)) >> 63 }

func (t *table) sum(found []uint32, s *scores) {
	cells, book := t.cells, t.book
	var touched cell
	for _, at := range found {
		touched ^= cells[at>>countBits]
	}
	s[0] = int32(touched) + book[0] // no class, but the cells must be asked for
	for _, at := range found {
		start := at >> countBits
		for _, c := range cells[start : start+at&(1<<countBits-1)] {
			s[uint32(c)>>weightBits] += book[uint32(c)&(1<<weightBits-1)]
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
	size := 1 << 4
	for size < features*4/3 {
		size *= 2
	}
	m := &tableMaker{t: table{size: uint64(size), slots: make([]slot, 0, size+64), cells: make([]cell, 0, cells), book: codebook()}}
	m.extend(size)
	return m
}

// tableMaker fills a table; features come in the order of their keys.
type tableMaker struct {
	t    table
	next int // the first slot that is free for the next key
}

// extend appends empty slots until there are n.
func (m *tableMaker) extend(n int) {
	for len(m.t.slots) < n {
		m.t.slots = append(m.t.slots, empty())
	}
}

// feature adds one; its cells are appended to t.cells by the caller before it.
func (m *tableMaker) feature(key uint32, first, count int) {
	at := max(int(uint64(key)*m.t.size>>32), m.next)
	m.extend(at + 1)
	m.t.slots[at] = slot{key: key, at: uint32(first)<<countBits | uint32(count)}
	m.next = at + 1
}

// done returns the table, with an empty slot at its end.
func (m *tableMaker) done() *table {
	m.extend(len(m.t.slots) + 1)
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
