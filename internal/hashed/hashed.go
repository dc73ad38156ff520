// Package hashed finds values by hashes of their names alone. Looking up what is mostly
// not there costs one look at memory: no names are compared, and none are kept.
//
// That two of some hundred thousand names share 64 bits happens once in a billion
// programs; they would then be taken for each other.
package hashed

import (
	"hash/maphash"
	"math/bits"
)

// Key stands for a name. It means nothing outside the table that made it.
type Key uint64

// And returns the key of two names together, in this order.
func (k Key) And(next Key) Key { return Key(bits.RotateLeft64(uint64(k), 23))*spread ^ next }

// spread makes of numbers that are close some that are not.
const spread = 0x9e3779b97f4a7c15

// Of returns the key of a number.
func Of(n uint64) Key { return Key(n * spread) }

// Table holds values under keys. The zero Table is not ready for use.
type Table[V any] struct {
	seed  maphash.Seed
	shift uint
	used  int
	slots []slot[V] // a power of two of them, at most half of them taken
}

// slot holds a value; that of key 0 is free.
type slot[V any] struct {
	key   Key
	value V
}

// New makes a table with room for so many values, which grows if there are more.
func New[V any](room int) *Table[V] {
	t := &Table[V]{seed: maphash.MakeSeed()}
	t.make(max(2, bits.Len(uint(2*room))))
	return t
}

func (t *Table[V]) make(size int) {
	t.shift, t.slots = uint(64-size), make([]slot[V], 1<<size)
}

// Name returns the key of a name.
func (t *Table[V]) Name(name string) Key { return Key(maphash.String(t.seed, name)) }

// Bytes returns the key of a name that is at hand as bytes.
func (t *Table[V]) Bytes(name []byte) Key { return Key(maphash.Bytes(t.seed, name)) }

// place returns where a key stands, or the free slot where it would.
func (t *Table[V]) place(k Key) *slot[V] {
	for i := uint64(k) * spread >> t.shift; ; i = (i + 1) & uint64(len(t.slots)-1) {
		if s := &t.slots[i]; s.key == k || s.key == 0 {
			return s
		}
	}
}

// Get returns the value under a key, and whether there is one.
func (t *Table[V]) Get(k Key) (V, bool) {
	s := t.place(k | 1) // none is 0
	return s.value, s.key != 0
}

// Put puts a value under a key, in the place of what was there.
func (t *Table[V]) Put(k Key, v V) {
	if 2*(t.used+1) > len(t.slots) {
		all := t.slots
		t.make(64 - int(t.shift) + 1)
		for _, s := range all {
			if s.key != 0 {
				*t.place(s.key) = s
			}
		}
	}
	s := t.place(k | 1)
	if s.key == 0 {
		t.used++
	}
	*s = slot[V]{k | 1, v}
}
