package mention

import (
	"time"

	"cited"
)

// Scan reads all quantities and all periods of a sentence that Analyze has read:
// more than figures need, so it is done only when it is asked for, with lists of
// its own. It is reused from sentence to sentence.
type Scan struct {
	Amounts []Amount
	Times   []Time

	*Sentence
	late    Sentence // the same tokens, by the lists that only a scan needs
	story   *Story
	lastTo  int        // behind the last time of the sentence
	lastDay cited.EDTF // its value

	dated []bool // by token: part of a date, so not of an amount
}

// Story is what the dates of a text lean on: the document's own date, and the
// date that the text last told. It goes from sentence to sentence.
type Story struct {
	printed   time.Time
	isPrinted bool
	fullDay   bool       // the document's date says the day
	told      moment     // the zero moment if none was told
	month     moment     // the last one told that has a month
	fresh     bool       // in this sentence
	stepped   bool       // what was told last is a step from what was told before: the next year
	before    bool       // a century before our era was told, and no year since
	daily     bool       // the text tells of the days around its document's
	opened    bool       // a sentence began with what was told last
	last      moment     // what was named last, also by "last Friday"
	gap       int        // sentences since then
	clockDay  cited.EDTF // the day of the hour that was told last
	clockHour int
	had       bool    // this sentence looks back: "had left"
	months    [13]int // the year in which a month was told last
	commas    bool    // decimals were written with a comma
	points    bool    // or with a point
}

// NewStory begins the story of a document with its date, "" if it has none.
func NewStory(printed cited.EDTF) *Story {
	s := Sentence{Date: printed}
	at, ok := s.anchor()
	return &Story{printed: at, isPrinted: ok, fullDay: len(printed) == len(time.DateOnly)}
}

// Read reads the quantities and periods of s, which Analyze has been given, and
// goes on with the story. What it found holds until the next call.
func (c *Scan) Read(s *Sentence, story *Story) {
	c.Sentence, c.story = s, story
	story.fresh, story.had = false, false
	story.gap++
	for i := range s.Tokens {
		story.had = story.had || s.Is(i, "had") && i > 0 && (s.Plays(i+1, RolePast) || s.EndsLike(i+1, RolePast))
	}
	c.late.look(s.lang.late, s)
	c.late.group()
	c.dated = resize(c.dated, len(s.Tokens))
	clear(s.taken)
	c.Times = c.appendTimes(c.Times[:0])
	copy(s.taken, c.dated)
	c.decimals()
	c.Amounts = c.joined(c.appendAmounts(c.Amounts[:0]))
}

// word returns the entry of the list of times that begins at token i, with the
// part of its id before the first point.
func (c *Scan) word(i int) (m Match, kind string, ok bool) {
	m, ok = c.late.Beginning(Times, i)
	if !ok {
		return m, "", false
	}
	return m, kindOf(m.Entry), true
}

// kindOf returns what stands before the first point of an entry's name.
func kindOf(e *Entry) string {
	for i := 0; i < len(e.Name); i++ {
		if e.Name[i] == '.' {
			return e.Name[:i]
		}
	}
	return e.Name
}

// is reports whether a word of times of this kind begins at token i.
func (c *Scan) is(i int, kind string) (Match, bool) {
	m, k, ok := c.word(i)
	return m, ok && k == kind
}

// calendar returns the word of the calendar of one of these kinds that begins
// at token i.
func (c *Scan) calendar(i int, kinds ...string) (Match, string, bool) {
	m, ok := c.Beginning(Calendar, i)
	if !ok {
		return m, "", false
	}
	k := kindOf(m.Entry)
	for _, want := range kinds {
		if k == want {
			return m, k, true
		}
	}
	return m, "", false
}

// isDigits reports whether token i is a number in digits of so many letters.
func (c *Scan) isDigits(i, least, most int) bool {
	w := c.at(i)
	if len(w) < least || len(w) > most {
		return false
	}
	for k := 0; k < len(w); k++ {
		if w[k] < '0' || w[k] > '9' {
			return false
		}
	}
	return true
}

// tight reports whether token i stands without a space behind the one before.
func (c *Scan) tight(i int) bool { return i < len(c.Tokens) && i > 0 && !c.Tokens[i].Space }
