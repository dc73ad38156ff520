package syntax

import (
	"cmp"
	"maps"
	"slices"
)

// choices maps hashed circumstances to the number of what usually follows from
// them. A question is asked with a list of circumstances from the most special
// to the most general; the first that is known answers it.
type choices struct{ lookup[uint16] }

// answer returns the answer to the first key that is known.
func (c *choices) answer(keys []uint32) (uint16, bool) {
	for _, key := range keys {
		if a, ok := c.find(key); ok {
			return a, true
		}
	}
	return 0, false
}

// chooser learns choices.
type chooser struct {
	answers map[string]uint16
	names   []string
	counts  map[uint32]map[uint16]int
	chains  map[uint32]uint32 // a circumstance: the next more general one
}

func newChooser() *chooser {
	return &chooser{answers: map[string]uint16{}, counts: map[uint32]map[uint16]int{}, chains: map[uint32]uint32{}}
}

func (c *chooser) see(keys []uint32, answer string) {
	n, ok := c.answers[answer]
	if !ok {
		n = uint16(len(c.names))
		c.answers[answer] = n
		c.names = append(c.names, answer)
	}
	for i, k := range keys {
		if c.counts[k] == nil {
			c.counts[k] = map[uint16]int{}
		}
		c.counts[k][n]++
		if i+1 < len(keys) {
			c.chains[k] = keys[i+1]
		}
	}
}

// learned returns the choices without those that the next more general one
// makes just so.
func (c *chooser) learned() choices {
	best := map[uint32]uint16{}
	for k, counts := range c.counts {
		best[k] = slices.MinFunc(slices.Collect(maps.Keys(counts)), func(a, b uint16) int {
			return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
		})
	}
	var list []entry[uint16]
	for _, k := range slices.Sorted(maps.Keys(best)) {
		if next, ok := c.chains[k]; k != 0 && (!ok || best[next] != best[k]) {
			list = append(list, entry[uint16]{k, best[k]})
		}
	}
	return choices{newLookup(list)}
}
