package syntax

import (
	"cmp"
	"slices"
)

// learner is an averaged perceptron over the same features as a table.
type learner struct {
	rows  []row // open addressing in the high bits of the keys
	shift uint
	used  int
	cells []learned
	late  []int64 // for every cell the sum of its changes, each times the moment it was made
	seen  *sketch
	now   int64 // decisions so far, plus one
}

// row is a feature and where its cells are; a row of no capacity is free.
type row struct {
	key, at   uint32
	size, cap uint8
}

// learned is a weight, and in the low bits its class.
type learned int32

const classBits = 7

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
	return &learner{rows: make([]row, 1<<16), shift: 16, seen: seen, now: 1}
}

// find returns the row of a key, or the free one where it belongs.
func (l *learner) find(key uint32) int {
	i := int(key >> (l.shift & 31))
	for l.rows[i].cap != 0 && l.rows[i].key != key {
		i = (i + 1) & (len(l.rows) - 1)
	}
	return i
}

// add adds the weights of the features to the scores. Like that of a table it
// asks for much memory at once.
func (l *learner) add(keys []uint32, s *scores) {
	var found [mostFeatures]row
	var touched learned
	for i, k := range keys {
		found[i] = l.rows[k>>(l.shift&31)]
	}
	hits := 0
	for i, k := range keys {
		r := found[i]
		if r.cap != 0 && r.key != k {
			r = l.rows[l.find(k)]
		}
		if r.size > 0 {
			found[hits] = r
			hits++
		}
	}
	for _, r := range found[:hits] {
		touched ^= l.cells[r.at]
	}
	s[0] = int32(touched) // no class, but the cells must be asked for
	for _, r := range found[:hits] {
		for _, c := range l.cells[r.at : r.at+uint32(r.size)] {
			s[c&(1<<classBits-1)] += int32(c >> classBits)
		}
	}
}

// update moves the weights of the features towards one class and away from
// another.
func (l *learner) update(keys []uint32, right, wrong uint8) {
	l.move(keys, right, 1)
	l.move(keys, wrong, -1)
	l.now++
}

// move changes the weights of the features for a class.
func (l *learner) move(keys []uint32, class uint8, by int32) {
	for _, k := range keys {
		if l.seen != nil && l.seen.count[k>>l.seen.shift] < l.seen.least {
			continue
		}
		i := l.find(k)
		if l.rows[i].cap == 0 {
			i = l.insert(i, k)
		}
		l.change(i, class, by)
	}
}

func (l *learner) insert(i int, key uint32) int {
	l.used++
	if l.used*2 > len(l.rows) {
		l.grow()
		i = l.find(key)
	}
	l.rows[i] = row{key: key, at: l.room(2), cap: 2}
	return i
}

func (l *learner) room(n int) uint32 {
	at := uint32(len(l.cells))
	l.cells = append(l.cells, make([]learned, n)...)
	l.late = append(l.late, make([]int64, n)...)
	return at
}

func (l *learner) grow() {
	rows := l.rows
	l.rows = make([]row, 2*len(rows))
	l.shift--
	for _, r := range rows {
		if r.cap != 0 {
			l.rows[l.find(r.key)] = r
		}
	}
}

func (l *learner) change(i int, class uint8, by int32) {
	r := &l.rows[i]
	end := r.at + uint32(r.size)
	for j := r.at; j < end; j++ {
		if uint8(l.cells[j]&(1<<classBits-1)) == class {
			l.cells[j] += learned(by) << classBits
			l.late[j] += int64(by) * l.now
			return
		}
	}
	if r.size == r.cap {
		old := r.at
		r.cap = min(2*r.cap, 128)
		r.at = l.room(int(r.cap))
		copy(l.cells[r.at:], l.cells[old:end])
		copy(l.late[r.at:], l.late[old:end])
		end = r.at + uint32(r.size)
	}
	l.cells[end], l.late[end] = learned(by)<<classBits|learned(class), int64(by)*l.now
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
	for _, r := range l.rows {
		a := average{key: r.key}
		for i := r.at; i < r.at+uint32(r.size); i++ {
			if v := float64(l.cells[i]>>classBits) - float64(l.late[i])/float64(l.now); v != 0 {
				a.class = append(a.class, uint8(l.cells[i]&(1<<classBits-1)))
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
// than least, or than a share of the largest one of their feature.
func quantize(all []average, step, least, share float32) *table {
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
		m.t.thin(first, share)
		if n := len(m.t.cells) - first; n > 0 {
			slices.Sort(m.t.cells[first:])
			m.feature(a.key, first, min(n, 1<<countBits-1))
		}
	}
	return m.done()
}

// quantizeWays makes ways of averages: in steps, without features whose weights are all
// less than least, and no more than so many bits have room for.
func quantizeWays(all []average, step, least float32, bits uint) *ways {
	list := make([]way, 0, len(all))
	for _, a := range all {
		w, counts := way{key: a.key}, false
		for i, v := range a.value {
			w.weights[a.class[i]-shift] = int8(min(max(rounded(v/step), -mostWay), mostWay))
			counts = counts || v >= least || v <= -least
		}
		if counts && w.strength() > 0 {
			list = append(list, w)
		}
	}
	return waysOf(list, bits)
}

// without returns the table without the features whose largest weight is less than that:
// they are most of it, and say little.
func (t *table) without(faint int) *table {
	strong := func(s slot) bool {
		return slices.ContainsFunc(t.cellsOf(s), func(c cell) bool {
			w := t.book[c&(1<<weightBits-1)]
			return int(max(w, -w)) >= faint
		})
	}
	features, cells := 0, 0
	for _, s := range t.slots {
		if strong(s) {
			features++
			cells += len(t.cellsOf(s))
		}
	}
	m := newTable(features, cells)
	for _, s := range t.slots {
		if strong(s) {
			first := len(m.t.cells)
			m.t.cells = append(m.t.cells, t.cellsOf(s)...)
			m.feature(s.key, first, len(m.t.cells)-first)
		}
	}
	return m.done()
}

// thin drops the cells from first on whose weights are less than a share of the
// largest one: frequent features would take most of the time for what hardly
// counts.
func (t *table) thin(first int, share float32) {
	size := func(c cell) int32 {
		w := t.book[c&(1<<weightBits-1)]
		return max(w, -w)
	}
	most := int32(0)
	for _, c := range t.cells[first:] {
		most = max(most, size(c))
	}
	kept := t.cells[:first]
	for _, c := range t.cells[first:] {
		if float32(size(c)) >= share*float32(most) {
			kept = append(kept, c)
		}
	}
	t.cells = kept
}

func rounded(v float32) int {
	if v < 0 {
		return -int(0.5 - v)
	}
	return int(v + 0.5)
}
