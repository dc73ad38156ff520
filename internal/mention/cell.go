package mention

import (
	"strings"

	"cited"
	"cited/internal/text"
)

// Cell reads what stands in one cell of a spreadsheet: a stretch of text that is a
// number, a date, a word, a head, and nothing else. It is reused from cell to cell.
type Cell struct {
	lang    *Language
	s, said Sentence
	tokens  []text.Token
}

// NewCell returns a reader of cells by the lists of a language.
func (l *Language) NewCell() *Cell { return &Cell{lang: l} }

// find finds the entries of the lists in a cell.
func (c *Cell) find(content string) {
	c.tokens = text.AppendTokens(c.tokens[:0], content, 0, len(content))
	c.lang.Find(&c.s, content, c.tokens)
	c.s.classify()
}

// Number reads a cell that should hold a number: "700-1,400", ">300", "c. 500 men". What
// else stands in it is returned as beside. It is not ok if there is no number, more than
// one, or one of something else than people, and says so in why.
func (c *Cell) Number(content string) (q Quantity, beside, why string, ok bool) {
	content = apart(strings.TrimSpace(content))
	c.find(content)
	if r := []rune(content); len(r) > 1 && strings.ContainsRune("-−", r[0]) && r[1] >= '0' && r[1] <= '9' {
		return q, "", "it is below zero", false
	}
	c.s.Quantities = c.s.appendQuantities(c.s.Quantities[:0])
	switch len(c.s.Quantities) {
	case 0:
		return q, "", "there is no number in it", false
	case 1:
		q = c.s.Quantities[0]
	default:
		return q, "", "there is more than one number in it", false
	}
	from, to := c.s.Tokens[q.From].Start, c.s.Tokens[q.To-1].End
	if m, is := c.s.Beginning(People, q.To); is {
		to = c.s.Tokens[m.To-1].End
	} else if _, is := c.s.Beginning(Units, q.To); is || q.Money {
		return q, "", "it counts something else than people", false
	}
	beside = strings.TrimSpace(strings.Trim(strings.TrimSpace(content[:from])+" "+strings.TrimSpace(content[to:]), "*†‡ "))
	if strings.ContainsAny(beside, "0123456789") {
		return q, "", "there is more in it than a number", false
	}
	return q, beside, "", true
}

// apart parts a number from the abbreviation that it is written against: "c.500".
func apart(s string) string {
	i := strings.IndexByte(s, '.')
	if i > 0 && i <= 3 && i+1 < len(s) && s[i+1] >= '0' && s[i+1] <= '9' && strings.Trim(s[:i], "0123456789, ") == s[:i] {
		return s[:i+1] + " " + s[i+1:]
	}
	return s
}

// Word returns the words of a cell that stand in place of a number, "several", "not known",
// if it holds nothing else.
func (c *Cell) Word(content string) (string, bool) {
	c.find(content)
	c.said.look(c.lang.said, &c.s)
	c.said.group()
	e, ok := c.s.whole(c.said.byList[Vague])
	if !ok {
		return "", false
	}
	return strings.Join(SheetWords(content), " "), e.Meaning() != ""
}

// Date reads a cell that should hold a date, as a text names dates. Where day and month could
// be taken for each other, it is the year alone.
func (c *Cell) Date(content string) (cited.EDTF, bool) {
	content = strings.TrimSpace(content)
	if e, err := cited.ParseEDTF(content); err == nil {
		return e, true
	}
	for _, in := range []string{content, "in " + content} { // which makes a date of a bare year
		c.find(in)
		c.s.Periods = c.s.appendPeriods(c.s.Periods[:0])
		if len(c.s.Periods) != 1 || c.s.Periods[0].Relative {
			continue
		}
		p := c.s.Periods[0]
		if p.Value.Valid() && c.s.nothingBut(p.From, p.To) {
			return p.Value, true
		}
	}
	return "", false
}

// Whole returns the entry of a list that a cell consists of.
func (c *Cell) Whole(list List, content string) (*Entry, bool) {
	c.find(content)
	return c.s.whole(c.s.byList[list])
}

// whole returns the entry that all words of a sentence are, of some matches in it.
func (s *Sentence) whole(matches []Match) (*Entry, bool) {
	for _, m := range matches {
		if s.nothingBut(m.From, m.To) {
			return m.Entry, true
		}
	}
	return nil, false
}

// nothingBut reports whether a sentence has no words but those of tokens from to to, and
// words that only bind them.
func (s *Sentence) nothingBut(from, to int) bool {
	for i, t := range s.Tokens {
		if (i < from || i >= to) && t.Class != text.Punct && !s.Plays(i, RoleThe|RoleIn|RoleOf|RoleA) {
			return false
		}
	}
	return true
}

// SheetWords returns the folded words of a head of a spreadsheet, as the list of them is
// matched: without punctuation, but with the signs that stand for words.
func SheetWords(head string) []string {
	var words []string
	for _, t := range text.AppendTokens(nil, head, 0, len(head)) {
		w := head[t.Start:t.End]
		if t.Class == text.Punct && !strings.ContainsAny(w, "%#№") {
			continue
		}
		if w = strings.Trim(text.Fold(w), ".'"); w != "" {
			words = append(words, w)
		}
	}
	return words
}

// SheetWord returns the entry of the list of sheets that begins some words, and how many of
// them it is: the longest.
func (l *Language) SheetWord(words []string) (*Entry, int) {
	for n := min(len(words), maxForm); n > 0; n-- {
		if e, ok := l.sheets[strings.Join(words[:n], " ")]; ok {
			return e, n
		}
	}
	return nil, 0
}

// isSheetWord reports whether all words of a head are a form of the entry.
func (l *Language) isSheetWord(e *Entry, head string) bool {
	words := SheetWords(head)
	got, n := l.SheetWord(words)
	return got == e && n == len(words)
}

// addSheetWords notes the forms of an entry of the list of sheets.
func (l *Language) addSheetWords(e *Entry) {
	for _, w := range e.Slots["forms"] {
		if key := strings.Join(SheetWords(w), " "); l.sheets[key] == nil {
			l.sheets[key] = e
		}
	}
}

// sheetWordTwice returns a form of the entry that stands for another one, which comes
// first and wins.
func (l *Language) sheetWordTwice(e *Entry) (form string, other *Entry) {
	for _, w := range e.Slots["forms"] {
		if o := l.sheets[strings.Join(SheetWords(w), " ")]; o != e {
			return w, o
		}
	}
	return "", nil
}
