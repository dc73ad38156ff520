package html

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/text"
)

// look is what a block looks like, in no language in particular.
type look struct {
	letters int     // letters and digits; those of scripts that write words with few of them count more
	linked  float64 // the share of it that leads to other pages
	prose   bool    // sentences
	ends    bool    // as sentences do
}

// What sentences have, in letters.
const (
	longProse  = 65 // of a text with marks in it
	shortProse = 22 // of one that ends as sentences do
)

func lookOf(s []byte, linked float64) look {
	k := look{linked: linked}
	marks, words, inWord := 0, 0, false
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRune(s[i:])
		i += n
		weight := weightOf(r)
		k.letters += weight
		switch {
		case weight > 1:
			words++
			inWord = false
		case weight == 1:
			if !inWord {
				words++
			}
			inWord = true
		default:
			inWord = inWord && (unicode.IsMark(r) || r == '\'' || r == '’' || r == '-')
			if isMarkOfSentences(r) {
				marks++
			}
		}
	}
	k.ends = endsSentence(s)
	// Some scripts do not part words.
	long := k.letters >= longProse && linked < 0.5 && (words >= 8 || k.letters > 20*words) && (marks > 0 || k.letters > 3*longProse)
	k.prose = long || k.letters >= shortProse && words >= 4 && linked < 0.35 && k.ends
	return k
}

// weightOf returns for how many letters of an alphabet a character stands.
func weightOf(r rune) int {
	switch {
	case r < 0x80:
		if isAlphanumeric(byte(r)) {
			return 1
		}
		return 0
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return 3
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return 1
	}
	return 0
}

func isMarkOfSentences(r rune) bool {
	return strings.ContainsRune(".,;:!?،؛؟。、，．！？；：।॥։።፣…۔๏", r)
}

// endsSentence reports whether a text ends as sentences do, be it with a quotation
// mark or bracket behind the mark.
func endsSentence(s []byte) bool {
	const tail = 24 // bytes
	shown := strings.TrimRightFunc(string(s[max(0, len(s)-tail):]), func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	if end, _ := utf8.DecodeLastRuneInString(shown); strings.ContainsRune("”»」』", end) {
		return true
	}
	mark, _ := utf8.DecodeLastRuneInString(strings.TrimRight(shown, ")]}\"'”’»›」』0123456789 "))
	return strings.ContainsRune(".!?:;…。！？；：؟؛।॥։።۔", mark)
}

// share returns which share of a block is links.
func (b *block) share() float64 {
	if b.size == 0 {
		return 0
	}
	return float64(b.linked) / float64(b.size)
}

// worth is for how much of a main text a block speaks, in letters of prose: cells
// and items that do not lead elsewhere for half of theirs.
func (b *block) worth() int {
	plain := float64(b.look.letters) * (1 - b.look.linked)
	switch {
	case b.Kind == text.Heading:
		return 0
	case b.look.prose:
		return int(plain)
	case b.look.linked < 0.2 && (b.Kind == text.Cell || b.Kind == text.Item && b.look.letters >= shortProse):
		return int(plain / 2)
	}
	return 0
}

// isBold reports whether a block is set like a heading.
func (b *block) isBold() bool { return 10*b.bold > 9*b.size }
