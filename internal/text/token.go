package text

import (
	"unicode"
	"unicode/utf8"
)

// Class says what a token is made of.
type Class uint8

// Classes of token.
const (
	Letters Class = iota // letters, with apostrophes and marks inside
	Number               // digits, with single separators inside: 27,000 3.5 1'000
	Punct                // one punctuation mark or symbol
)

// Shape says how a word is written.
type Shape uint8

// Shapes of word.
const (
	Lower Shape = iota // no capital first
	Title              // a capital first
	Caps               // all capitals, two letters or more
)

// Token is a word, a number or a mark; Start and End are bytes of the content.
type Token struct {
	Start, End int
	Class      Class
	Shape      Shape
	Space      bool // white space, or the start of the stretch, before it
}

// AppendTokens appends the tokens of content[start:end] to dst. Every byte that
// is not white space or a control character belongs to exactly one token.
func AppendTokens(dst []Token, content string, start, end int) []Token {
	space := true
	for i := start; i < end; {
		if content[i] <= ' ' || content[i] == 0x7f {
			i++
			space = true
			continue
		}
		t, ok := plainWord(content, i, end)
		if !ok {
			t = nextToken(content, i, end)
		}
		if t.End == t.Start { // white space beyond ASCII
			_, n := utf8.DecodeRuneInString(content[i:end])
			i += n
			space = true
			continue
		}
		t.Space = space
		dst = append(dst, t)
		i, space = t.End, false
	}
	return dst
}

// plainWord reads an ASCII word that ends at a blank, a comma or a full stop,
// which most words do; false sends the rest to nextToken.
func plainWord(s string, start, end int) (Token, bool) {
	i, capitals := start, 0
	for i < end && isLetterByte(s[i]) {
		if s[i] < 'a' {
			capitals++
		}
		i++
	}
	if i == start || i < end && s[i] != ' ' && s[i] != ',' && s[i] != '.' && s[i] != '\n' {
		return Token{}, false
	}
	t := Token{Start: start, End: i, Class: Letters}
	switch {
	case capitals > 1 && capitals == i-start:
		t.Shape = Caps
	case s[start] < 'a':
		t.Shape = Title
	}
	return t, true
}

// nextToken reads the token at i. An empty one stands for white space.
func nextToken(s string, i, end int) Token {
	c := s[i]
	switch {
	case c >= '0' && c <= '9':
		return Token{Start: i, End: numberEnd(s, i, end), Class: Number}
	case isLetterByte(c):
		return wordToken(s, i, end)
	case c < utf8.RuneSelf:
		return Token{Start: i, End: i + 1, Class: Punct}
	}
	r, n := utf8.DecodeRuneInString(s[i:end])
	switch {
	case unicode.IsSpace(r) || unicode.IsControl(r) || r == '\u200b' || r == '\ufeff':
		return Token{Start: i, End: i}
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return wordToken(s, i, end)
	case unicode.IsDigit(r):
		return Token{Start: i, End: numberEnd(s, i, end), Class: Number}
	}
	return Token{Start: i, End: i + n, Class: Punct}
}

// numberEnd returns where the digits at i end. A separator belongs to the
// number where a digit follows it at once.
func numberEnd(s string, i, end int) int {
	for i < end {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:end])
		}
		switch {
		case isDigit(r):
		case (r == ',' || r == '.' || isApostrophe(r)) && i+n < end && isDigitAt(s, i+n, end):
		default:
			return i
		}
		i += n
	}
	return i
}

func isDigit(r rune) bool {
	return r >= '0' && r <= '9' || r >= utf8.RuneSelf && unicode.IsDigit(r)
}

func isDigitAt(s string, i, end int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:end])
	return isDigit(r)
}

func isLetterByte(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// wordToken reads the word at i: letters and marks, an apostrophe between
// letters, a hyphen that a line break put there. A possessive 's, and n't, are
// left to the next token.
func wordToken(s string, i, end int) Token {
	t := Token{Start: i, Class: Letters}
	letters, capitals := 0, 0
	for i < end {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:end])
		}
		if !isWordRune(r) {
			skip := inWord(s, i, n, end, r)
			if skip == 0 {
				break
			}
			i += skip
			continue
		}
		if unicode.IsUpper(r) {
			capitals++
			if letters == 0 {
				t.Shape = Title
			}
		}
		if !unicode.Is(unicode.Mn, r) {
			letters++
		}
		i += n
	}
	if capitals > 1 && capitals == letters {
		t.Shape = Caps
	}
	t.End = i
	return t
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isLetterByte(byte(r))
	}
	return unicode.IsLetter(r) || unicode.IsMark(r) || r == '\u00ad' || r == '\u200d' || r == '\u200c'
}

// inWord returns how many bytes of a mark r of n bytes at i, and of what follows
// it, lie inside a word; 0 if the word ends here.
func inWord(s string, i, n, end int, r rune) int {
	rest := s[i+n : end]
	next, size := utf8.DecodeRuneInString(rest)
	switch {
	case isApostrophe(r) && size > 0 && isWordRune(next):
		if (next == 's' || next == 'S') && !wordAt(rest[size:]) {
			return 0
		}
		return n
	case r == '-' && isBreak(rest):
		return n + breakLen(rest)
	}
	return 0
}

func wordAt(s string) bool {
	r, n := utf8.DecodeRuneInString(s)
	return n > 0 && isWordRune(r)
}
