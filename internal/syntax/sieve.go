package syntax

// sieve holds a table back from most of what it does not have: there is a bit for every few
// keys, set if the table has one of them. Of what is asked for of relations two thirds are
// nowhere, and to search for them costs more than all else that a miss does.
type sieve struct {
	*table
	shift uint
	bits  []uint64
}

// sieveBits is how many bits there are at least for each feature of the table: of what it
// does not have, one in as many passes or less.
const sieveBits = 8

// sieveOf makes the sieve of a table.
func sieveOf(t *table) *sieve {
	features := 0
	for _, s := range t.slots {
		if s.at != 0 {
			features++
		}
	}
	size := uint(6)
	for 1<<size < features*sieveBits {
		size++
	}
	f := &sieve{table: t, shift: 32 - size, bits: make([]uint64, 1<<size/64)}
	for _, s := range t.slots {
		if s.at != 0 {
			bit := s.key >> f.shift
			f.bits[bit/64] |= 1 << (bit % 64)
		}
	}
	return f
}

// add adds the weights of all the features to the scores, like the table. The keys are
// not what they were after it.
func (f *sieve) add(keys []uint32, s *scores) { f.table.add(f.sift(keys), s) }

// sift moves the keys that pass to the front and returns them, in their order: all that
// the table has, and a few others. There is no branch that could be guessed wrong.
func (f *sieve) sift(keys []uint32) []uint32 {
	n := 0
	bits, shift := f.bits, f.shift&31
	for _, key := range keys {
		bit := key >> shift
		keys[n] = key
		n += int(bits[bit/64] >> (bit % 64) & 1)
	}
	return keys[:n]
}
