package syntax

import (
	"cmp"
	"slices"
)

// learner is an averaged perceptron over the same features as a table.
type learner struct {
	keys  []uint32 // open addressing; rows[i] is what keys[i] has
	rows  []row
	used  int
	cells []learned
	seen  *sketch
	now   int64 // updates so far, plus one
}

// row is where the cells of a feature are; a row of no capacity is free.
type row struct {
	at        uint32
	size, cap uint8
}

// learned is a weight and what to take off it for the average.
type learned struct {
	late   int64 // sum of the changes, each times the moment it was made
	weight int32
	class  uint8
}

// sketch counts features up to 255, a few of them together.
type sketch struct {
	count []uint8
	shift uint
	least uint8
}

// newSketch makes one for so many sentences.
func newSketch(sentences, least int) *sketch {
	shift := uint(12)
	for shift > 4 && 1<<(32-shift) < sentences<<14 {
		shift--
	}
	return &sketch{count: make([]uint8, 1<<(32-shift)), shift: shift, least: uint8(min(least, 255))}
}

func (s *sketch) see(keys []uint32) {
	for _, k := range keys {
		if c := &s.count[k>>s.shift]; *c < 255 {
			*c++
		}
	}
}

func newLearner(seen *sketch) *learner {
	return &learner{keys: make([]uint32, 1<<16), rows: make([]row, 1<<16), seen: seen, now: 1}
}

// find returns the slot of a key, or the free one where it belongs.
func (l *learner) find(key uint32) int {
	mask := len(l.keys) - 1
	i := int(key*0x9e3779b1>>7) & mask
	for l.rows[i].cap != 0 && l.keys[i] != key {
		i = (i + 1) & mask
	}
	return i
}

func (l *learner) add(keys []uint32, s *scores) {
	for _, k := range keys {
		r := l.rows[l.find(k)]
		for _, c := range l.cells[r.at : r.at+uint32(r.size)] {
			s[c.class&127] += c.weight
		}
	}
}

// update moves the weights of the features towards one class and away from
// another.
func (l *learner) update(keys []uint32, right, wrong uint8) {
	for _, k := range keys {
		if l.seen != nil && l.seen.count[k>>l.seen.shift] < l.seen.least {
			continue
		}
		i := l.find(k)
		if l.rows[i].cap == 0 {
			i = l.insert(i, k)
		}
		l.change(i, right, 1)
		l.change(i, wrong, -1)
	}
	l.now++
}

func (l *learner) insert(i int, key uint32) int {
	l.used++
	if l.used*2 > len(l.keys) {
		l.grow()
		i = l.find(key)
	}
	l.keys[i] = key
	l.rows[i] = row{at: l.room(2), cap: 2}
	return i
}

func (l *learner) room(n int) uint32 {
	at := uint32(len(l.cells))
	l.cells = append(l.cells, make([]learned, n)...)
	return at
}

func (l *learner) grow() {
	keys, rows := l.keys, l.rows
	l.keys, l.rows = make([]uint32, 2*len(keys)), make([]row, 2*len(rows))
	for i, r := range rows {
		if r.cap != 0 {
			j := l.find(keys[i])
			l.keys[j], l.rows[j] = keys[i], r
		}
	}
}

func (l *learner) change(i int, class uint8, by int32) {
	r := &l.rows[i]
	cells := l.cells[r.at : r.at+uint32(r.size)]
	for j := range cells {
		if cells[j].class == class {
			cells[j].weight += by
			cells[j].late += int64(by) * l.now
			return
		}
	}
	if r.size == r.cap {
		old := *r
		r.cap = min(2*r.cap, 128)
		r.at = l.room(int(r.cap))
		copy(l.cells[r.at:], l.cells[old.at:old.at+uint32(old.size)])
	}
	l.cells[r.at+uint32(r.size)] = learned{class: class, weight: by, late: int64(by) * l.now}
	r.size++
}

// average is a feature's weights for the classes, averaged over time.
type average struct {
	key   uint32
	class []uint8
	value []float32
}

// averages returns the averaged weights in the order of the keys.
func (l *learner) averages() []average {
	var all []average
	for i, r := range l.rows {
		if r.size == 0 {
			continue
		}
		a := average{key: l.keys[i]}
		for _, c := range l.cells[r.at : r.at+uint32(r.size)] {
			if v := float64(c.weight) - float64(c.late)/float64(l.now); v != 0 {
				a.class = append(a.class, c.class)
				a.value = append(a.value, float32(v))
			}
		}
		if len(a.class) > 0 {
			all = append(all, a)
		}
	}
	slices.SortFunc(all, func(a, b average) int { return cmp.Compare(a.key, b.key) })
	return all
}

// meanOf returns the mean of some models: what only some of them have counts
// less.
func meanOf(models [][]average) []average {
	if len(models) == 1 {
		return models[0]
	}
	share := 1 / float32(len(models))
	var all []average
	for {
		next, any := uint32(1<<32-1), false
		for _, m := range models {
			if len(m) > 0 && m[0].key <= next {
				next, any = m[0].key, true
			}
		}
		if !any {
			return all
		}
		sum := average{key: next}
		for i, m := range models {
			if len(m) > 0 && m[0].key == next {
				sum.add(m[0], share)
				models[i] = m[1:]
			}
		}
		all = append(all, sum)
	}
}

// add adds a share of b.
func (a *average) add(b average, share float32) {
	for i, class := range b.class {
		if j := slices.Index(a.class, class); j >= 0 {
			a.value[j] += b.value[i] * share
		} else {
			a.class, a.value = append(a.class, class), append(a.value, b.value[i]*share)
		}
	}
}

// quantize makes a table of averages: in steps, without weights that are less
// than least.
func quantize(all []average, step, least float32) *table {
	features, cells := 0, 0
	for _, a := range all {
		features++
		cells += len(a.class)
	}
	m := newTable(features, cells)
	magnitudes := sizes()
	for _, a := range all {
		first := len(m.t.cells)
		for i, v := range a.value {
			if w := rounded(v / step); w != 0 && (v >= least || v <= -least) {
				m.t.cells = append(m.t.cells, cell(a.class[i])<<weightBits|weightCode(magnitudes, w))
			}
		}
		if n := len(m.t.cells) - first; n > 0 {
			slices.Sort(m.t.cells[first:])
			m.feature(a.key, first, min(n, 1<<countBits-1))
		}
	}
	return m.done()
}

func rounded(v float32) int {
	if v < 0 {
		return -int(0.5 - v)
	}
	return int(v + 0.5)
}
