package syntax

import (
	"cmp"
	"maps"
	"slices"
)

// choices maps hashed circumstances to the number of what usually follows from
// them. A question is asked with a list of circumstances from the most special
// to the most general; the first that is known answers it.
type choices struct {
	shift uint
	slots []choice
}

// choice is a circumstance and its answer; a free slot has key 0.
type choice struct {
	key    uint32
	answer uint16
}

// newChoices makes choices of a list in the order of its keys.
func newChoices(list []choice) choices {
	bits := uint(4)
	for 1<<bits < len(list)*3/2 {
		bits++
	}
	c := choices{shift: 32 - bits, slots: make([]choice, 1<<bits, 1<<bits+16)}
	next := 0
	for _, item := range list {
		at := max(int(item.key>>c.shift), next)
		for at >= len(c.slots) {
			c.slots = append(c.slots, choice{})
		}
		c.slots[at] = item
		next = at + 1
	}
	c.slots = append(c.slots, choice{})
	return c
}

// list returns what newChoices was given.
func (c *choices) list() []choice {
	var list []choice
	for _, s := range c.slots {
		if s.key != 0 {
			list = append(list, s)
		}
	}
	return list
}

// answer returns the answer to the first key that is known.
func (c *choices) answer(keys []uint32) (uint16, bool) {
	for _, key := range keys {
		for i := int(key >> c.shift); i < len(c.slots) && c.slots[i].key != 0; i++ {
			if c.slots[i].key == key {
				return c.slots[i].answer, true
			}
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
	var list []choice
	for _, k := range slices.Sorted(maps.Keys(best)) {
		if next, ok := c.chains[k]; k != 0 && (!ok || best[next] != best[k]) {
			list = append(list, choice{key: k, answer: best[k]})
		}
	}
	return newChoices(list)
}
