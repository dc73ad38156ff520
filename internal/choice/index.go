package choice

import "cited/internal/hashed"

// newIndex finds weights by their features. A model is asked for many features that it
// does not have.
func newIndex(weights map[Feature]float64) *hashed.Table[float64] {
	x := hashed.New[float64](len(weights))
	for f, w := range weights {
		x.Put(keyOf(x, f), w)
	}
	return x
}

func keyOf(x *hashed.Table[float64], f Feature) hashed.Key {
	k := x.Name(f.Name)
	if f.Value != "" {
		k = k.And(x.Name(f.Value))
	}
	return k
}
