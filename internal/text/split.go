package text

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Split finds the blocks of a plain text: headings, paragraphs, list items,
// numbered paragraphs, tables with heads, turns of speakers, time-stamped
// entries, notes. It looks at layout only; which blocks are boilerplate is for
// the lists of a language to say (see Mark).
func Split(content string) []Block {
	s := splitter{content: content, room: wrapped(content)}
	s.flat = s.room == 0 && isFlat(content)
	s.tight = isTightTranscript(content)
	s.turns = isTranscript(content, s.flat)
	s.run()
	return s.blocks
}

// splitter walks over the lines of a text, gathering a paragraph until
// something else begins.
type splitter struct {
	content string
	blocks  []Block
	open    Block // the paragraph being gathered; End 0 if none
	row     int   // rows of tables so far
	section Range // of the table: the line that names the rows below it
	prose   int   // what stands before it holds no table set with spaces
	notes   bool  // behind a rule of underscores: what follows are notes
	turns   bool  // a transcript: paragraphs that a name and a colon open are turns
	tight   bool  // so are lines, where the name is in capitals
	sheets  int   // where the entries of a fact sheet end that were begun
	room    int   // that the lines of a wrapped text have; 0 if it is not wrapped
	flat    bool  // every line is a paragraph
}

// line is one line of the text without the white space around it.
type line struct {
	start, end   int  // trimmed, bytes
	next         int  // start of the next line
	alone        bool // blank lines, or the ends of the text, on both sides
	above, below bool // a blank line, or an end of the text, on that side
	leads        bool // an item of a list on the next line
}

func (l line) text(content string) string { return content[l.start:l.end] }

func (s *splitter) run() {
	for at := 0; at < len(s.content); {
		l := s.lineAt(at)
		if l.start == l.end {
			s.close()
			at = l.next
			continue
		}
		at = s.take(l)
	}
	s.close()
}

func (s *splitter) lineAt(at int) line {
	start, end, next := s.lineFrom(at)
	l := line{start: start, end: end, next: next, above: s.flat || s.open.End == 0, below: s.flat || s.blankAt(next)}
	l.alone = l.above && l.below
	if l.above && !l.below {
		l.leads = s.entryKind(next) != nil || itemMark(strings.TrimLeftFunc(s.content[next:], unicode.IsSpace)) > 0
	}
	return l
}

// lineFrom returns where the line at a place starts and ends, without the white space
// around it, and where the next one starts.
func (s *splitter) lineFrom(at int) (start, end, next int) {
	end, next = len(s.content), len(s.content)
	if n := strings.IndexByte(s.content[at:], '\n'); n >= 0 {
		end, next = at+n, at+n+1
	}
	t := trimRange(s.content, at, end)
	return t.Start, t.End, next
}

// blankAt reports whether the line at i is blank or beyond the text.
func (s *splitter) blankAt(i int) bool {
	start, end, _ := s.lineFrom(min(i, len(s.content)))
	return start == end
}

// take makes what it can of the line and returns where to go on.
func (s *splitter) take(l line) int {
	t := l.text(s.content)
	if n := s.table(l); n > 0 {
		return n
	}
	switch {
	case isRule(t):
		s.close()
		s.notes = t[0] == '_'
	case s.marked(l, t), s.entry(l, t), s.turn(l, t), s.item(l, t), s.numbered(l, t), s.sheet(l, t), s.note(l, t), s.heading(l, t):
	case s.wrappedHeading(l):
		l = s.lineAt(l.next)
	default:
		s.gather(l)
	}
	return l.next
}

// gather adds the line to the open paragraph, or opens one.
func (s *splitter) gather(l line) {
	if s.flat {
		s.close()
	}
	if s.open.End == 0 {
		s.open = Block{Kind: Paragraph, Start: l.start}
		if n := numberedParagraph(l.text(s.content)); n > 0 {
			s.open.Start += n
		}
	}
	s.open.End = l.end
}

// begin closes what is open and opens a block that following lines add to.
func (s *splitter) begin(b Block) {
	s.close()
	s.open = b
}

// add closes what is open and adds a block of one line.
func (s *splitter) add(b Block) {
	s.close()
	s.blocks = append(s.blocks, b)
}

func (s *splitter) close() {
	if s.open.End > s.open.Start {
		s.blocks = append(s.blocks, s.open)
	}
	s.open = Block{}
}

// isRule reports whether the line is drawn: ____ or ---- or ====.
func isRule(t string) bool {
	return len(t) >= 3 && strings.Trim(t, "_") == "" || len(t) >= 3 && strings.Trim(t, "-=*—–") == ""
}

// marked reads a heading in wiki or Markdown notation: == Denmark ==, ## Denmark.
func (s *splitter) marked(l line, t string) bool {
	if n := len(t) - len(strings.TrimLeft(t, "=")); n > 0 && n <= 6 && strings.HasSuffix(t, t[:n]) && len(t) > 2*n {
		s.add(s.trimmed(Block{Kind: Heading, Start: l.start + n, End: l.end - n, Level: n}))
		return true
	}
	if n := len(t) - len(strings.TrimLeft(t, "#")); n > 0 && n <= 6 && len(t) > n && t[n] == ' ' {
		s.add(s.trimmed(Block{Kind: Heading, Start: l.start + n, End: l.end, Level: n}))
		return true
	}
	return false
}

// trimmed returns the block without the white space at its ends.
func (s *splitter) trimmed(b Block) Block {
	t := s.content[b.Start:b.End]
	b.Start += len(t) - len(strings.TrimLeftFunc(t, unicode.IsSpace))
	b.End = b.Start + len(strings.TrimSpace(t))
	return b
}

// entry reads the time stamp that stands alone above an entry of a live page:
// 17.42, 5:42pm, 17:42 GMT.
func (s *splitter) entry(l line, t string) bool {
	if !l.above || !isClock(t) {
		return false
	}
	s.add(Block{Kind: Entry, Start: l.start, End: l.end})
	return true
}

func isClock(t string) bool {
	if len(t) < 4 || len(t) > 14 {
		return false
	}
	n := 0
	for n < len(t) && t[n] >= '0' && t[n] <= '9' {
		n++
	}
	if n == 0 || n > 2 || n+3 > len(t) || t[n] != '.' && t[n] != ':' {
		return false
	}
	rest := t[n+1:]
	if !isDigit(rune(rest[0])) || !isDigit(rune(rest[1])) {
		return false
	}
	return strings.TrimFunc(rest[2:], func(r rune) bool { return unicode.IsLetter(r) || r == ' ' || r == '.' }) == ""
}

// heading reads a line that stands alone as a heading: short, without a full
// stop, not a mere number.
func (s *splitter) heading(l line, t string) bool {
	if !l.above || !l.below && (s.wraps(l) || !(l.leads && len(t) <= maxListHead || isCapitals(t) || numberedHeading(t) || t[len(t)-1] == '?')) || !looksLikeHeading(t) {
		return false
	}
	s.head(l)
	return true
}

// head adds a heading; the first of the text is its title.
func (s *splitter) head(l line) {
	level := 2
	if len(s.blocks) == 0 {
		level = 1
	}
	s.add(Block{Kind: Heading, Start: l.start, End: l.end, Level: level})
}

const (
	maxHeading  = 140 // bytes; longer lines are paragraphs
	maxListHead = 60  // right above the items of a list
)

func looksLikeHeading(t string) bool {
	if len(t) > maxHeading {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(withoutNotes(t))
	if strings.ContainsRune(".,;:…", last) {
		return false
	}
	first, _ := utf8.DecodeRuneInString(t)
	if !unicode.IsLetter(first) && !unicode.IsDigit(first) && !strings.ContainsRune(`"“‘'`, first) {
		return false
	}
	return strings.IndexFunc(t, unicode.IsLetter) >= 0
}

// withoutNotes cuts off what may stand behind the full stop of a sentence: marks of
// notes and closing quotation marks.
func withoutNotes(t string) string {
	for {
		rest := strings.TrimRight(t, noteMarks+"*\"”’»")
		if i := strings.LastIndexByte(rest, '['); i > 0 && strings.HasSuffix(rest, "]") && strings.Trim(rest[i+1:len(rest)-1], "0123456789") == "" {
			rest = rest[:i]
		}
		if rest == t || rest == "" {
			return t
		}
		t = rest
	}
}

// isCapitals reports whether the line holds words in capitals only.
func isCapitals(t string) bool {
	letters := 0
	for _, r := range t {
		if unicode.IsLower(r) {
			return false
		}
		if unicode.IsUpper(r) {
			letters++
		}
	}
	return letters >= 4
}

// numberedHeading reports whether the line begins like "1. Summary" or
// "III. Protection" and is short.
func numberedHeading(t string) bool {
	mark, rest, ok := strings.Cut(t, ". ")
	if !ok || len(rest) > 60 || len(mark) > 5 || mark == "" {
		return false
	}
	return strings.Trim(mark, "0123456789") == "" || strings.Trim(mark, "IVXLC") == ""
}

// numberedParagraph returns how long the number of a numbered paragraph is:
// "21. Harm to civilians ...", "(a) ...".
func numberedParagraph(t string) int {
	n := 0
	for n < len(t) && n < 4 && t[n] >= '0' && t[n] <= '9' {
		n++
	}
	if n == 0 || n+2 >= len(t) || t[n] != '.' && t[n] != ')' || t[n+1] != ' ' {
		return 0
	}
	return n + 2
}

// numbered makes items of lines with numbers that follow each other: "1) Militants: 974"
// and "2) Troops: 168" below it.
func (s *splitter) numbered(l line, t string) bool {
	n, mark := lineNumber(t)
	switch {
	case n == 0:
		return false
	case n == 1:
		from, to := s.behind(l)
		if next, _ := lineNumber(s.content[from:to]); next != 2 {
			return false
		}
	default:
		if s.open.End == 0 || s.open.Kind != Item {
			return false
		}
		if last, _ := lineNumber(s.content[s.lineStart(s.open.Start):s.open.End]); last != n-1 {
			return false
		}
	}
	s.begin(Block{Kind: Item, Start: l.start + mark, End: l.end, Level: 1})
	return true
}

// lineNumber returns the number that a line begins with, "2)" or "2.", and how long it is
// with the blank behind it; 0 if it has none.
func lineNumber(t string) (n, mark int) {
	mark = numberedParagraph(t)
	if mark == 0 {
		return 0, 0
	}
	n, err := strconv.Atoi(t[:mark-2])
	if err != nil {
		return 0, 0
	}
	return n, mark
}

// note reads a numbered line behind a drawn rule, a foot- or endnote.
func (s *splitter) note(l line, t string) bool {
	if !s.notes {
		return false
	}
	n := 0
	for n < len(t) && n < 4 && t[n] >= '0' && t[n] <= '9' {
		n++
	}
	if n == 0 || n+1 >= len(t) || t[n] != ' ' {
		return false
	}
	s.begin(Block{Kind: Note, Start: l.start + n + 1, End: l.end})
	return true
}

// item reads an item of a list by its mark.
func (s *splitter) item(l line, t string) bool {
	n := itemMark(t)
	if n == 0 || s.goesOnWith(l) {
		return false
	}
	indent := 1
	if l.start >= 2 && s.content[l.start-2:l.start] == "  " {
		indent = 2
	}
	s.begin(Block{Kind: Item, Start: l.start + n, End: l.end, Level: indent})
	return true
}

// itemMark returns how long the mark of a list item at the start of t is, with
// the blank behind it; 0 if there is none.
func itemMark(t string) int {
	r, n := utf8.DecodeRuneInString(t)
	rest := t[n:]
	switch {
	case strings.ContainsRune("•◦▪‣●·*", r), r == '-' || r == '–' || r == '—':
		blank, size := utf8.DecodeRuneInString(rest)
		if size > 0 && unicode.IsSpace(blank) {
			return n + size
		}
	case r == '(' && len(rest) > 3 && rest[1] == ')' && rest[2] == ' ':
		return n + 3
	}
	return 0
}
