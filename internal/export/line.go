package export

import (
	"strings"
	"unicode"
)

// OneLine makes text from a document or a path safe for a terminal, a page and one line:
// white space becomes single spaces, and what controls a terminal or turns the
// direction of text round is left out.
func OneLine(s string) string {
	return strings.Join(strings.Fields(strings.Map(Visible, strings.ToValidUTF8(s, "\uFFFD"))), " ")
}

// Visible returns what a letter is shown as: white space as a space, and -1 for what is left
// out, as strings.Map takes it.
func Visible(r rune) rune {
	switch {
	case unicode.IsSpace(r):
		return ' '
	case unicode.IsControl(r), r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\ufeff':
		return -1
	}
	return r
}
