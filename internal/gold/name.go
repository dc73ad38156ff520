package gold

import (
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// name folds a name for comparing: compatibility forms, lower case, without
// marks, without a leading "the".
func name(s string) string {
	s = cases.Lower(language.Und).String(norm.NFKD.String(s))
	s = unmarked(strings.TrimSpace(s))
	return strings.TrimPrefix(s, "the ")
}

func unmarked(s string) string {
	var b strings.Builder
	for i, r := range s {
		if norm.NFKD.PropertiesString(s[i:]).CCC() == 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

func folded(names []string) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = name(n)
	}
	return out
}

func setOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

func within(a, b map[string]bool) bool {
	for w := range a {
		if !b[w] {
			return false
		}
	}
	return true
}

// shortened reports whether two folded names are the same, or one is the other
// with words left out.
func shortened(a, b string) bool {
	x, y := setOf(strings.Fields(a)), setOf(strings.Fields(b))
	return len(x) > 0 && len(y) > 0 && (within(x, y) || within(y, x))
}

// lastWord is the head noun of a folded English phrase, in its singular.
func lastWord(s string) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	return strings.TrimRight(words[len(words)-1], "s")
}

func sameHead(want, got string) bool { return lastWord(name(want)) == lastWord(name(got)) }

// samePart compares the wholes of parts: the same, the one text within the
// other, or the same head noun.
func samePart(want, got string) bool {
	want, got = name(want), name(got)
	if want == got || shortened(want, got) {
		return true
	}
	return want != "" && got != "" && lastWord(want) == lastWord(got)
}

func sameSet(want, got []string) bool {
	if want == nil {
		return false
	}
	a, b := setOf(folded(want)), setOf(folded(got))
	return within(a, b) && within(b, a)
}

// sameChain compares sources in their order; one name may be the other shortened.
func sameChain(want, got []string) bool {
	if len(want) != len(got) {
		return false
	}
	for i := range want {
		if !shortened(name(want[i]), name(got[i])) {
			return false
		}
	}
	return true
}
