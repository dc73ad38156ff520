package lineage

import (
	"cmp"
	"slices"
)

// How documents are found.
const (
	shingle    = 5 // words of a stretch that is looked up
	window     = 8 // of as many stretches in a row one is kept: the same one in every document
	keyNumbers = 8 // numbers of a document that are paired
	keyNames   = 8 // names of a document that are paired with numbers
	loneNames  = 16
	pairedMost = 0.05 // the share of stories up to which a number is paired with names
)

// Signature is the least hashes of a document's stretches under several orders. Two
// documents have as many of them in common as they have stretches.
type Signature [16]uint32

// likeness is how many of the least hashes documents of one story have in common: those
// with half of their words from it mostly do, those with a paragraph in common do not.
const likeness = 7

func (s Signature) like(other Signature) bool {
	same := 0
	for i := range s {
		if s[i] == other[i] {
			same++
		}
	}
	return same >= likeness
}

// makeKeys makes the keys of an entry, and the signature.
func (s *Sketch) makeKeys() ([]Key, Signature) {
	var least Signature
	for i := range least {
		least[i] = ^uint32(0)
	}
	seen := map[Key]bool{}
	var keys []Key
	add := func(k uint64) bool {
		if seen[Key(k)] {
			return false
		}
		seen[Key(k)] = true
		keys = append(keys, Key(k))
		return true
	}
	for _, h := range s.picked {
		if !add(h) {
			continue
		}
		for i := range least {
			least[i] = min(least[i], uint32(mix(h+uint64(i))))
		}
	}
	for _, h := range s.pairs() {
		add(h)
	}
	return keys, least
}

// stretches picks stretches of words such that two documents with the same twelve words
// in a row pick the same one of them (winnowing). It takes the hashes of all stretches
// once, in order.
func (s *Sketch) stretches() []uint64 {
	var picked []uint64
	var queue []hashed // of the window, hashes ascending
	for i := 0; i+shingle <= len(s.words); i++ {
		h := hashed{s.stretchAt(i), i}
		for len(queue) > 0 && queue[len(queue)-1].hash >= h.hash {
			queue = queue[:len(queue)-1]
		}
		queue = append(queue, h)
		if queue[0].at <= i-window {
			queue = queue[1:]
		}
		if full := i >= window-1 || i+shingle == len(s.words); full && (len(picked) == 0 || picked[len(picked)-1] != queue[0].hash) {
			picked = append(picked, queue[0].hash)
		}
	}
	slices.Sort(picked)
	return slices.Compact(picked)
}

type hashed struct {
	hash uint64
	at   int
}

// stretchAt is the hash of the words from i.
func (s *Sketch) stretchAt(i int) uint64 {
	h := uint64(shingle)
	for _, w := range s.words[i : i+shingle] {
		h = both(h, w.hash)
	}
	return h
}

// pairs are the keys by which a story is found in other words.
func (s *Sketch) pairs() []uint64 {
	numbers, names := s.rarest(figured), s.rarest(name)
	var all []uint64
	for i, n := range numbers[:min(len(numbers), keyNumbers)] {
		for _, m := range numbers[:i] {
			all = append(all, both(min(n.key, m.key), max(n.key, m.key)))
		}
		if n.share > pairedMost {
			continue
		}
		for _, m := range names[:min(len(names), keyNames)] {
			all = append(all, both(n.key, m.key))
		}
	}
	for _, n := range names[:min(len(names), loneNames)] {
		all = append(all, n.key)
	}
	return all
}

// rarest lists the terms of a class: numbers by how rare they look, names by how often
// the document has them.
func (s *Sketch) rarest(c class) []*term {
	var all []*term
	for i := range s.terms {
		if s.terms[i].class == c {
			all = append(all, &s.terms[i])
		}
	}
	slices.SortFunc(all, func(a, b *term) int {
		return cmp.Or(cmp.Compare(a.share, b.share), cmp.Compare(b.times, a.times), cmp.Compare(a.first, b.first))
	})
	return all
}
