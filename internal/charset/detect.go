package charset

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// IsASCII reports whether p holds nothing but ASCII, and no NUL.
func IsASCII(p []byte) bool { return ascii(p) == len(p) }

// Detect returns the encoding of a text from its first bytes, up to a few
// hundred kilobytes of them, and a hint: a label from a header, or "". Final says
// that they are the whole text.
//
// Valid UTF-8 wins over a hint, because pages that say latin-1 and are UTF-8 are
// common and the opposite does not happen by chance.
func Detect(start []byte, hint string, final bool) Encoding {
	if e, ok := mark(start); ok {
		return e
	}
	if e, ok := bareUTF16(start); ok {
		return e
	}
	return Continue(start, hint, final)
}

// Continue is Detect for bytes before which there was nothing but ASCII.
func Continue(p []byte, hint string, final bool) Encoding {
	good, bad := countUTF8(p, final)
	hinted, ok := Named(hint)
	switch {
	case ok && hinted.Name == "iso-2022-jp":
		return hinted
	case ok && hinted.kind == multiKind && 10*bad > good:
		return hinted // its pairs of bytes pass for UTF-8 now and then
	case 2*good >= bad:
		return UTF8()
	case ok && hinted.kind != wideKind && (hinted.kind != utf8Kind || good > 0):
		return hinted
	}
	return guess(p)
}

// mark reads a byte order mark.
func mark(p []byte) (Encoding, bool) {
	switch {
	case bytes.HasPrefix(p, []byte{0xEF, 0xBB, 0xBF}):
		return Encoding{Name: "utf-8", BOM: 3}, true
	case bytes.HasPrefix(p, []byte{0xFF, 0xFE, 0, 0}):
		return wide("utf-32le", 4, false, 4), true
	case bytes.HasPrefix(p, []byte{0, 0, 0xFE, 0xFF}):
		return wide("utf-32be", 4, true, 4), true
	case bytes.HasPrefix(p, []byte{0xFF, 0xFE}):
		return wide("utf-16le", 2, false, 2), true
	case bytes.HasPrefix(p, []byte{0xFE, 0xFF}):
		return wide("utf-16be", 2, true, 2), true
	}
	return Encoding{}, false
}

// sampleBytes is how much is decoded on trial.
const sampleBytes = 4 << 10

// bareUTF16 recognizes UTF-16 without a mark: zeros, all of them in the places
// of one half of the units (white space and ASCII have them in every script),
// and characters that a text has.
func bareUTF16(p []byte) (Encoding, bool) {
	p = p[:min(len(p), sampleBytes)&^1]
	if bytes.IndexByte(p, 0) < 0 {
		return Encoding{}, false
	}
	var zeros [2]int
	for i, c := range p {
		if c == 0 {
			zeros[i&1]++
		}
	}
	little, big := wide("utf-16le", 2, false, 0), wide("utf-16be", 2, true, 0)
	few := len(p) / 64
	switch {
	case 4*(zeros[0]+zeros[1]) < len(p) && readableUTF8(p):
		return Encoding{}, false // text with a stray zero
	case zeros[1] > few && zeros[0] == 0 && little.readable(p):
		return little, true
	case zeros[0] > few && zeros[1] == 0 && big.readable(p):
		return big, true
	}
	return Encoding{}, false
}

// readableUTF8 reports whether p is text once zeros are left out: UTF-16 of
// other scripts than ours is full of what are control characters in UTF-8.
func readableUTF8(p []byte) bool {
	_, bad := countUTF8(p, false)
	return bad == 0 && bytes.IndexFunc(p, func(r rune) bool {
		return r != 0 && unicode.IsControl(r) && !unicode.IsSpace(r)
	}) < 0
}

// readable reports whether p decodes to characters that a text has, but for one
// in a hundred.
func (e Encoding) readable(p []byte) bool {
	total, bad := 0, 0
	for len(p) > 0 {
		r, n := e.wideRune(p, false)
		if n == 0 {
			break // a pair cut off by the end of the sample
		}
		total++
		if r == utf8.RuneError || !unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.Is(unicode.Cf, r) {
			bad++
		}
		p = p[n:]
	}
	return 100*bad <= total
}

// countUTF8 counts the sequences beyond ASCII that are valid and those that are
// not. One that is cut off by the end counts as neither unless final.
func countUTF8(p []byte, final bool) (good, bad int) {
	for len(p) > 0 {
		if n := ascii(p); n > 0 {
			p = p[n:]
			continue
		}
		r, n := utf8.DecodeRune(p)
		switch {
		case r != utf8.RuneError || n > 1:
			if r != 0 {
				good++
			}
		case !final && !utf8.FullRune(p):
			return good, bad
		default:
			n = badUTF8(p)
			bad++
		}
		p = p[n:]
	}
	return good, bad
}

// common holds, for the encodings that are guessed, the bytes of the letters
// that make up most of a text in them. Bytes are unsure where two of them share
// a letter, so one must lead by far.
func common() []struct{ name, bytes string } {
	return []struct{ name, bytes string }{
		{"windows-1251", "\xee\xe5\xe0\xe8\xed\xf2\xf1\xf0\xe2\xeb\xea\xec\xe4\xef\xf3"},
		{"koi8-r", "\xcf\xc5\xc1\xc9\xce\xd4\xd3\xd2\xd7\xcc\xcb\xcd\xc4\xd0\xd5"},
		{"windows-1256", "\xc7\xe1\xe3\xe4\xe6\xed\xca\xd1\xc8\xc9\xcf\xda\xd3\xde\xdd"},
	}
}

// guess picks an encoding of single bytes: windows-1252 unless the text is
// plainly in a script that does not use ASCII letters and one table fits.
func guess(p []byte) Encoding {
	var count [256]int
	letters, high := 0, 0
	for _, c := range p {
		count[c]++
		switch {
		case c >= 0xC0:
			high++
			letters++
		case asciiClass(c) == 'a':
			letters++
		}
	}
	name := "windows-1252"
	if high >= 40 && high*2 > letters {
		if n := lead(count, high); n != "" {
			name = n
		}
	}
	e, _ := Named(name)
	return e
}

// lead returns the encoding whose common letters make up at least two thirds of
// the high bytes, if every other one falls short of that by a fifth.
func lead(count [256]int, high int) string {
	best, name, second := 0, "", 0
	for _, c := range common() {
		n := 0
		for i := range len(c.bytes) {
			n += count[c.bytes[i]]
		}
		switch {
		case n > best:
			best, second, name = n, best, c.name
		case n > second:
			second = n
		}
	}
	if 3*best < 2*high || 5*(best-second) < high {
		return ""
	}
	return name
}
