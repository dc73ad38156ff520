package syntax

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A lemma is made from a form by a script: how to write it (lower case, as it
// is, with one capital, or without commas), how many bytes to take off its end, what to add.
type script struct {
	how  byte // one of waysToWrite
	cut  int
	tail string
}

// waysToWrite are: small letters, as it is, one capital first, without commas.
const waysToWrite = "lktn"

// scriptFor returns the script that makes the lemma with the least cutting.
func scriptFor(form, lemma string) script {
	if strings.ContainsAny(form, "0123456789") && strings.ReplaceAll(form, ",", "") == lemma {
		return script{how: 'n'}
	}
	var least script
	for i, how := range []byte(waysToWrite) {
		base := written(form, how)
		n := 0
		for n < len(base) && n < len(lemma) && base[n] == lemma[n] {
			n++
		}
		for n > 0 && n < len(base) && !utf8.RuneStart(base[n]) || n < len(lemma) && n > 0 && !utf8.RuneStart(lemma[n]) {
			n--
		}
		if s := (script{how, len(base) - n, lemma[n:]}); i == 0 || s.cut < least.cut {
			least = s
		}
	}
	return least
}

func written(form string, how byte) string {
	switch how {
	case 'l':
		return strings.ToLower(form)
	case 't':
		_, n := utf8.DecodeRuneInString(form)
		return form[:n] + strings.ToLower(form[n:])
	case 'n':
		return strings.ReplaceAll(form, ",", "")
	}
	return form
}

// general reports whether a script says something of other forms too: one that
// writes digits does not, because all digits look alike to the rules.
func (s script) general() bool { return !strings.ContainsAny(s.tail, "0123456789") }

// apply makes the lemma; a form that is too short for it stays as it is.
func (s script) apply(form string) string {
	base := written(form, s.how)
	n := len(base) - s.cut
	if n < 0 || n == 0 && s.tail == "" || n < len(base) && !utf8.RuneStart(base[n]) {
		return base
	}
	return base[:n] + s.tail
}

func (s script) String() string { return string(s.how) + strconv.Itoa(s.cut) + " " + s.tail }

func parseScript(text string) (script, bool) {
	head, tail, ok := strings.Cut(text, " ")
	if !ok || len(head) < 2 || !strings.Contains(waysToWrite, head[:1]) {
		return script{}, false
	}
	cut, err := strconv.Atoi(head[1:])
	return script{how: head[0], cut: cut, tail: tail}, err == nil && cut >= 0
}

// letterCase is how a form is written: 0 small, 1 a capital first, 2 all
// capitals, 3 anything else.
func letterCase(form string) uint32 {
	upper, lower, first := 0, 0, false
	for i, r := range form {
		switch {
		case unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case unicode.IsLower(r):
			lower++
		}
	}
	switch {
	case upper == 0:
		return 0
	case first && upper == 1 && lower > 0:
		return 1
	case lower == 0:
		return 2
	}
	return 3
}

// lemmaKeys appends the circumstances of a lemma, most special first.
func lemmaKeys(dst []uint32, w *form, written uint32) []uint32 {
	tags := uint32(w.upos)<<8 | uint32(w.xpos)
	dst = append(dst, hash3(301, w.word, tags, written), hash2(302, w.word, tags))
	for n := len(w.suffix) - 1; n >= 0; n-- {
		if w.suffix[n] != 0 {
			dst = append(dst, hash3(303+n, w.suffix[n], tags, written))
		}
	}
	return append(dst, hash2(310, tags, written), hash1(311, written))
}
