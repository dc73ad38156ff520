package syntax

import (
	"unicode"
	"unicode/utf8"
)

// form is a token as the features see it: hashes, 0 where there is nothing.
type form struct {
	word   uint32    // lower case, numbers by their class
	raw    uint32    // as it is written
	prefix [4]uint32 // the first 1 to 4 bytes, lower case; 0 if the word is shorter
	suffix [5]uint32 // the last 1 to 5
	shape  uint32    // "Xx-d": runs of one kind once
	kind   uint8     // facts below
	amb    uint16    // ambiguity class of the lexicon, 0 for a word that it does not have
	upos   uint8     // tags, from 1; 0 is none
	xpos   uint8
}

// Facts about a form.
const (
	isCapital = 1 << iota // starts with a capital
	isAllCaps             // two capitals or more and no small letter
	hasDigit
	hasHyphen
	hasLetter
)

const (
	fnvStart = 2166136261
	fnvPrime = 16777619
)

func hashByte(h uint32, b byte) uint32 { return (h ^ uint32(b)) * fnvPrime }

// longestForm is how many bytes of a token count: the rest of longer ones is
// not looked at.
const longestForm = 64

// read fills a form from a token; buf is room for its folded bytes.
func (f *form) read(s string, buf *[longestForm + 8]byte) {
	*f = form{}
	b := foldInto(buf[:0], s)
	word, raw := uint32(fnvStart), uint32(fnvStart)
	for i := 0; i < len(b); {
		c, n := b[i], 1
		if isDigit(c) {
			c, n = numberClass(b[i:])
		}
		word = hashByte(word, c)
		i += n
	}
	for i := 0; i < min(len(s), longestForm); i++ {
		raw = hashByte(raw, s[i])
	}
	f.word, f.raw = word|1, raw|1
	h := uint32(fnvStart)
	for n := 0; n < len(f.prefix) && n < len(b); n++ {
		h = hashByte(h, b[n])
		f.prefix[n] = h | 1
	}
	h = fnvStart + 1
	for n := 0; n < len(f.suffix) && n < len(b); n++ {
		h = hashByte(h, b[len(b)-1-n])
		f.suffix[n] = h | 1
	}
	f.readShape(s)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// numberClass returns what stands for the number at the start of b, and how long
// it is. Numbers of one or two digits, years, and all others are told apart.
func numberClass(b []byte) (class byte, length int) {
	digits := 0
	for i, c := range b {
		switch {
		case isDigit(c):
			digits++
			length = i + 1
			continue
		case (c == ',' || c == '.') && i == length:
			continue
		}
		break
	}
	switch {
	case digits < 3:
		return '0', length
	case digits == 4 && length == 4 && (b[0] == '1' && b[1] >= '5' || b[0] == '2' && b[1] == '0'):
		return '1', length
	}
	return '2', length
}

// foldInto appends the token in lower case, cut after longestForm bytes.
func foldInto(b []byte, s string) []byte {
	for i := 0; i < len(s) && len(b) < longestForm; {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			b = append(b, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch r {
		case '’', '‘', '`', '´':
			b = append(b, '\'')
		case '“', '”':
			b = append(b, '"')
		default:
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
		i += n
	}
	return b
}

func (f *form) readShape(s string) {
	h, last, capitals, small := uint32(fnvStart), byte(0), 0, 0
	for i, r := range s {
		if i >= longestForm {
			break
		}
		k := runeKind(r)
		switch k {
		case 'X':
			capitals++
			if i == 0 {
				f.kind |= isCapital
			}
		case 'x':
			small++
		case 'd':
			f.kind |= hasDigit
		case '-':
			f.kind |= hasHyphen
		}
		if k != last {
			h = hashByte(h, k)
			last = k
		}
	}
	if capitals+small > 0 {
		f.kind |= hasLetter
	}
	if capitals > 1 && small == 0 {
		f.kind |= isAllCaps
		h = hashByte(h, '!')
	}
	f.shape = h | 1
}

func runeKind(r rune) byte {
	switch {
	case r >= 'a' && r <= 'z':
		return 'x'
	case r >= 'A' && r <= 'Z':
		return 'X'
	case r >= '0' && r <= '9':
		return 'd'
	case r < utf8.RuneSelf:
		return byte(r)
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	case unicode.IsDigit(r):
		return 'd'
	}
	return 'o'
}

// margin is how many empty forms stand before and after those of a sentence, so
// that features need not ask where it ends.
const margin = 3

// readForms fills forms for the tokens, with margins.
func readForms(dst []form, tokens []Token) []form {
	var buf [longestForm + 8]byte
	dst = dst[:0]
	for range margin {
		dst = append(dst, form{})
	}
	for _, t := range tokens {
		dst = append(dst, form{})
		dst[len(dst)-1].read(t.Form, &buf)
	}
	for range margin {
		dst = append(dst, form{})
	}
	return dst
}
