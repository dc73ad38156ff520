package lineage

import (
	"cmp"
	"math"
	"slices"
)

// Key is something by which documents are found or terms are counted: a stretch of
// words, two numbers, a number and a name, a word. It is the same in every process.
type Key uint64

// Common says how many stories are known to have a key, and how many stories there are.
// Documents that came from one another are one story. Nil knows of none.
type Common interface {
	Stories(Key) int
	All() int
}

// term is a number, a name or a word of a document.
type term struct {
	key   uint64
	class class
	times int
	first int     // the first word that is it
	share float64 // of stories that have such a term, by its looks
}

// guessed is how many stories the guess by looks is worth.
const guessed = 40

// Shares of stories that have a certain term, by its looks.
const (
	shareOfName  = 0.02
	shareOfWord  = 0.08
	shareOfYear  = 0.3
	shareOfShort = 0.25 // a number up to 12
)

// gather notes the terms of a document. Its own names are none, and nothing of the lines
// below its title.
func (s *Sketch) gather() {
	at := make(map[uint64]int, len(s.words)/2) // where a term stands among them
	own := map[uint64]bool{}
	for _, n := range slices.Concat(s.own, s.lines) {
		for _, h := range n.words {
			own[h] = true
		}
	}
	for i, w := range s.words {
		if w.class == little || own[w.hash] || i < s.head && i >= len(s.title.words) {
			continue
		}
		n, ok := at[w.stem]
		if !ok {
			n = len(s.terms)
			at[w.stem] = n
			s.terms = append(s.terms, term{key: w.stem, class: w.class, first: i, share: s.looks(w)})
		}
		t := &s.terms[n]
		if w.class == name && t.class == plain {
			t.class, t.share = name, shareOfName
		}
		t.times++
	}
	for _, d := range s.dates {
		if first, last := d.date.Bounds(); first != last || d.word < s.head {
			continue
		}
		t := term{key: hashOf(dateSpace, d.date), class: name, times: 1, first: d.word, share: shareOfName}
		if n, ok := at[t.key]; ok {
			s.terms[n] = t
			continue
		}
		at[t.key] = len(s.terms)
		s.terms = append(s.terms, t)
	}
	slices.SortFunc(s.terms, func(a, b term) int { return cmp.Compare(a.key, b.key) })
}

// term returns a term of the document by its key, nil if it has none.
func (s *Sketch) term(key uint64) *term {
	at, ok := s.termAt(key)
	if !ok {
		return nil
	}
	return &s.terms[at]
}

// termAt returns which of the terms has a key, and whether one has.
func (s *Sketch) termAt(key uint64) (int, bool) {
	return slices.BinarySearchFunc(s.terms, key, func(t term, key uint64) int { return cmp.Compare(t.key, key) })
}

// looks guesses how many stories have a term.
func (s *Sketch) looks(w word) float64 {
	switch w.class {
	case figured:
		return shareOfNumber(s.numbers[w.number].value)
	case name:
		return shareOfName
	}
	return shareOfWord
}

// shareOfNumber guesses how many stories have a number: the larger it is and the less
// round, the fewer.
func shareOfNumber(v float64) float64 {
	digits, round := significant(v)
	switch {
	case v <= 12 && digits <= 2:
		return shareOfShort
	case v >= 1900 && v <= 2100 && v == math.Trunc(v):
		return shareOfYear
	case v <= 31 && digits <= 2:
		return 0.12 // also a day of the month
	case digits == 1:
		return 0.06
	case digits == 2 && round == 0:
		return 0.04
	case digits == 2:
		return 0.02
	case digits == 3:
		return 0.006
	}
	return 0.002
}

// significant returns how many digits a number has up to the last that is not zero, and
// how many zeros follow.
func significant(v float64) (digits, zeros int) {
	for v != math.Trunc(v) && digits < 6 {
		v *= 10
		digits++
	}
	n := int64(math.Abs(math.Min(v, 1e15)))
	for n > 0 && n%10 == 0 {
		n /= 10
		zeros++
	}
	digits = 0
	for ; n > 0; n /= 10 {
		digits++
	}
	return digits, zeros
}

// information is how much it says that a document has the term, in nats.
func (t *term) information(known Common) float64 {
	if known == nil {
		return -math.Log(t.share)
	}
	return -math.Log((float64(known.Stories(Key(t.key))) + t.share*guessed) / (float64(known.All()) + guessed))
}
