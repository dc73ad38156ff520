package pdf

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// hyphens decides what a hyphen at the end of a line is: put there to part a word,
// and so no part of it, or one of its own, as in "re-arrest". What else the
// document says tells most: the word whole, or with its hyphen, elsewhere.
type hyphens struct {
	words      map[string]bool // of the pages so far, folded; those that a line parts left out
	lines      int
	soft, hard int  // hyphens at line ends that other words of the pages decide, and how
	open       int  // that they do not
	parted     bool // the pages part words at all
}

// maxWords is how many words are remembered at most.
const maxWords = 200_000

// learn reads the words of some pages.
func (h *hyphens) learn(sheets []*sheet) {
	if h.words == nil || len(h.words) > maxWords {
		h.words = map[string]bool{}
	}
	var ends []string
	for _, s := range sheets {
		for i, f := range s.frags {
			if len(f.words) > 3 {
				h.lines++
			}
			for k, w := range f.words {
				if k < len(f.words)-1 || !endsWithHyphen(w.text) {
					h.words[folded(w.text)] = true
				} else if i+1 < len(s.frags) {
					ends = append(ends, w.text, s.frags[i+1].words[0].text)
				}
			}
		}
	}
	for i := 0; i < len(ends); i += 2 {
		before, after := folded(ends[i]), folded(ends[i+1])
		switch {
		case strings.HasSuffix(ends[i], string(softHyphen)), h.words[before+after]:
			h.soft++
		case h.words[before+"-"+after]:
			h.hard++
		default:
			h.open++
		}
	}
	h.parted = h.soft > h.hard || h.soft == h.hard && 40*(h.soft+h.hard+h.open) > h.lines
}

func folded(s string) string {
	return strings.ToLower(strings.TrimFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

const softHyphen = '\u00ad'

// endsWithHyphen reports whether a word ends with a hyphen and has a letter or a
// digit before it.
func endsWithHyphen(s string) bool {
	r, n := utf8.DecodeLastRuneInString(s)
	if r != '-' && r != '\u2010' && r != softHyphen {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:len(s)-n])
	return unicode.IsLetter(before) || unicode.IsDigit(before) && r != softHyphen
}

// joint is how the end of a line is joined to the next.
type joint uint8

const (
	spaced joint = iota // by a space
	glued               // at once: the hyphen stays
	whole               // at once, without the hyphen
)

// joint returns how a word at the end of a line is joined to the first of the next.
func (h *hyphens) joint(a, b string) joint {
	if !endsWithHyphen(a) {
		return spaced
	}
	last, n := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	before, after := folded(a[:len(a)-n]), folded(b)
	switch {
	case last == softHyphen:
		return whole
	case slices.Contains([]string{"and", "or", "to", "und", "oder", "et", "ou", "y", "o"}, b) && !h.words[before+after]:
		return spaced // "two- and threefold"
	case !unicode.IsLower(first) || isDigit(rune(before[len(before)-1])):
		if unicode.IsLetter(first) || unicode.IsDigit(first) {
			return glued
		}
		return spaced
	case h.words[before+after]:
		return whole
	case h.words[before+"-"+after], isTens(before):
		return glued
	case h.words[before[strings.LastIndexByte(before, '-')+1:]+after]: // "mid-twen-ties"
		return whole
	case h.parted:
		return whole
	}
	return glued
}

// isTens reports whether a word goes before ones in a number: a hyphen lost there
// would lose the number.
func isTens(s string) bool {
	return slices.Contains([]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}, s)
}
