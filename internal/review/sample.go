package review

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"

	"cited"
)

// Sample draws n of some ids at random, each with the same chance, in the order in which they
// are drawn: all of them, each once, if there are no more than n, and none if n is below 1.
// It depends on the ids and the seed and not on the order of the ids. A larger sample begins with the
// smaller one, and where ids were added meanwhile most of a sample stays: every id has a
// random number of its own, made of seed and id, and the lowest are taken (permanent
// random numbers: Ohlsson, Coordination of Samples Using Permanent Random Numbers,
// 1995).
func Sample(ids []cited.ID, n int, seed uint64) []cited.ID {
	drawn := shuffled(ids, seed)
	return drawn[:min(max(n, 0), len(drawn))]
}

// shuffled orders what is to be drawn by its random number, each once.
func shuffled[T ~string](of []T, seed uint64) []T {
	type ticket struct {
		number [sha256.Size]byte
		of     T
	}
	tickets := make([]ticket, len(of))
	for i, s := range of {
		tickets[i] = ticket{cited.Digest(strconv.FormatUint(seed, 10), string(s)), s}
	}
	slices.SortFunc(tickets, func(a, b ticket) int {
		return cmp.Or(bytes.Compare(a.number[:], b.number[:]), cmp.Compare(a.of, b.of))
	})
	out := make([]T, len(tickets))
	for i, t := range tickets {
		out[i] = t.of
	}
	return slices.Compact(out)
}
