package syntax

import "encoding/binary"

// lookup finds values by hashes: open addressing in the order of the hashes, so
// that a table is filled from front to back and written as a list.
type lookup[T any] struct {
	shift uint
	slots []entry[T]
}

// entry is a hash and its value; a free slot has hash 0.
type entry[T any] struct {
	key   uint32
	value T
}

// newLookup makes a lookup of entries in the order of their hashes, none of
// which is 0.
func newLookup[T any](entries []entry[T]) lookup[T] {
	bits := uint(4)
	for 1<<bits < len(entries)*3/2 {
		bits++
	}
	l := lookup[T]{shift: 32 - bits, slots: make([]entry[T], 1<<bits, 1<<bits+16)}
	next := 0
	for _, e := range entries {
		at := max(int(e.key>>l.shift), next)
		for at >= len(l.slots) {
			l.slots = append(l.slots, entry[T]{})
		}
		l.slots[at] = e
		next = at + 1
	}
	l.slots = append(l.slots, entry[T]{})
	return l
}

func (l *lookup[T]) find(key uint32) (value T, ok bool) {
	for i := int(key >> l.shift); i < len(l.slots) && l.slots[i].key != 0; i++ {
		if l.slots[i].key == key {
			return l.slots[i].value, true
		}
	}
	return value, false
}

// encode appends the number of entries, then for each what its hash grows by
// and its value.
func (l *lookup[T]) encode(b []byte, value func([]byte, T) []byte) []byte {
	n := 0
	for _, e := range l.slots {
		if e.key != 0 {
			n++
		}
	}
	b = binary.AppendUvarint(b, uint64(n))
	last := uint32(0)
	for _, e := range l.slots {
		if e.key != 0 {
			b = binary.AppendUvarint(b, uint64(e.key-last))
			b = value(b, e.value)
			last = e.key
		}
	}
	return b
}

// decodeLookup reads what encode wrote.
func decodeLookup[T any](d *decoding, value func() T) lookup[T] {
	entries := make([]entry[T], d.count())
	last := uint64(0)
	for i := range entries {
		step := uint64(d.number(1<<32 - 1))
		last += step
		if d.bad || step == 0 || last > 1<<32-1 {
			d.b, d.bad = nil, true
			return newLookup[T](nil)
		}
		entries[i] = entry[T]{uint32(last), value()}
	}
	return newLookup(entries)
}
