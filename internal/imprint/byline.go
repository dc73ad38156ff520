package imprint

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Names of authors have this many words.
const (
	fewestWords = 2
	mostWords   = 5
)

// byline returns who a line that is nothing but a byline names: "By Ida Holm and Jan
// Vos". What follows a name behind a comma, an office or a town, is left out.
func byline(s string) string {
	word, rest, ok := strings.Cut(s, " ")
	if !ok || len(s) > longBytes || !slices.Contains([]string{"By", "BY", "by", "Von", "Par", "Por", "Door"}, word) {
		return ""
	}
	var names []string
	for i, part := range strings.Split(rest, ", ") {
		for _, name := range splitNames(part) {
			if !isPerson(name) {
				if i == 0 {
					return ""
				}
				return strings.Join(names, ", ")
			}
			names = append(names, name)
		}
	}
	return strings.Join(names, ", ")
}

func splitNames(s string) []string {
	for _, and := range []string{" and ", " & ", " und ", " et ", " y ", " en "} {
		s = strings.ReplaceAll(s, and, "\n")
	}
	return strings.Split(strings.TrimRight(s, " :"), "\n")
}

// isPerson reports whether words are a name: each begins with a capital letter, but for
// those that stand within names.
func isPerson(s string) bool {
	words := strings.Fields(s)
	if len(words) < fewestWords || len(words) > mostWords || !isName(words[0]) {
		return false
	}
	for _, w := range words {
		if !isName(w) && !slices.Contains(strings.Fields("van von de der den del della di da la le bin ibn al el dos"), w) {
			return false
		}
	}
	return isName(words[len(words)-1])
}

// isName reports whether a word may be that of a name: a capital letter first, letters,
// and what stands within names.
func isName(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	if prefix, rest, ok := strings.Cut(word, "-"); ok && (prefix == "al" || prefix == "el") {
		first, _ = utf8.DecodeRuneInString(rest)
	}
	return unicode.IsUpper(first) && !strings.ContainsFunc(word, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsMark(r) && !strings.ContainsRune("-'’.", r)
	})
}
