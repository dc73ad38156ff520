package jsonl

import (
	"bytes"
	"strconv"
	"unicode/utf16"
	"unicode/utf8"

	"cited/internal/text"
)

// unquote returns what a string of JSON says, as UTF-8, and which bytes each of it
// stands for. The string begins at that byte of its line, and has been parsed before.
func unquote(s []byte, at int) (content []byte, back text.Map) {
	s, at = s[1:len(s)-1], at+1
	u := unquoter{content: make([]byte, 0, len(s))}
	for len(s) > 0 {
		n := 1
		switch {
		case s[0] == '\\':
			var r rune
			r, n = escape(s)
			u.add(utf8.AppendRune(nil, r), at, n, false)
		case s[0] < utf8.RuneSelf:
			if n = bytes.IndexFunc(s, isSpecial); n < 0 {
				n = len(s)
			}
			u.add(s[:n], at, n, true)
		default:
			var r rune
			if r, n = utf8.DecodeRune(s); r == utf8.RuneError && n == 1 {
				u.add([]byte("\ufffd"), at, n, false)
			} else {
				u.add(s[:n], at, n, true)
			}
		}
		s, at = s[n:], at+n
	}
	return u.content, u.back
}

// isSpecial reports whether a letter may stand for something else.
func isSpecial(r rune) bool { return r == '\\' || r == utf8.RuneError }

// unquoter is a text as it grows.
type unquoter struct {
	content []byte
	back    text.Map
}

// add adds what n bytes of the line stand for. What is exact is joined.
func (u *unquoter) add(content []byte, at, n int, exact bool) {
	s := text.Segment{Start: len(u.content), End: len(u.content) + len(content), From: at, To: at + n, Exact: exact}
	u.content = append(u.content, content...)
	if k := len(u.back) - 1; k >= 0 && exact && u.back[k].Exact && u.back[k].To == at {
		u.back[k].End, u.back[k].To = s.End, s.To
		return
	}
	u.back = append(u.back, s)
}

// escape returns the letter that an escape stands for, and how long it is. Half a
// letter beyond the first plane is a letter that is missing.
func escape(s []byte) (rune, int) {
	switch s[1] {
	case 'b':
		return '\b', 2
	case 'f':
		return '\f', 2
	case 'n':
		return '\n', 2
	case 'r':
		return '\r', 2
	case 't':
		return '\t', 2
	case 'u':
		r := hex(s)
		if utf16.IsSurrogate(r) {
			if full := utf16.DecodeRune(r, hex(s[6:])); full != utf8.RuneError {
				return full, 12
			}
			return utf8.RuneError, 6
		}
		return r, 6
	}
	return rune(s[1]), 2
}

// hex reads an escape like \u00e9, -1 if there is none.
func hex(s []byte) rune {
	if len(s) < 6 || s[0] != '\\' || s[1] != 'u' {
		return -1
	}
	n, err := strconv.ParseUint(string(s[2:6]), 16, 32)
	if err != nil {
		return -1
	}
	return rune(n)
}
