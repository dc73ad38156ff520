package generate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"cited/internal/text"
)

// template is a text cut into what stays and what is replaced.
type template []piece

// piece is a stretch of a template.
type piece struct {
	kind  pieceKind
	text  string // as it was
	which int    // the country
	slot  slot
}

type pieceKind uint8

const (
	keptPiece    pieceKind = iota
	namePiece              // a word of the name of a person, town or organisation
	acronymPiece           // a name in capitals
	numberPiece            // digits
	countPiece             // a number in a word
	countryPiece           // a country, its people, its capital
	groupPiece             // an armed group
	wordPiece              // a word that makes the sentence unlike any other
)

// cutter cuts one text.
type cutter struct {
	*vocabulary
	seen    seen
	content string
	tokens  []text.Token
	at      int // bytes of content that are in pieces
	out     template

	unique    bool // the sentence holds a name that no other document has
	words     int  // of the sentence
	spare     int  // the piece of a word of the sentence that the lists do not know; -1 if none
	afterWord int  // the piece behind the sentence's last word
}

// shortest is how many words make a sentence that must not come twice.
const shortest = 3

// cut makes a template of a text.
func (v *vocabulary) cut(content string, seen seen) template {
	c := cutter{vocabulary: v, seen: seen, content: content, spare: -1}
	c.tokens = text.AppendTokens(nil, content, 0, len(content))
	for i := 0; i < len(c.tokens); {
		t := c.tokens[i]
		if strings.Contains(content[c.at:t.Start], "\n") {
			c.endSentence()
		}
		i += c.take(i)
		if t.Class == text.Punct && strings.Contains(".!?;", content[t.Start:t.End]) {
			c.endSentence()
		}
	}
	c.endSentence()
	c.add(piece{text: content[c.at:]}, len(content))
	return c.out
}

// take makes a piece of the token and returns how many tokens it took.
func (c *cutter) take(i int) int {
	t := c.tokens[i]
	if p, ok := c.known(t.Start); ok {
		end := t.Start + len(p.text)
		c.replace(p, t.Start, end)
		n := 1
		for i+n < len(c.tokens) && c.tokens[i+n].Start < end {
			n++
		}
		return n
	}
	word := c.content[t.Start:t.End]
	switch {
	case t.Class == text.Number:
		c.replace(piece{kind: numberPiece, text: word}, t.Start, t.End)
	case t.Class != text.Letters:
	case isCount(word):
		c.replace(piece{kind: countPiece, text: word}, t.Start, t.End)
	case c.isName(i, word):
		kind := namePiece
		if t.Shape == text.Caps {
			kind = acronymPiece // which may be too short to be the only one
		}
		c.replace(piece{kind: kind, text: word}, t.Start, t.End)
		c.unique = c.unique || kind == namePiece
	default:
		c.word(t, word)
	}
	return 1
}

// known returns the longest name of a country or group that begins at a byte.
func (c *cutter) known(at int) (piece, bool) {
	rest := c.content[at:]
	best := phrase{}
	for _, p := range c.phrases[firstWord(rest)] {
		if len(p.text) > len(best.text) && strings.HasPrefix(rest, p.text) && !inWord(rest[len(p.text):]) {
			best = p
		}
	}
	return piece{best.kind, best.text, best.which, best.slot}, best.text != ""
}

// isName reports whether a word is part of a name: it has a capital, and nobody
// writes it without. The first word of a sentence must also have a capital within
// one, or stand before a word that has.
func (c *cutter) isName(i int, word string) bool {
	lower := strings.ToLower(bare(word))
	if c.tokens[i].Shape == text.Lower || len(word) < 2 || c.seen.lower[lower] || c.vocabulary.words[lower] {
		return false
	}
	return c.words > 0 || c.seen.capital[bare(word)] || i+1 < len(c.tokens) && c.tokens[i+1].Shape == text.Title
}

// bare is a word without the ending of a genitive.
func bare(word string) string {
	return strings.TrimSuffix(strings.TrimSuffix(word, "'s"), "\u2019s")
}

// word notes a word that stays, unless the sentence turns out to need another.
func (c *cutter) word(t text.Token, word string) {
	c.replace(piece{text: word}, t.Start, t.End)
	if c.spare < 0 && len(word) > 3 && t.Shape == text.Lower && !c.vocabulary.words[word] {
		c.spare = len(c.out) - 1
	}
}

// endSentence sees to it that a sentence without a new name differs from all others:
// a word that the lists do not know is replaced, or else one is added.
func (c *cutter) endSentence() {
	switch {
	case c.unique || c.words < shortest:
	case c.spare >= 0:
		c.out[c.spare].kind = wordPiece
	default:
		rest := append(template{{text: " "}, {kind: wordPiece}}, c.out[c.afterWord:]...)
		c.out = append(c.out[:c.afterWord:c.afterWord], rest...)
	}
	c.unique, c.words, c.spare, c.afterWord = false, 0, -1, 0
}

// replace adds what lies before a stretch as it is, and a piece for the stretch.
func (c *cutter) replace(p piece, start, end int) {
	c.add(piece{text: c.content[c.at:start]}, start)
	c.add(p, end)
	c.words++
	c.afterWord = len(c.out)
}

func (c *cutter) add(p piece, end int) {
	if p.text != "" {
		c.out = append(c.out, p)
	}
	c.at = end
}

// firstWord is a text up to the first byte that is no letter or mark.
func firstWord(s string) string {
	for i := range s {
		if !inWord(s[i:]) {
			return s[:i]
		}
	}
	return s
}

// inWord reports whether a text begins within a word.
func inWord(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return s != "" && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}
