package lineage

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"cited"
	"cited/internal/text"
)

// word is a word or a number of a document. Marks are none, so that dashes, quotation
// marks and hyphens make no difference.
type word struct {
	hash       uint64 // of the folded word, or of the value
	stem       uint64 // of the start of the word: "returned" and "returning" are one
	start, end int    // code points of the document's text
	from, to   int    // bytes of it
	class      class
	quoted     bool  // it stands between quotation marks
	block      int32 // which block it stands in
	number     int32 // which of the numbers it is, -1 for a word
}

// class is what a word is to the story.
type class uint8

const (
	little class = iota // short words, of which every text is full
	plain
	name // written with a capital inside a sentence
	figured
)

// number is a number of a text, as a value: "3,950", "3 950" and "three thousand nine
// hundred and fifty" are one.
type number struct {
	word    int // its word
	value   float64
	figure  int               // of the document's figures, -1 if it is none
	kind    cited.MentionKind // empty if unknown, as what follows
	unit    uint64
	measure string
}

// stemLetters is how many letters of a word tell it from others, whatever its ending.
const stemLetters = 6

// shortest is how many letters a word has that may say something.
const shortest = 4

// hashOf is the same in every process, so that keys may be stored.
func hashOf[T ~string | ~[]byte](space byte, s T) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte{space}) // a hash takes everything
	_, _ = h.Write([]byte(s))
	return mix(h.Sum64())
}

// Spaces keep what is hashed of different things apart.
const (
	wordSpace   = 'w'
	stemSpace   = 's'
	numberSpace = 'n'
	dateSpace   = 'd'
)

// mix spreads the bits of a number over all of it.
func mix(x uint64) uint64 {
	x ^= x >> 31
	x *= 0x9e3779b97f4a7c15
	x ^= x >> 29
	x *= 0xbf58476d1ce4e5b9
	return x ^ x>>32
}

// both is the hash of two things in this order.
func both(a, b uint64) uint64 { return mix(a*31 + b) }

func hashValue(v float64) uint64 {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], math.Float64bits(v))
	return hashOf(numberSpace, b[:])
}

func hashWord(folded []byte) (hash, stem uint64) {
	return hashOf(wordSpace, folded), hashOf(stemSpace, prefix(folded, stemLetters))
}

// prefix is the first n letters.
func prefix(s []byte, n int) []byte {
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRune(s[at:])
		at += size
	}
	return s[:at]
}

// longestNumber is how many bytes a number has that anybody would read.
const longestNumber = 24

// valueOf reads digits with whatever parts their thousands; a separator that does not
// part three digits is a decimal point.
func valueOf(digits string) (float64, bool) {
	if len(digits) > longestNumber {
		return 0, false
	}
	groups := strings.FieldsFunc(digits, func(r rune) bool { return r < '0' || r > '9' })
	if len(groups) == 0 {
		return 0, false
	}
	joined := strings.Join(groups, "")
	if last := groups[len(groups)-1]; len(groups) == 2 && len(last) != 3 {
		joined = groups[0] + "." + last
	}
	v, err := strconv.ParseFloat(joined, 64)
	return v, err == nil
}

// thousands returns how many tokens from i are one number whose thousands a blank parts:
// "3 950".
func thousands(content string, tokens []text.Token, i int) int {
	n := 1
	if size := tokens[i].End - tokens[i].Start; size > 3 {
		return n
	}
	for ; i+n < len(tokens); n++ {
		t, before := tokens[i+n], tokens[i+n-1]
		if t.Class != text.Number || t.End-t.Start != 3 || !isBlank(content[before.End:t.Start]) {
			break
		}
	}
	return n
}

// isBlank reports whether a stretch is one white space that is no line break.
func isBlank(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && n == len(s) && r != '\n' && strings.TrimSpace(s) == ""
}
