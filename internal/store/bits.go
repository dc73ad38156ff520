package store

import mathbits "math/bits"

// bits is a set of rows of a chunk.
type bits []uint64

func newBits(rows int) bits { return make(bits, (rows+63)/64) }

// fill puts all rows into the set.
func (b bits) fill(rows int) {
	for i := range b {
		b[i] = ^uint64(0)
	}
	if rest := rows % 64; rest > 0 {
		b[len(b)-1] = 1<<rest - 1
	}
}

func (b bits) has(row int) bool { return b[row/64]&(1<<(row%64)) != 0 }
func (b bits) set(row int)      { b[row/64] |= 1 << (row % 64) }

// clear takes the rows from one up to, but without, another out of the set.
func (b bits) clear(from, to int) {
	for ; from < to && from%64 != 0; from++ {
		b[from/64] &^= 1 << (from % 64)
	}
	for ; from+64 <= to; from += 64 {
		b[from/64] = 0
	}
	for ; from < to; from++ {
		b[from/64] &^= 1 << (from % 64)
	}
}

// and takes out the rows that another set does not have.
func (b bits) and(o bits) {
	for i := range b {
		b[i] &= o[i]
	}
}

// keep takes out the rows for which something does not hold.
func (b bits) keep(holds func(row int) bool) {
	for i, word := range b {
		for rest := word; rest != 0; rest &= rest - 1 {
			if at := mathbits.TrailingZeros64(rest); !holds(64*i + at) {
				word &^= 1 << at
			}
		}
		b[i] = word
	}
}

// each calls use for the rows of the set, in their order.
func (b bits) each(use func(row int)) {
	for i, word := range b {
		for ; word != 0; word &= word - 1 {
			use(64*i + mathbits.TrailingZeros64(word))
		}
	}
}

// down calls use for the rows of the set below one, the highest first, until it says no.
func (b bits) down(below int, use func(row int) bool) {
	for i := min(len(b), (below+63)/64) - 1; i >= 0; i-- {
		word := b[i]
		if over := 64*(i+1) - below; over > 0 {
			word &= ^uint64(0) >> over
		}
		for word != 0 {
			at := 63 - mathbits.LeadingZeros64(word)
			if !use(64*i + at) {
				return
			}
			word &^= 1 << at
		}
	}
}

func (b bits) count() (n int) {
	for _, word := range b {
		n += mathbits.OnesCount64(word)
	}
	return n
}

// between counts the rows from one up to, but without, another.
func (b bits) between(from, to int) (n int) {
	for ; from < to && from%64 != 0; from++ {
		n += int(b[from/64] >> (from % 64) & 1)
	}
	for ; from+64 <= to; from += 64 {
		n += mathbits.OnesCount64(b[from/64])
	}
	if from < to {
		n += mathbits.OnesCount64(b[from/64] & (1<<(to-from) - 1))
	}
	return n
}
