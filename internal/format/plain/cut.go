package plain

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// cut returns where the first window of what was decoded ends.
func (s *stream) cut() int {
	content := s.buf.Content
	if !s.full() {
		return len(content) // the end of the text
	}
	limit := atMark(content, s.limits.marks)
	half := limit / 2
	if n := border(content[half:limit]); n > 0 {
		return s.buf.Between(half + n)
	}
	for n := limit - 1; n > half; n-- {
		if isSpace(content[n-1]) && !joined(content, n) {
			return s.buf.Between(n)
		}
	}
	return s.buf.Between(grapheme(content, limit))
}

// atMark returns how much of p holds no more than so many marks.
func atMark(p []byte, marks int) int {
	for i, c := range p {
		if c == '\n' || c == '\t' || c == '|' {
			if marks == 0 {
				return i
			}
			marks--
		}
	}
	return len(p)
}

// border returns the end of the last blank line of p, else of its last line,
// else 0.
func border(p []byte) int {
	line := bytes.LastIndexByte(p, '\n')
	for i := line; i > 0; {
		before := bytes.TrimRight(p[:i], " \t\r")
		if bytes.HasSuffix(before, []byte("\n")) {
			return i + 1
		}
		i = bytes.LastIndexByte(before, '\n')
	}
	return line + 1
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\r' }

// maxCluster is how far back the start of a character with its marks is looked
// for, in bytes. No script has longer ones; a hostile text may.
const maxCluster = 1 << 10

// grapheme returns the last place up to limit that is between two characters
// with their marks.
func grapheme(p []byte, limit int) int {
	if limit == len(p) {
		_, n := utf8.DecodeLastRune(p)
		limit -= n
	}
	for i := limit; i > 0 && limit-i < maxCluster; i-- {
		if utf8.RuneStart(p[i]) && !joined(p, i) {
			return i
		}
	}
	for limit > 0 && !utf8.RuneStart(p[limit]) {
		limit--
	}
	return max(limit, 1)
}

// joined reports whether the characters before and after i belong together.
func joined(p []byte, i int) bool {
	next, _ := utf8.DecodeRune(p[i:])
	last, _ := utf8.DecodeLastRune(p[:i])
	switch {
	case last == zeroWidthJoiner || next == zeroWidthJoiner || unicode.Is(unicode.M, next):
		return true
	case next >= 0x1160 && next <= 0x11FF: // vowels and finals of Hangul
		return true
	case next >= 0x1F3FB && next <= 0x1F3FF: // skin tones
		return true
	case next >= 0x1F1E6 && next <= 0x1F1FF: // halves of flags
		return last >= 0x1F1E6 && last <= 0x1F1FF
	}
	return last == '\r' && next == '\n'
}

const zeroWidthJoiner = 0x200D
