package text

import (
	"strings"
	"unicode/utf8"
)

// Word is a word as treebanks of Universal Dependencies part text: mostly a
// token; a run of tokens (U.S., 10:30, e-mail, a@b.org); or a piece of a token
// (do and n't of don't). Start and End are bytes of the content; From and To the
// tokens that it is made of, To exclusive. The pieces of a token share it.
type Word struct {
	Start, End int
	From, To   int
}

// AppendWords appends the words of tokens to dst. Every token is part of a word,
// in the order of the text. It takes time in proportion to the number of tokens.
func (s *Spelling) AppendWords(dst []Word, content string, tokens []Token) []Word {
	r := run{spelling: s, content: content, tokens: tokens}
	for i := 0; i < len(tokens); {
		to := i + 1
		if r.glued(to) {
			to = r.end(i)
		}
		if to > i+1 || tokens[i].Class != Letters {
			dst = append(dst, Word{tokens[i].Start, tokens[to-1].End, i, to})
		} else {
			dst = s.cut(dst, content, tokens[i], i)
		}
		i = to
	}
	return dst
}

// cut appends a token, in its pieces if it is a contraction.
func (s *Spelling) cut(dst []Word, content string, t Token, i int) []Word {
	if at := t.Start + s.pieces(content[t.Start:t.End]); at > t.Start {
		dst = append(dst, Word{t.Start, at, i, i + 1})
		t.Start = at
	}
	return append(dst, Word{t.Start, t.End, i, i + 1})
}

// run looks for tokens that make one word.
type run struct {
	spelling *Spelling
	content  string
	tokens   []Token
}

// glued reports whether token i hangs on the one before it.
func (r *run) glued(i int) bool { return i < len(r.tokens) && !r.tokens[i].Space }

func (r *run) word(i int) string { return r.content[r.tokens[i].Start:r.tokens[i].End] }

// is reports whether token i is this mark, hanging on the one before it.
func (r *run) is(i int, mark string) bool { return r.glued(i) && r.word(i) == mark }

// follows reports whether token i is of a class and hangs on the one before it.
func (r *run) follows(i int, c Class) bool { return r.glued(i) && r.tokens[i].Class == c }

// end returns where the word that begins with token i ends, behind its last
// token. The next token hangs on token i.
func (r *run) end(i int) int {
	if n := r.address(i); n > i {
		return n
	}
	switch r.tokens[i].Class {
	case Letters:
		return r.letters(i)
	case Number:
		return r.number(i)
	}
	return r.marks(i)
}

// letters goes on from a token of letters.
func (r *run) letters(i int) int {
	if n := r.stopped(i); n > i {
		return n
	}
	word, next := r.word(i), r.word(i+1)
	switch {
	case next == "-" && r.follows(i+2, Letters) && r.spelling.keeps(word):
		return r.after(i + 2)
	case next == "-" && r.follows(i+2, Number) && r.spelling.keeps(word):
		return r.number(i + 2)
	case next == "$" && r.tokens[i].Shape == Caps && len(word) < 4, next == "_" && !r.glued(i+2):
		return i + 2
	case r.joint(i, next):
		return r.after(i + 2)
	case r.tokens[i+1].Class == Number:
		return r.code(i + 1)
	}
	return i + 1
}

// joint reports whether a mark joins the letters or digits around it: AT&T,
// cover_letter, notes.pdf, w/o.
func (r *run) joint(i int, mark string) bool {
	if !r.follows(i+2, Letters) && !r.follows(i+2, Number) {
		return false
	}
	a, b := r.tokens[i], r.tokens[i+2]
	switch mark {
	case "_":
		return true
	case "&":
		return inCapitals(a, r.word(i)) && inCapitals(b, r.word(i+2))
	case "/":
		return a.End-a.Start == 1 && a.Class == Letters && b.Class == Letters && b.End-b.Start <= 3
	case ".":
		return b.Class == Letters && (b.Shape == Lower || b.Shape == Caps && b.End-b.Start > 1) && a.End-a.Start > 1
	}
	return false
}

// inCapitals reports whether a token is written in capitals, one or more.
func inCapitals(t Token, word string) bool {
	return t.Shape == Caps || t.Shape == Title && len(word) == 1
}

// after goes on from the second part of a word that a mark joins.
func (r *run) after(i int) int {
	for r.glued(i+1) && r.word(i+1) != "&" && r.joint(i, r.word(i+1)) {
		i += 2
	}
	if r.tokens[i].Class == Letters && r.follows(i+1, Number) {
		return r.code(i + 1)
	}
	return i + 1
}

// stopped goes on over the full stops of initials and abbreviations: U.S., J.,
// p.m., Gen.; i if there are none.
func (r *run) stopped(i int) int {
	if !r.is(i+1, ".") {
		return i
	}
	word := r.word(i)
	if utf8.RuneCountInString(word) == 1 || r.isDegree(i) {
		return r.initials(i)
	}
	last := i+2 == len(r.tokens) // of the sentence: the stop may be its own
	if !last && r.tokens[i+2].Class == Number && r.spelling.beforeNumber(word) {
		return i + 2
	}
	if r.spelling.abbreviation(word) && !(last && (r.tokens[i].Shape == Lower || strings.EqualFold(word, "no"))) {
		return i + 2
	}
	return i
}

// isDegree reports whether token i is the first of an abbreviation of two words of
// which it has two letters: Ph.D.
func (r *run) isDegree(i int) bool {
	return r.isPart(i) && !r.spelling.abbreviation(r.word(i)) && r.follows(i+2, Letters) && r.isLetter(i+2) && r.is(i+3, ".")
}

// isPart reports whether token i has two letters, a capital and a small one: the Ph
// of Ph.D., the Sc of M.Sc.
func (r *run) isPart(i int) bool {
	return r.tokens[i].Class == Letters && r.tokens[i].Shape == Title && utf8.RuneCountInString(r.word(i)) == 2
}

// initials goes on over single letters, and pairs of them, with their stops.
func (r *run) initials(i int) int {
	to := i
	for to+1 < len(r.tokens) && (to == i || r.glued(to)) && (r.isLetter(to) || r.isPart(to)) && r.is(to+1, ".") {
		to += 2
	}
	switch {
	case to > i+2 && r.follows(to, Letters) && r.isLetter(to):
		return to + 1 // U.S without its last stop
	case to > i+2:
		return to
	case r.follows(to, Letters) && r.isLetter(to): // U.S
		return to + 1
	case r.word(i) == "I", to == len(r.tokens) || r.glued(to) && r.tokens[to].Class != Punct:
		return i
	case r.tokens[i].Shape == Lower && !r.spelling.abbreviation(r.word(i)):
		return i
	}
	return to
}

func (r *run) isLetter(i int) bool {
	return r.tokens[i].Class == Letters && utf8.RuneCountInString(r.word(i)) == 1
}

// number goes on from digits: 10:30, 08/16/2000, 713-555-0100, 4th, 1990s, 4A.
func (r *run) number(i int) int {
	to := i + 1
	for (r.is(to, ":") || r.is(to, "/")) && r.follows(to+1, Number) {
		to += 2
	}
	if to > i+1 {
		return to
	}
	if n := r.telephone(i); n > i {
		return n
	}
	if !r.follows(to, Letters) {
		return to
	}
	switch word := r.word(to); {
	case isOrdinal(word), len(word) == 1 && word >= "A" && word <= "Z" && word != "K" && word != "M":
		return to + 1
	case r.follows(to+1, Number):
		return r.code(i)
	}
	return to
}

// telephone goes on over groups of digits with hyphens: three groups or more,
// or three digits and four.
func (r *run) telephone(i int) int {
	to, groups := i+1, 1
	for r.is(to, "-") && r.follows(to+1, Number) {
		to += 2
		groups++
	}
	size := func(k int) int { return r.tokens[k].End - r.tokens[k].Start }
	if groups > 2 || groups == 2 && size(i) == 3 && size(i+2) == 4 {
		return to
	}
	return i
}

func isOrdinal(word string) bool {
	switch strings.ToLower(word) {
	case "st", "nd", "rd", "th", "s":
		return true
	}
	return false
}

// code goes on over letters and digits in turn: AS400, x33907, 46C1.
func (r *run) code(i int) int {
	for r.follows(i+1, Number) || r.follows(i+1, Letters) {
		i++
	}
	return i + 1
}

// marks goes on from a punctuation mark.
func (r *run) marks(i int) int {
	if n := r.repeated(i); n > i+1 {
		return n
	}
	if n := r.face(i); n > i {
		return n
	}
	word, first := r.word(i), i == 0 || r.tokens[i].Space
	switch {
	case isApostrophe(firstRune(word)) && r.follows(i+1, Letters) && !first && r.spelling.clitic(r.word(i+1)):
		return i + 2
	case isApostrophe(firstRune(word)) && first && r.follows(i+1, Number) && len(r.word(i+1)) == 2:
		return r.decade(i + 1)
	case (word == "#" || word == "@") && r.follows(i+1, Letters), word == "+" && first && r.follows(i+1, Number):
		return r.after(i + 1)
	case word == "." && first && r.glued(i+1) && r.tokens[i+1].Class != Punct:
		return r.after(i + 1) // .265, .pdf
	}
	return i + 1
}

// decade goes on from the two digits of a year: '02, the '60s.
func (r *run) decade(i int) int {
	if r.follows(i+1, Letters) && r.word(i+1) == "s" {
		return i + 2
	}
	return i + 1
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// repeated goes on over marks that make one: ... !? -- <<.
func (r *run) repeated(i int) int {
	set := ""
	for _, s := range [...]string{".!?…", "-=*~_+#<>|", "'", "’‘", "`", "$"} {
		if strings.Contains(s, r.word(i)) {
			set = s
		}
	}
	to := i + 1
	for set != "" && r.glued(to) && r.tokens[to].Class == Punct && strings.Contains(set, r.word(to)) {
		to++
	}
	return to
}

// face goes on over :) ;-) :D; i if there is none.
func (r *run) face(i int) int {
	if !strings.Contains(":;=", r.word(i)) || !r.glued(i+1) || !r.tokens[i].Space && i > 0 {
		return i
	}
	to := i + 1
	if r.is(to, "-") {
		to++
	}
	if !r.glued(to) || len(r.word(to)) > 1 || !strings.Contains("()DP", r.word(to)) || r.glued(to+1) && r.tokens[to+1].Class != Punct {
		return i
	}
	return to + 1
}

// longestLocal is how many tokens may stand before the @ of an address.
const longestLocal = 24

// address goes on over addresses of pages and of mail; i if there is none.
func (r *run) address(i int) int {
	switch {
	case r.tokens[i].Class == Punct:
		return i
	case r.is(i+1, ":") && r.is(i+2, "/") && r.is(i+3, "/"), strings.EqualFold(r.word(i), "www") && r.is(i+1, "."):
		return r.stretch(i)
	}
	for k := i; k < i+longestLocal && (k == i || r.glued(k)); k++ {
		switch {
		case k > i && r.word(k) == "@":
			if !r.follows(k+1, Letters) && !r.follows(k+1, Number) {
				return i
			}
			return r.stretch(i)
		case r.tokens[k].Class == Punct && !strings.Contains("._-+&", r.word(k)):
			return i
		}
	}
	return i
}

// stretch goes on to the next white space or bracket, without the marks at the
// end.
func (r *run) stretch(i int) int {
	to := i + 1
	for r.glued(to) && !strings.Contains("<>[]|\"“”", r.word(to)) {
		to++
	}
	for to > i+1 && strings.Contains(".,:;!?)'’…", r.word(to-1)) {
		to--
	}
	return to
}
