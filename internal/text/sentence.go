package text

import "strings"

// Abbreviations says which folded words ("gen", "no") are written with a full
// stop that does not end a sentence. It may be nil.
type Abbreviations func(folded string) bool

// Sentence is a stretch of tokens: tokens[From:To] of the block's.
type Sentence struct{ From, To int }

// AppendSentences appends the sentences of a block's tokens to dst. A sentence
// ends after a full stop, question or exclamation mark, with the closing quotes
// and brackets and the note number behind it, where a new one can begin.
func AppendSentences(dst []Sentence, content string, tokens []Token, abbr Abbreviations) []Sentence {
	from := 0
	for i := 0; i < len(tokens); i++ {
		if !isStop(content, tokens[i]) || !endsSentence(content, tokens, i, abbr) {
			continue
		}
		to := afterStop(content, tokens, i)
		if to < len(tokens) && !canBegin(content, tokens, to) {
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

// endsSentence reports whether the stop at i ends a sentence as far as the word
// before it tells: not after an initial or an abbreviation.
func endsSentence(content string, tokens []Token, i int, abbr Abbreviations) bool {
	if content[tokens[i].Start] != '.' || i == 0 {
		return true
	}
	before := tokens[i-1]
	if before.Class != Word || tokens[i].Space {
		return true
	}
	if before.End-before.Start == 1 && content[before.Start] != 'I' {
		return false
	}
	if abbr == nil {
		return true
	}
	var buf [32]byte
	return !abbr(string(AppendFold(buf[:0], content[before.Start:before.End])))
}

// afterStop returns the index of the first token after the stop at i and what
// belongs to it: further stops, closing quotes and brackets, a note number.
func afterStop(content string, tokens []Token, i int) int {
	for i++; i < len(tokens) && !tokens[i].Space; i++ {
		t := tokens[i]
		if t.Class == Number && t.End-t.Start <= 3 {
			continue
		}
		if t.Class != Punct || !strings.Contains(`.!?…"”’')]»[`, content[t.Start:t.End]) {
			break
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
	for ; i < len(tokens); i++ {
		switch t := tokens[i]; {
		case t.Class == Number:
			return true
		case t.Class == Word:
			return t.Shape != Lower || !isCased(content[t.Start:t.End])
		case !strings.Contains(`"“‘'([«–—-•*`, content[t.Start:t.End]):
			return true
		}
	}
	return true
}

// isCased reports whether the word is of a script that has capitals.
func isCased(word string) bool {
	return strings.ToUpper(word) != word
}
