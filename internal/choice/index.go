package choice

import "hash/maphash"

// index finds weights by hashes of their features alone: a model is asked for many
// features that it does not have, and their strings are not compared. That two of some
// ten thousand share 64 bits does not happen.
type index struct {
	seed  maphash.Seed
	slots []indexed // a power of two of them, at most half of them taken
}

// indexed is a weight under the hash of its feature; 0 is a free slot.
type indexed struct {
	hash   uint64
	weight float64
}

func newIndex(weights map[Feature]float64) index {
	size := 2
	for size < 2*len(weights) {
		size *= 2
	}
	x := index{seed: maphash.MakeSeed(), slots: make([]indexed, size)}
	for f, w := range weights {
		h := x.hash(f)
		i := h & uint64(size-1)
		for x.slots[i].hash != 0 {
			i = (i + 1) & uint64(size-1)
		}
		x.slots[i] = indexed{h, w}
	}
	return x
}

func (x *index) hash(f Feature) uint64 {
	h := maphash.String(x.seed, f.Name)
	if f.Value != "" {
		h = h*0x9e3779b97f4a7c15 ^ maphash.String(x.seed, f.Value)
	}
	return h | 1<<63 // none is 0
}

// weight returns the weight of a feature, 0 if it has none.
func (x *index) weight(f Feature) float64 {
	h := x.hash(f)
	last := uint64(len(x.slots) - 1)
	for i := h & last; ; i = (i + 1) & last {
		switch x.slots[i].hash {
		case h:
			return x.slots[i].weight
		case 0:
			return 0
		}
	}
}
