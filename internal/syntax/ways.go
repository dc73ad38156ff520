package syntax

import (
	"cmp"
	"slices"
)

// votes are what speaks for each move; at 0, which is no move, stands what says nothing.
type votes [moves]int32

// ways holds the weights of the parser: for every feature what it says for or against
// each move. To look features up is most of what the parser does, so it is done without a
// branch that could be guessed wrong: a feature is in one of the two places of a pair,
// and both are looked at.
type ways struct {
	shift uint
	pairs []pair
}

type pair [2]place

// place is a feature of a pair: a byte with the low bits of its key, and then one for
// each move: its weight and wayBias.
type place uint64

const (
	wayBits = 8
	wayBias = 1 << (wayBits - 1)
	mostWay = wayBias - 1
	noWay   = place(wayBias * 0x01_01_01_01_01_01_01_00) // says nothing of any move

	leastPairBits = 8 // that number the pairs of a table
	mostPairBits  = 24
)

// way is a feature and its weights for the moves from shift on, from -mostWay to mostWay.
type way struct {
	key     uint32
	weights [moves - 1]int8
}

func (w way) place() place {
	p := place(uint8(w.key))
	for i, v := range w.weights {
		p |= place(int32(v)+wayBias) << ((i + 1) * wayBits)
	}
	return p
}

// weight returns the weight for a move.
func (p place) weight(move int) int8 {
	return int8(int32(uint8(p>>(move*wayBits))) - wayBias)
}

// ask asks for the pairs of all keys, in a loop so short that many are waited for at once.
func (t *ways) ask(keys []uint32) uint64 {
	pairs, size := t.pairs, uint64(len(t.pairs))
	var asked place
	for _, key := range keys {
		asked ^= pairs[uint64(key)*size>>32][0]
	}
	return uint64(asked)
}

// weigh adds what features say to the votes. Nearly all its time would be waiting for
// memory if nobody had asked for the keys.
func (t *ways) weigh(keys []uint32, v *votes) {
	even, odd, hits := t.sum(keys)
	bias := int32(hits) * wayBias
	for i := range 4 {
		if i > 0 { // where the move none would be, the keys are
			v[2*i] += int32(uint16(even>>(16*i))) - bias
		}
		v[2*i+1] += int32(uint16(odd>>(16*i))) - bias
	}
}

// sum adds up every other byte of what is found by itself, four at once: mostFeatures
// bytes have room in 16 bits. It also counts what is found.
func (t *ways) sum(keys []uint32) (even, odd, hits uint64) {
	const lanes = 0x00ff_00ff_00ff_00ff
	pairs, size := t.pairs, uint64(len(t.pairs))
	for _, key := range keys {
		p := &pairs[uint64(key)*size>>32]
		first, second := p[0], p[1]
		a, b := first.of(key), second.of(key)
		w := uint64(first)&a | uint64(second)&b
		even += w & lanes
		odd += w >> wayBits & lanes
		hits -= a | b
	}
	return even, odd, hits
}

// of is all ones where the place is that of a key, otherwise nothing.
func (p place) of(key uint32) uint64 {
	return uint64(int64(uint64(uint8(p)^uint8(key))-1) >> 63)
}

// newWays makes a table with room for ways: bits number its pairs.
func newWays(bits uint) *ways {
	t := &ways{shift: 32 - bits, pairs: make([]pair, 1<<bits)}
	for i := range t.pairs {
		t.pairs[i] = pair{noWay, noWay | 1}
	}
	return t
}

// free reports whether no way has the place. It is found by some keys nevertheless, and
// says nothing; it must not look like the other place of its pair.
func (p place) free() bool { return p>>wayBits == noWay>>wayBits }

// put puts a way in its pair, if there is room.
func (t *ways) put(w way) {
	p := &t.pairs[w.key>>t.shift]
	switch {
	case p[0].free():
		p[0], p[1] = w.place(), noWay|place(uint8(w.key)^1)
	case p[1].free():
		p[1] = w.place()
	}
}

// list returns the ways as they are told apart, in the order of their keys.
func (t *ways) list() []way {
	var all []way
	for n, p := range t.pairs {
		for _, at := range p {
			if at.free() {
				continue
			}
			w := way{key: uint32(n)<<t.shift | uint32(uint8(at))}
			for i := range w.weights {
				w.weights[i] = at.weight(i + 1)
			}
			all = append(all, w)
		}
	}
	return all
}

// waysOf makes a table of ways in the order of their keys; at most so many bits number its
// pairs. Where more than two meet in a pair, or two look alike there, the weakest are left
// out.
func waysOf(all []way, most uint) *ways {
	bits := uint(leastPairBits)
	for 1<<bits < len(all)*3/5 && bits < most {
		bits++
	}
	t := newWays(bits)
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].key>>t.shift == all[0].key>>t.shift {
			n++
		}
		for _, w := range strongest(all[:n]) {
			t.put(w)
		}
		all = all[n:]
	}
	return t
}

// strongest returns the two ways that change most and do not look alike, in the order of
// how they look.
func strongest(all []way) []way {
	if len(all) == 1 {
		return all
	}
	slices.SortStableFunc(all, func(a, b way) int { return cmp.Compare(b.strength(), a.strength()) })
	second := slices.IndexFunc(all, func(w way) bool { return uint8(w.key) != uint8(all[0].key) })
	if second < 0 {
		return all[:1]
	}
	all[1] = all[second]
	if uint8(all[1].key) < uint8(all[0].key) {
		all[0], all[1] = all[1], all[0]
	}
	return all[:len(pair{})]
}

// strength is how much the way can change.
func (w way) strength() int {
	n := 0
	for _, v := range w.weights {
		n += max(int(v), -int(v))
	}
	return n
}
