package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Sentence is a stretch of tokens: tokens[From:To] of the block's.
type Sentence struct{ From, To int }

// AppendSentences appends the sentences of a block's tokens to dst. A sentence
// ends after a full stop, question or exclamation mark, with the closing quotes
// and brackets and the note numbers behind it, where a new one can begin; and
// where a line ends before its width, as lines of a list or an address do. A dateline
// that the block opens with is a sentence of its own. It
// takes time in proportion to the number of tokens and the length of the block.
func (s *Spelling) AppendSentences(dst []Sentence, content string, tokens []Token) []Sentence {
	p := parting{spelling: s, content: content, tokens: tokens}
	from := 0
	if end, sure := Dateline(content, tokens); sure {
		dst = append(dst, Sentence{0, end})
		from = end
	}
	for i := from; i < len(tokens); i++ {
		to := p.behind(from, i)
		if to == 0 {
			continue
		}
		dst = append(dst, Sentence{from, to})
		from, i = to, to-1
	}
	if from < len(tokens) {
		dst = append(dst, Sentence{from, len(tokens)})
	}
	return dst
}

// parting looks for the ends of sentences in the tokens of a block.
type parting struct {
	spelling *Spelling
	content  string
	tokens   []Token
	width    int // of the longest line of the block, bytes; 0 if not yet known
}

func (p *parting) word(i int) string { return p.content[p.tokens[i].Start:p.tokens[i].End] }

// behind returns the index of the first token of the next sentence if the one
// that begins at from ends with token i and what belongs to it; otherwise 0.
func (p *parting) behind(from, i int) int {
	if isStop(p.content, p.tokens[i]) && p.ends(from, i) {
		to := p.afterStop(i)
		if to == len(p.tokens) || canBegin(p.content, p.tokens, to) && !p.onlyAbbreviates(i, to) {
			return to
		}
	}
	if next := i + 1; next < len(p.tokens) && p.lineEnds(i) && canBegin(p.content, p.tokens, next) {
		return next
	}
	return 0
}

func isStop(content string, t Token) bool {
	if t.Class != Punct {
		return false
	}
	switch content[t.Start:t.End] {
	case ".", "!", "?", "…", "。", "؟", "۔":
		return true
	}
	return false
}

// ends reports whether the stop at i ends the sentence from from as far as what
// stands before it tells: not after its number alone ("3."), nor where a word
// hangs on it.
func (p *parting) ends(from, i int) bool {
	if i == from || p.content[p.tokens[i].Start] != '.' {
		return i > from
	}
	return !(i == from+1 && p.tokens[from].Class == Number && !p.tokens[i].Space)
}

// onlyAbbreviates reports whether the full stop at i belongs to an initial or an
// abbreviation and ends nothing. A word like "The" behind it shows that it ends a
// sentence as well.
func (p *parting) onlyAbbreviates(i, to int) bool {
	if p.content[p.tokens[i].Start] != '.' || p.tokens[i].Space || i == 0 {
		return false
	}
	before := p.tokens[i-1]
	if before.Class != Letters || to != i+1 {
		return false
	}
	word := p.word(i - 1)
	if p.tokens[to].Class == Number && p.spelling.beforeNumber(word) {
		return true
	}
	if initial := utf8.RuneCountInString(word) == 1; initial && word == "I" || !initial && !p.spelling.abbreviation(word) {
		return false
	}
	return p.tokens[to].Shape == Lower || !p.spelling.opens(p.word(to))
}

// mostMarks is how many tokens may stand between the last word of a sentence and
// the first of the next: with a limit, a text of full stops only takes no longer
// than another.
const mostMarks = 24

// noteMarks are the signs by which a word or a sentence refers to a note.
const noteMarks = "¹²³⁴⁵⁶⁷⁸⁹⁰†‡"

// afterStop returns the index of the first token after the stop at i and what
// belongs to it: further stops, closing quotes and brackets, note numbers.
func (p *parting) afterStop(i int) int {
	for last := min(i+mostMarks, len(p.tokens)); i+1 < last; {
		i++
		t := p.tokens[i]
		switch note := p.note(i); {
		case note > i:
			i = note - 1
		case t.Space:
			return i
		case t.Class == Number && t.End-t.Start <= 3, t.Class == Punct && strings.Contains(`.!?…"”’')]»`, p.word(i)), strings.Trim(p.word(i), noteMarks) == "":
		default:
			return i
		}
	}
	return i + 1
}

// longestNote is how many tokens the mark of a note in brackets may have.
const longestNote = 4

// note returns where a note mark in brackets that begins at i ends: [1], [a].
func (p *parting) note(i int) int {
	if p.word(i) != "[" {
		return i
	}
	for k := i + 1; k < len(p.tokens) && k < i+longestNote && !p.tokens[k].Space; k++ {
		if p.word(k) == "]" {
			return k + 1
		}
	}
	return i
}

// canBegin reports whether a sentence can begin at i: white space before it,
// and no lower-case word after its opening marks.
func canBegin(content string, tokens []Token, i int) bool {
	if !tokens[i].Space {
		return false
	}
	for last := min(i+mostMarks, len(tokens)); i < last; i++ {
		switch t := tokens[i]; {
		case t.Class == Number:
			return true
		case t.Class == Letters:
			return t.Shape != Lower || !isCased(content[t.Start:t.End])
		case !strings.Contains(`"“‘'([«–—-•*`, content[t.Start:t.End]):
			return true
		}
	}
	return true
}

// isCased reports whether the word is of a script that has capitals.
func isCased(word string) bool {
	for _, r := range word {
		if unicode.ToUpper(r) != r {
			return true
		}
	}
	return false
}

// lineEnds reports whether the line ends behind token i though the next word
// would have had room: whoever ended it meant to. Lines of proportional type
// differ in length; a quarter of the width is left to them. A number at the end
// of a line counts what stands in the next.
func (p *parting) lineEnds(i int) bool {
	if !p.breaks(i) || p.counts(i) || p.tokens[i].Class == Letters && p.spelling.leads(p.word(i)) {
		return false
	}
	if p.width == 0 {
		p.width = p.room()
	}
	return p.needed(i) <= p.width-p.width/4
}

// breaks reports whether the next token stands on a line behind that of token i.
func (p *parting) breaks(i int) bool {
	next := p.tokens[i+1]
	return next.Space && strings.IndexByte(p.content[p.tokens[i].End:next.Start], '\n') >= 0
}

// needed is how long the line that ends with token i would be with the next word.
func (p *parting) needed(i int) int {
	end, next := p.tokens[i].End, p.tokens[i+1]
	return end - strings.LastIndexByte(p.content[:end], '\n') + next.End - next.Start
}

// narrowest is the width in bytes below which prose is hardly set, about that of
// a column of a newspaper: a line with less was ended for another reason.
const narrowest = 32

// room is the width that lines have, bytes: that of the longest, but no more than
// a line would have needed that was broken inside of a sentence, between a word
// and a small letter. So a long address in a letter, or a column beside a picture,
// does not make the other lines look as if they ended early.
func (p *parting) room() int {
	width := longestLine(p.content[p.tokens[0].Start:p.tokens[len(p.tokens)-1].End])
	for i := range len(p.tokens) - 1 {
		if !p.breaks(i) || !p.isInside(i) {
			continue
		}
		if needed := p.needed(i); needed >= narrowest {
			width = min(width, needed)
		}
	}
	return width
}

// isInside reports whether tokens i and i+1 show that no sentence ends between them.
func (p *parting) isInside(i int) bool {
	a, b := p.tokens[i], p.tokens[i+1]
	return a.Class == Letters && b.Class == Letters && b.Shape == Lower && isCased(p.word(i+1))
}

// counts reports whether token i is a number that can count: digits by themselves
// that are no year, or a word.
func (p *parting) counts(i int) bool {
	t := p.tokens[i]
	switch {
	case t.Class == Letters:
		return p.spelling.counts(p.word(i))
	case t.Class != Number || !t.Space && i > 0:
		return false
	}
	year := p.word(i)
	return len(year) != 4 || year < "1800" || year > "2099"
}

func longestLine(s string) int {
	most := 0
	for line := range strings.SplitSeq(s, "\n") {
		most = max(most, len(line))
	}
	return most
}
