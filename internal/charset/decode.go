package charset

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/transform"
)

// blockBytes is how much is looked at in one go: little enough that a file of
// nothing but bad bytes is still read in linear time.
const blockBytes = 4 << 10

// decodeUTF8 copies what is valid and puts U+FFFD for each maximal part of a
// sequence that is not.
func decodeUTF8(b *Buffer, raw []byte, at int, final bool) int {
	used := 0
	for used < len(raw) && !b.Full() {
		rest := raw[used:min(len(raw), used+blockBytes, used+b.room())]
		n := validUTF8(rest)
		b.verbatim(rest[:n], at+used)
		used += n
		if n == len(rest) {
			continue
		}
		if !utf8.FullRune(rest[n:]) {
			if used-n+len(rest) < len(raw) {
				continue // the block ends here, not the text
			}
			if !final {
				break
			}
		}
		bad := badUTF8(raw[used:])
		b.append(utf8.RuneError, at+used, bad, false)
		used += bad
	}
	return used
}

// validUTF8 returns how many bytes at the start of p are whole valid sequences
// without NUL.
func validUTF8(p []byte) int {
	if nul := bytes.IndexByte(p, 0); nul >= 0 {
		p = p[:nul]
	}
	if utf8.Valid(p) {
		return len(p)
	}
	n := 0
	for n < len(p) {
		r, size := utf8.DecodeRune(p[n:])
		if r == utf8.RuneError && size == 1 {
			return n
		}
		n += size
	}
	return n
}

// badUTF8 returns how many bytes at the start of p one U+FFFD stands for: the
// longest start of a valid sequence, at least one byte.
func badUTF8(p []byte) int {
	n := 1
	for p[0] >= utf8.RuneSelf && n < len(p) && !utf8.FullRune(p[:n+1]) {
		n++
	}
	return n
}

func (e Encoding) decodeTable(b *Buffer, raw []byte, at int, _ bool) int {
	used := 0
	for used < len(raw) && !b.Full() {
		n := ascii(raw[used:min(len(raw), used+b.room())])
		b.verbatim(raw[used:used+n], at+used)
		used += n
		for used < len(raw) && (raw[used] >= utf8.RuneSelf || raw[used] == 0) && !b.Full() {
			b.append(e.table[raw[used]], at+used, 1, true)
			used++
		}
	}
	return used
}

// decodeWide decodes UTF-16 and UTF-32.
func (e Encoding) decodeWide(b *Buffer, raw []byte, at int, final bool) int {
	used := 0
	for used < len(raw) && !b.Full() {
		r, n := e.wideRune(raw[used:], final)
		if n == 0 {
			break
		}
		if r == 0 {
			r = utf8.RuneError
		}
		b.append(r, at+used, n, true)
		used += n
	}
	return used
}

// wideRune decodes the first character of p and returns its length, 0 if it is
// cut off.
func (e Encoding) wideRune(p []byte, final bool) (rune, int) {
	if len(p) < e.wide {
		if final {
			return utf8.RuneError, len(p)
		}
		return 0, 0
	}
	r := e.unit(p)
	if e.wide == 4 {
		if !utf8.ValidRune(r) {
			r = utf8.RuneError
		}
		return r, 4
	}
	if !utf16.IsSurrogate(r) {
		return r, 2
	}
	if len(p) < 4 && !final {
		return 0, 0
	}
	if len(p) >= 4 {
		if pair := utf16.DecodeRune(r, e.unit(p[2:])); pair != utf8.RuneError {
			return pair, 4
		}
	}
	return utf8.RuneError, 2
}

func (e Encoding) unit(p []byte) rune {
	var u uint32
	for i := range e.wide {
		c := p[i]
		if !e.big {
			c = p[e.wide-1-i]
		}
		u = u<<8 | uint32(c)
	}
	if u > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(u)
}

// multi decodes the encodings of East Asia, one character at a time, so that
// each can be mapped.
type multi struct {
	t     transform.Transformer
	ascii bool // an ASCII byte where a character starts is that character
}

// maxCharacter is how many bytes one character, with escapes before it, takes.
const maxCharacter = 12

func (m *multi) decode(b *Buffer, raw []byte, at int, final bool) int {
	used := 0
	for used < len(raw) && !b.Full() {
		if m.ascii && ascii(raw[used:used+1]) == 1 {
			b.verbatim(raw[used:used+1], at+used)
			used++
			continue
		}
		n := m.character(b, raw[used:], at+used, final)
		if n == 0 {
			break
		}
		used += n
	}
	return used
}

// character decodes the first character of p, or an escape, and returns how many
// bytes it took, 0 if it is cut off.
func (m *multi) character(b *Buffer, p []byte, at int, final bool) int {
	var dst [maxCharacter * utf8.UTFMax]byte
	for n := 1; n <= min(len(p), maxCharacter); n++ {
		wrote, used, err := m.t.Transform(dst[:], p[:n], final && n == len(p))
		if used > 0 {
			b.decoded(dst[:wrote], at, used)
			return used
		}
		if err != transform.ErrShortSrc {
			break
		}
	}
	if !final && len(p) < maxCharacter {
		return 0
	}
	b.append(utf8.RuneError, at, 1, false)
	return 1
}
