package text

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold returns the word as lists and full-text search see it: lower case,
// without diacritics, apostrophes all alike, and without a hyphen that a line
// break put into it.
func Fold(word string) string { return string(AppendFold(nil, word)) }

// AppendFold appends the folded word to dst and returns it. It does not allocate
// for ASCII words if dst has room.
func AppendFold(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		switch {
		case c >= utf8.RuneSelf:
			return appendFoldWide(dst, word[i:])
		case c >= 'A' && c <= 'Z':
			dst = append(dst, c+'a'-'A')
		case c == '-' && isBreak(word[i+1:]):
			i += breakLen(word[i+1:])
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// appendFoldWide folds what holds letters beyond ASCII: it decomposes them and
// leaves the marks out.
func appendFoldWide(dst []byte, word string) []byte {
	var it norm.Iter
	it.InitString(norm.NFKD, word)
	for !it.Done() {
		for _, r := range string(it.Next()) {
			switch {
			case unicode.Is(unicode.Mn, r) || r == '\u00ad' || r == '\u200b' || r == '\u200d' || r == '\u200c':
			case isApostrophe(r):
				dst = append(dst, '\'')
			default:
				dst = appendLower(dst, r)
			}
		}
	}
	return dst
}

// appendLower lowers a letter; letters that do not decompose but are written
// without their stroke in English sources lose it.
func appendLower(dst []byte, r rune) []byte {
	switch r = unicode.ToLower(r); r {
	case 'ø':
		return append(dst, 'o')
	case 'ł':
		return append(dst, 'l')
	case 'đ', 'ð':
		return append(dst, 'd')
	case 'ı':
		return append(dst, 'i')
	case 'ß':
		return append(dst, "ss"...)
	case 'æ':
		return append(dst, "ae"...)
	case 'œ':
		return append(dst, "oe"...)
	}
	return utf8.AppendRune(dst, r)
}

// Plain returns words on one line, with single blanks, and without the hyphen that
// a line break put into one of them.
func Plain(words string) string {
	if !strings.ContainsAny(words, "\n\r\t") && !strings.Contains(words, "  ") {
		return words
	}
	var b strings.Builder
	for i := 0; i < len(words); i++ {
		if words[i] == '-' && isBreak(words[i+1:]) {
			i += breakLen(words[i+1:])
			continue
		}
		b.WriteByte(words[i])
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

func isApostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', 'ʼ', 'ʿ', 'ʾ', '`', '´', '＇':
		return true
	}
	return false
}

// isBreak reports whether s, what follows a hyphen, is a line break inside a
// word: one newline, blanks, and a lower-case letter.
func isBreak(s string) bool {
	n := breakLen(s)
	if n == 0 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(s[n:])
	return unicode.IsLower(r)
}

// breakLen returns how many bytes at the start of s are one line break with the
// blanks around it, 0 if there is none.
func breakLen(s string) int {
	i, seen := 0, false
	for ; i < len(s); i++ {
		switch s[i] {
		case ' ', '\t', '\r':
		case '\n':
			if seen {
				return 0
			}
			seen = true
		default:
			if seen {
				return i
			}
			return 0
		}
	}
	return 0
}
