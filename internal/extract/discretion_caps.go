package extract

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mostCapitals is how many letters one word in capitals has at most to be left as it is: it
// may stand for a body.
const mostCapitals = 4

// uncapped writes words in capitals as names are written, "ADA LUND" as "Ada Lund": several
// words, or one long one. Every byte stays where it is.
func uncapped(words string) string {
	var out []byte
	for at := 0; at < len(words); {
		end, several := capitals(words, at)
		if end == at {
			_, size := utf8.DecodeRuneInString(words[at:])
			at += size
			continue
		}
		if several || utf8.RuneCountInString(words[at:end]) > mostCapitals {
			if out == nil {
				out = []byte(words)
			}
			lower(out[at:end])
		}
		at = end
	}
	if out == nil {
		return words
	}
	return string(out)
}

// capitals returns where words in capitals end that begin at a byte, and whether they are
// several. Words that have a small letter are none, from their first letter on.
func capitals(words string, at int) (end int, several bool) {
	end = at
	for n := 0; ; n++ {
		next := end
		if n > 0 && next < len(words) && (words[next] == ' ' || words[next] == '-') {
			next++
		}
		word := letters(words[next:])
		if word == "" || strings.ToUpper(word) != word || strings.ToLower(word) == word || n == 0 && at > 0 && isLetterBefore(words, at) {
			return end, n > 1
		}
		end = next + len(word)
	}
}

func isLetterBefore(words string, at int) bool {
	r, _ := utf8.DecodeLastRuneInString(words[:at])
	return unicode.IsLetter(r)
}

// letters returns the letters that words begin with.
func letters(words string) string {
	if i := strings.IndexFunc(words, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return words[:i]
	}
	return words
}

// lower makes the letters of words small but for the first of each, where that takes as many
// bytes.
func lower(words []byte) {
	first := true
	for at := 0; at < len(words); {
		r, size := utf8.DecodeRune(words[at:])
		if small := unicode.ToLower(r); !first && utf8.RuneLen(small) == size {
			utf8.EncodeRune(words[at:at+size], small)
		}
		first = !unicode.IsLetter(r)
		at += size
	}
}
