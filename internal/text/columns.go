package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A table may also be set with spaces, or with dots that lead to the numbers: its
// columns are where the gaps of its lines stand above each other. Prose, verse and
// addresses have gaps too, but no numbers that stand alone between them.

const (
	headLines = 4   // lines of heads at most
	gapDots   = 4   // dots that make a gap
	widest    = 512 // of columns, in characters; what lies behind is of the last
	maxLabel  = 60  // bytes of a line that only names the rows below it
)

// spaced is a table set with spaces that is being looked at.
type spaced struct {
	s       *splitter
	from    int // its first line
	first   int // the first line with numbers
	end     int // the line behind the last
	heads   int // lines without numbers
	rows    int // lines with numbers
	cells   int // of each of those; -1 where they differ
	filled  [widest]bool
	columns []stretch // where its columns stand
}

// stretch is a stretch of a line in characters from its start.
type stretch struct{ from, to int }

// piece is a cell of a line set with spaces.
type piece struct {
	Range
	stretch
}

// spacedTable reads the table set with spaces that begins at the line and returns
// where it ends, 0 if none begins here. Lines that were found to hold none are not
// looked at again.
func (s *splitter) spacedTable(l line) int {
	if l.start < s.prose || !gapped(l.text(s.content)) {
		return 0
	}
	t := spaced{s: s, from: l.start, cells: -2}
	t.measure(l)
	if !t.isTable() {
		s.prose = t.end
		return 0
	}
	s.close()
	t.emit()
	return t.end
}

// gapped reports whether a line, without the white space around it, has a gap.
func gapped(t string) bool {
	return strings.Contains(t, "  ") || strings.Contains(t, "....") || strings.Contains(t, ". . .")
}

// measure walks to the end of the lines that may be one table and notes where
// their numbers stand.
func (t *spaced) measure(l line) {
	for blank := false; l.start < l.end; {
		switch t.lineIs(l) {
		case data:
			if t.rows == 0 {
				t.first = l.start
			}
			t.note(t.s.pieces(l))
		case words:
			if t.heads++; t.rows == 0 && (blank || t.heads > headLines) {
				return
			}
		case other:
			return
		}
		t.end = l.next
		if l.next >= len(t.s.content) {
			return
		}
		next := t.s.lineAt(l.next)
		if next.start == next.end && t.rows == 0 && next.next < len(t.s.content) {
			next, blank = t.s.lineAt(next.next), true
		}
		l = next
	}
}

// What a line is to a table.
const (
	other = iota // not of it
	drawn        // parts rows
	words        // cells without numbers; heads above the first number
	data         // cells with numbers
)

// lineIs says what a line is to the table.
func (t *spaced) lineIs(l line) int {
	pieces := t.s.pieces(l)
	switch {
	case isDrawnLine(l.text(t.s.content)):
		return drawn
	case t.rows == 0 && areYears(t.s.content, pieces):
		return words
	case isDataRow(t.s.content, rangesOf(pieces)):
		return data
	case t.rows > 0 && strings.HasSuffix(t.s.content[pieces[0].Start:pieces[0].End], ":"):
		return other // a note under the table
	case len(pieces) >= 2, t.rows == 0 && l.start-t.s.lineStart(l.start) >= gapDots, (t.rows > 0 || t.heads > 0) && t.names(l):
		return words
	}
	return other
}

// names reports whether a line without gaps only names the rows below it.
func (t *spaced) names(l line) bool {
	label := l.text(t.s.content)
	first, _ := utf8.DecodeRuneInString(label)
	if len(label) > maxLabel || !unicode.IsLetter(first) || strings.ContainsAny(label[len(label)-1:], ".;?!") || strings.Contains(label, ": ") || l.next >= len(t.s.content) {
		return false
	}
	return isDataRow(t.s.content, rangesOf(t.s.pieces(t.s.lineAt(l.next))))
}

// note notes the cells of a line with numbers.
func (t *spaced) note(pieces []piece) {
	t.rows++
	if t.cells == -2 {
		t.cells = len(pieces)
	} else if t.cells != len(pieces) {
		t.cells = -1
	}
	for _, p := range pieces {
		for i := p.from; i < min(p.to, widest); i++ {
			t.filled[i] = true
		}
	}
}

// isTable reports whether what was measured is a table, and settles its columns:
// where they stand above each other, else by their order in rows of equal length.
func (t *spaced) isTable() bool {
	if t.rows == 0 || t.rows == 1 && t.first == t.from {
		return false
	}
	from := -1
	for i := 0; i <= widest; i++ {
		switch filled := i < widest && t.filled[i]; {
		case filled && from < 0:
			from = i
		case !filled && from >= 0:
			t.columns = append(t.columns, stretch{from, i})
			from = -1
		}
	}
	if len(t.columns) >= 2 && len(t.columns) >= t.cells {
		return true
	}
	t.columns = nil
	return t.cells >= 2
}

// emit adds the cells of the table.
func (table *spaced) emit() {
	s := table.s
	s.section = Range{}
	heads := []Range{}
	for l := s.lineAt(s.lineStart(table.from)); ; {
		if t := l.text(s.content); t != "" && !isDrawnLine(t) {
			cells := table.place(s.pieces(l))
			if l.start < table.first && !isEmpty(cells[1:]) {
				heads = s.headRow(cells, heads)
			} else {
				s.cells(cells, heads)
			}
		}
		if l.next >= table.end {
			return
		}
		l = s.lineAt(l.next)
	}
}

// lineStart returns where the line of i starts.
func (s *splitter) lineStart(i int) int { return strings.LastIndexByte(s.content[:i], '\n') + 1 }

// place puts the cells of a line into the columns; the last of two that fall into
// one goes to the next, and is lost behind the last.
func (t *spaced) place(pieces []piece) []Range {
	if t.columns == nil {
		return t.count(pieces)
	}
	cells := make([]Range, len(t.columns))
	next := 0
	for _, p := range pieces {
		col := max(t.columnOf(p.stretch), next)
		if col >= len(cells) {
			last := &cells[len(cells)-1]
			last.End = p.End
			if last.Start == 0 {
				last.Start = p.Start
			}
			break
		}
		cells[col] = p.Range
		next = col + 1
	}
	return cells
}

// count puts the cells of a line into columns by their order; a line of heads that
// is one short has none above the labels.
func (t *spaced) count(pieces []piece) []Range {
	var cells []Range
	if len(pieces) == t.cells-1 {
		cells = append(cells, Range{})
	}
	for _, p := range pieces {
		cells = append(cells, p.Range)
	}
	return cells
}

// columnOf returns the column that shares most with a cell, else the nearest one.
func (t *spaced) columnOf(p stretch) int {
	best, most := 0, 0
	for i, c := range t.columns {
		shared := min(p.to, c.to) - max(p.from, c.from) // below 0: how far apart
		if i == 0 || shared > most {
			best, most = i, shared
		}
	}
	return best
}

// pieces parts a line into cells at its gaps, as many as a row may have.
func (s *splitter) pieces(l line) []piece {
	var out []piece
	at := utf8.RuneCountInString(s.content[s.lineStart(l.start):l.start])
	for i := l.start; i < l.end && len(out) < maxColumns; {
		end := i + cellLength(s.content[i:l.end])
		p := piece{Range{i, end}, stretch{from: at}}
		at += utf8.RuneCountInString(s.content[i:end])
		p.to = at
		out = append(out, p)
		gap := gapLength(s.content[end:l.end])
		at += utf8.RuneCountInString(s.content[end : end+gap])
		i = end + gap
	}
	return out
}

func rangesOf(pieces []piece) []Range {
	out := make([]Range, len(pieces))
	for i, p := range pieces {
		out[i] = p.Range
	}
	return out
}

// cellLength returns how far it is to the next gap.
func cellLength(t string) int {
	for i := range len(t) {
		if c := t[i]; (c == ' ' || c == '\t' || c == '.') && i > 0 && gapLength(t[i:]) > 0 {
			return i
		}
	}
	return len(t)
}

// gapLength returns how long the gap at the start of t is: white space and leading
// dots; 0 if there is none.
func gapLength(t string) int {
	dots, n := 0, 0
	for n < len(t) && (t[n] == ' ' || t[n] == '\t' || t[n] == '.') {
		if t[n] == '.' {
			dots++
		}
		n++
	}
	switch {
	case dots == 0 && n >= 2, dots >= gapDots, dots >= 3 && n >= 2*dots:
		return n
	case n >= 2 && t[0] != '.' && t[1] != '.':
		return len(t[:n]) - len(strings.TrimLeft(t[:n], " \t")) // dots that belong to the cell behind
	}
	return 0
}

// isDrawnLine reports whether a line is only drawn.
func isDrawnLine(t string) bool {
	return len(t) >= 3 && strings.Trim(t, "-=_+|:*—–─═┼ ") == "" && strings.Trim(t, "_") != ""
}

// isDataRow reports whether half of the cells behind the first hold a number, or
// say that there is none, and one holds digits.
func isDataRow(content string, cells []Range) bool {
	values, digits := 0, false
	for _, c := range cells[min(1, len(cells)):] {
		switch t := content[c.Start:c.End]; {
		case isNumeric(t), isHedged(t):
			values++
			digits = true
		case isMissing(t):
			values++
		}
	}
	return digits && 2*values >= len(cells)-1
}

// areYears reports whether all cells behind the first hold years, two or more: the
// heads of a series.
func areYears(content string, pieces []piece) bool {
	for _, p := range pieces[min(1, len(pieces)):] {
		if !isYear(content[p.Start:p.End]) {
			return false
		}
	}
	return len(pieces) > 2
}

// longestUnit is how many letters may stand beside the number of a cell.
const longestUnit = 4

// isNumeric reports whether a cell holds a number and little else: "1,204",
// "c. 850", "129+", "94 (37%)".
func isNumeric(t string) bool {
	letters, digits := 0, 0
	for _, r := range t {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits > 0 && letters <= longestUnit && letters <= 2*digits
}

// mostHedge is how many words a cell with a number may have, the number included.
const mostHedge = 3

// isHedged reports whether a cell holds words and then a number that is no year: "at least
// 36", "up to 400".
func isHedged(t string) bool {
	words := strings.Fields(t)
	n := len(words)
	return n > 1 && n <= mostHedge && len(t) <= maxLabel/2 && isNumeric(words[n-1]) && !isYear(words[n-1]) && !strings.ContainsFunc(strings.Join(words[:n-1], ""), unicode.IsDigit)
}

// isMissing reports whether a cell says that there is no number.
func isMissing(t string) bool {
	switch strings.ToLower(t) {
	case "-", "–", "—", ".", "..", "...", "…", "n/a", "na", "n.a.", "nil", "none", "?", "*", "x", "unknown":
		return true
	}
	return false
}
