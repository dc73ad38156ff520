package mention

import (
	"strings"

	"cited"
	"cited/internal/text"
)

// Sentence is what is recognised in one sentence: its tokens, the entries of
// the lists, the numbers and the periods. It is reused from one sentence to the
// next: nothing of it may be kept.
type Sentence struct {
	Date       cited.EDTF // of the document: what relative dates are read against
	Content    string     // of the window; token positions are bytes of it
	Tokens     []text.Token
	IDs        []int32
	Matches    []Match
	Quantities []Quantity
	Periods    []Period

	lang   *Language
	byList [lists][]Match // the matches, by list
	best   []Match        // scratch: the longest match of each list at one token
	barred map[*Entry]int // scratch: up to which token words under not bar an entry of a crowded list
	class  []uint8        // by token: what part of a number it is
	number []*Entry       // by token: its entry of the list of numbers
	taken  []bool         // by token: part of a period, so not of a number
	dates  []bool         // by token: a date can begin here
	told   date           // the date that the text named last, of this sentence or one before
	span   cited.EDTF     // the period told last
	near   date           // the same, of those too that are read against the date of the document
}

// Word returns the words of tokens from to to, as they stand in the text.
func (s *Sentence) Word(from, to int) string {
	return s.Content[s.Tokens[from].Start:s.Tokens[to-1].End]
}

// at returns the text of token i, "" beyond the sentence.
func (s *Sentence) at(i int) string {
	if i < 0 || i >= len(s.Tokens) {
		return ""
	}
	return s.Content[s.Tokens[i].Start:s.Tokens[i].End]
}

// Is reports whether token i is this word, in any case.
func (s *Sentence) Is(i int, word string) bool { return strings.EqualFold(s.at(i), word) }

// isOne reports whether token i is one of these words, in any case.
func (s *Sentence) isOne(i int, words ...string) bool {
	for _, w := range words {
		if s.Is(i, w) {
			return true
		}
	}
	return false
}

// TellsAge reports whether a number that tokens from to to make says how old somebody is,
// without a noun: "she was nineteen", "Holm was 20 when he left".
func (s *Sentence) TellsAge(from, to int, years float64) bool {
	if years < 3 || years > 110 || to < len(s.Tokens) && s.Tokens[to].Class != text.Punct && !s.isOne(to, "when", "while", "and", "but", "or", "at", "then", "because", "old") {
		return false
	}
	i := from - 1
	for s.isOne(i, "just", "only", "barely", "still", "already", "nearly", "almost", "now", "then") {
		i--
	}
	if s.isOne(i, "be") && s.isOne(i-1, "to") && s.isOne(i-2, "live", "lived", "lives", "living") {
		return true
	}
	if i < 1 || !s.isOne(i, "was", "is", "am") {
		return false
	}
	return s.isOne(i-1, "he", "she", "i", "who") || s.isOne(to, "when", "while") && s.Tokens[i-1].Class == text.Letters && s.Tokens[i-1].Shape != text.Lower
}

// List returns the matches of one list, in order.
func (s *Sentence) List(l List) []Match {
	return s.byList[l]
}

// Ending returns the match of a list that ends before token i, the longest one.
func (s *Sentence) Ending(list List, i int) (Match, bool) {
	for _, m := range s.byList[list] {
		if m.To == i {
			return m, true
		}
	}
	return Match{}, false
}

// Beginning returns the match of a list that begins at token i.
func (s *Sentence) Beginning(list List, i int) (Match, bool) {
	for _, m := range s.byList[list] {
		if m.From == i {
			return m, true
		}
	}
	return Match{}, false
}

// Covering returns the match of a list that covers token i.
func (s *Sentence) Covering(list List, i int) (Match, bool) {
	for _, m := range s.byList[list] {
		if m.From <= i && i < m.To {
			return m, true
		}
	}
	return Match{}, false
}

// Analyze finds what there is in the tokens of one sentence of content.
func (l *Language) Analyze(s *Sentence, content string, tokens []text.Token) {
	l.Find(s, content, tokens)
	s.classify()
	s.Periods = s.appendPeriods(s.Periods[:0])
	s.Quantities = s.appendQuantities(s.Quantities[:0])
	s.dropAmounts()
}

// CountYear takes the year that ends a sentence, its only time, for a number instead, as in
// a column or a list of counts, and reports whether there is one.
func (s *Sentence) CountYear() bool {
	last := len(s.Tokens) - 1
	if last < 0 || !s.isYear(last) || len(s.Periods) != 1 || s.Periods[0].From != last {
		return false
	}
	s.Periods = s.Periods[:0]
	clear(s.taken)
	s.Quantities = s.appendQuantities(s.Quantities[:0])
	return true
}

// Find finds the entries of the lists in the tokens of one sentence of content, and
// nothing else.
func (l *Language) Find(s *Sentence, content string, tokens []text.Token) {
	s.lang, s.Content, s.Tokens = l, content, tokens
	s.IDs = l.trie.words.appendIDs(s.IDs[:0], content, tokens)
	s.match(l.trie)
	s.group()
}

// look finds the entries that other lists of the language have in a sentence that was
// analysed, and nothing else.
func (s *Sentence) look(l *Language, analysed *Sentence) {
	s.lang, s.Content, s.Tokens, s.IDs = l, analysed.Content, analysed.Tokens, analysed.IDs
	s.match(l.trie)
}

// group sorts the matches by their list.
func (s *Sentence) group() {
	for i := range s.byList {
		s.byList[i] = s.byList[i][:0]
	}
	for _, m := range s.Matches {
		s.byList[m.Entry.List] = append(s.byList[m.Entry.List], m)
	}
}

// HasNumber reports whether the tokens may hold a number: digits, or a word of
// the list of numbers. Sentences without one need no analysis.
func (l *Language) HasNumber(content string, tokens []text.Token) bool {
	var buf [64]byte
	for _, k := range tokens {
		if k.Class == text.Number {
			return true
		}
		if k.Class == text.Letters && l.numeral[string(text.AppendFold(buf[:0], content[k.Start:k.End]))] {
			return true
		}
	}
	return false
}
