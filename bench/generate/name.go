package generate

import "strings"

// Names are four syllables of 64, so there are 2^24 of them.
const (
	syllableBits = 6
	nameBits     = 4 * syllableBits
)

// madeUp returns the n-th made-up word. No two n below 2^24 have the same one,
// and neighbours do not look alike.
func madeUp(n int) string {
	const consonants, vowels = "bdfgklmnprstvzhj", "aeiu"
	code := uint32(n) * 0x9E3779B1 & (1<<nameBits - 1) // an odd factor: one to one
	word := make([]byte, 0, 8)
	for range 4 {
		s := code & (1<<syllableBits - 1)
		code >>= syllableBits
		word = append(word, consonants[s>>2], vowels[s&3])
	}
	return string(word)
}

// madeUpName is the n-th made-up word as a name.
func madeUpName(n int) string {
	w := madeUp(n)
	return strings.ToUpper(w[:1]) + w[1:]
}

// madeUpAcronym is the n-th made-up word as an acronym of some letters.
func madeUpAcronym(n, letters int) string {
	return strings.ToUpper((madeUp(n) + madeUp(n+1))[:min(max(letters, 2), 8)])
}
